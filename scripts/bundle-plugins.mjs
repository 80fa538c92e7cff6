// What bundling changes in the sources; tests run them as they are.
// What makes the server's bundle small: modules of plain data are replaced by what they come to when they are run at
// build time, compressed, and what live stages need lies in a bundle of its own. What loads the AWS SDK late, and sends its
// requests through VS Code's proxy: two module names.
import { build } from 'esbuild';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Modules that export plain data only, maps by text included: what is told of resources, log variables and Terraform's
 * own blocks, and the provider's schemas.
 */
const packed =
  /knowledge[\\/](?:resource-facts|meta-arguments|top-level|generated[\\/]provider|vocabularies[\\/]context-variables)\.ts$/;

/** How a map is written as JSON: an object with this one member. */
const MAP = '$map';

/** 140 KB of text are 35 then, and unpacked within some milliseconds. */
export const packedKnowledge = {
  name: 'packed-knowledge',
  setup({ onLoad }) {
    onLoad({ filter: packed }, async ({ path }) => {
      const exported = await run(path);
      const text = JSON.stringify(exported, (key, value) => {
        if (typeof value === 'function' || value instanceof Set)
          throw new Error(`${path}: \`${key}\` is no plain data, so the module can't be packed.`);
        return value instanceof Map ? { [MAP]: [...value] } : value;
      });
      const bytes = brotliCompressSync(text, {
        params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
      });
      return {
        loader: 'js',
        contents: [
          `import { brotliDecompressSync } from 'node:zlib';`,
          `const packed = Buffer.from('${bytes.toString('base64')}', 'base64');`,
          // A reviver is asked for every value, so only where there are maps.
          `const revive = ${text.includes(MAP) ? `(key, value) => (value?.${MAP} ? new Map(value.${MAP}) : value)` : 'undefined'};`,
          `const data = JSON.parse(brotliDecompressSync(packed).toString(), revive);`,
          ...Object.keys(exported).map((name) => `export const ${name} = data.${name};`),
        ].join('\n'),
      };
    });
  },
};

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

/** The server loads the bundle of `render/` when it is first asked for live stages. */
export const renderApart = {
  name: 'render-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/render\/rendering\.js$/, namespace: 'file' }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './render.cjs', external: true } : undefined,
    );
  },
};

/** The other side: what `render/` imports from other folders is that of the running server, which is loaded already. */
export const sharedWithServer = {
  name: 'shared-with-server',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\// }, ({ resolveDir }) =>
      /[\\/]server[\\/]src[\\/]render$/.test(resolveDir)
        ? { path: './server.cjs', external: true }
        : undefined,
    );
  },
};
