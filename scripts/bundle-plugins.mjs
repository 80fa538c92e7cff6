// What bundling changes in the sources; tests run them as they are.
// What makes the server's bundle small: modules of plain data are replaced by what they come to when they are run at
// build time, compressed, and what live stages need lies in a bundle of its own. What loads the AWS SDK late, and sends its
// requests through VS Code's proxy: two module names.
import { build } from 'esbuild';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Modules that export plain data only, maps by text included: what is told of resources, log variables and Terraform's
 * own blocks, and the provider's schemas.
 */
const packed =
  /knowledge[\\/](?:resource-facts|meta-arguments|top-level|generated[\\/]provider|vocabularies[\\/]context-variables)\.ts$/;

/** How a map is written as JSON: an object with this one member. */
const MAP = '$map';

/**
 * What is known lies beside the server as one compressed file, `dist/knowledge.br`: 190 KB of text are 40 then, and a
 * module is unpacked when it is first asked for.
 */
export const packedKnowledge = {
  name: 'packed-knowledge',
  setup({ onLoad, onResolve, onEnd, initialOptions }) {
    const texts = {};
    onResolve({ filter: /^packed-knowledge$/ }, ({ path }) => ({ path, namespace: path }));
    onLoad({ filter: /.*/, namespace: 'packed-knowledge' }, () => ({ contents: UNPACK, resolveDir: '.' }));
    onLoad({ filter: packed }, async ({ path }) => {
      const exported = await run(path);
      const name = basename(path, '.ts');
      texts[name] = JSON.stringify(exported, (key, value) => {
        if (typeof value === 'function' || value instanceof Set)
          throw new Error(`${path}: \`${key}\` is no plain data, so the module can't be packed.`);
        return value instanceof Map ? { [MAP]: [...value] } : value;
      });
      const hasMaps = texts[name].includes(MAP);
      return {
        contents: [
          `import { unpack } from 'packed-knowledge';`,
          `const data = unpack(${JSON.stringify(name)}, ${String(hasMaps)});`,
          ...Object.keys(exported).map((each) => `export const ${each} = data.${each};`),
        ].join('\n'),
      };
    });
    onEnd(async ({ errors }) => {
      if (errors.length > 0) return;
      const file = join(dirname(initialOptions.outfile), 'knowledge.br');
      const sorted = Object.fromEntries(Object.entries(texts).sort());
      const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };
      await writeFile(
        join(initialOptions.absWorkingDir, file),
        brotliCompressSync(JSON.stringify(sorted), { params }),
      );
    });
  },
};

/** Runs in the server. A reviver is asked for every value, so only where there are maps. */
const UNPACK = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
const texts = JSON.parse(brotliDecompressSync(readFileSync(join(__dirname, 'knowledge.br'))).toString());
const revive = (key, value) => (value?.${MAP} ? new Map(value.${MAP}) : value);
export const unpack = (name, hasMaps) => JSON.parse(texts[name], hasMaps ? revive : undefined);
`;

/** Leaves the code that speaks to AWS out of the extension's bundle, to be loaded from one beside it. */
export const awsApart = {
  name: 'aws-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/main\.js$/ }, ({ importer }) =>
      /client[\\/]src[\\/]aws[\\/]load\.ts$/.test(importer)
        ? { path: './aws.cjs', external: true }
        : undefined,
    );
  },
};

/** VS Code sends what extensions ask of `http` and `https` through its proxy; of `node:https` it doesn't hear. */
export const proxiedHttp = {
  name: 'proxied-http',
  setup({ onResolve }) {
    onResolve({ filter: /^node:https?$/ }, ({ path }) => ({
      path: path.slice('node:'.length),
      external: true,
    }));
  },
};

/** Bundles a module in memory and answers what it exports. */
async function run(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** What the server does not need to start lies in bundles of its own, which it loads when it is first asked for them. */
export const loadedLate = {
  name: 'loaded-late',
  setup({ onResolve }) {
    for (const [filter, path] of [
      [/\/render\/rendering\.js$/, './render.cjs'],
      [/\/check\/run-check\.js$/, './check.cjs'],
    ])
      onResolve({ filter, namespace: 'file' }, ({ kind }) =>
        kind === 'dynamic-import' ? { path, external: true } : undefined,
      );
  },
};

/** The other side: what these folders import from others is that of the running server, which is loaded already. */
export const sharedWithServer = {
  name: 'shared-with-server',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\// }, ({ resolveDir }) =>
      /[\\/]server[\\/]src[\\/](?:render|check)$/.test(resolveDir)
        ? { path: './server.cjs', external: true }
        : undefined,
    );
  },
};
