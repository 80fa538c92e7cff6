// What makes the server's bundle small: a module of plain data is replaced by what it comes to when it is run at build
// time, compressed. The sources stay as they are, and so do the tests, which run them unbundled.
import { build } from 'esbuild';
import { brotliCompressSync, constants } from 'node:zlib';

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
