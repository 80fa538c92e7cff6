// What makes the server's bundle small: two modules are replaced by what they come to when they are run at build
// time. The sources stay as they are, and so do the tests, which run them unbundled.
import { build } from 'esbuild';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * The protocol's constants as plain objects: the library keeps 20 KB of functions beside them that no bundler can
 * tell to be unused. Only what has nothing but constants is there, so that using more fails the build.
 */
export const protocolConstants = {
  name: 'protocol-constants',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode-languageserver-types$/ }, ({ path }) => ({ path, namespace: 'constants' }));
    onLoad({ filter: /.*/, namespace: 'constants' }, async () => {
      const library = Object.entries(await import('vscode-languageserver-types'));
      const isConstant = (value) => typeof value === 'number' || typeof value === 'string';
      const plain = library.filter(
        ([, value]) => typeof value === 'object' && value !== null && Object.values(value).every(isConstant),
      );
      return {
        contents: plain.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`).join('\n'),
      };
    });
  },
};

/** The prose about resources, compressed: 80 KB of text are 20 then, and unpacked within two milliseconds. */
export const packedFacts = {
  name: 'packed-facts',
  setup({ onLoad }) {
    onLoad({ filter: /knowledge[\\/]resource-facts\.ts$/ }, async ({ path }) => {
      const { resourceFacts } = await run(path);
      const text = Buffer.from(JSON.stringify(resourceFacts));
      const packed = brotliCompressSync(text, {
        params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
      });
      return {
        loader: 'js',
        contents: [
          `import { brotliDecompressSync } from 'node:zlib';`,
          `const packed = Buffer.from('${packed.toString('base64')}', 'base64');`,
          `export const resourceFacts = JSON.parse(brotliDecompressSync(packed).toString());`,
        ].join('\n'),
      };
    });
  },
};

/** Bundles a module in memory and imports it. */
async function run(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
