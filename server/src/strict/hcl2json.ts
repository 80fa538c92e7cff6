/**
 * Loads HashiCorp's own HCL parser, compiled to WebAssembly, from the file that the package `@cdktf/hcl2json` ships.
 * The package's JavaScript is not used: with its file missing it ends the process, it never tells that Go has
 * stopped, and it hands Go the real `fs`. Runs in the strict check's thread only.
 */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import '@cdktf/hcl2json/wasm/wasm_exec.js';
import { FILE_MARK } from './error-text.js';

/** HashiCorp's parser, loaded. */
export interface Hcl2json {
  /** Answers the error text, or undefined where the text is accepted. Throws where the text nests too deeply. */
  readonly errorOf: (text: string) => string | undefined;
  /** Bytes of memory that Go holds; it never gives any back. */
  readonly memory: () => number;
}

/** Loads the parser from `main.wasm.gz`; rejects where that is missing or not what it should be. */
export async function loadHcl2json(wasmPath: string): Promise<Hcl2json> {
  const runtime = globalThis as unknown as GoRuntime;
  const go = new runtime.Go();
  const bytes = gunzipSync(await readFile(wasmPath));
  const { instance } = await runtime.WebAssembly.instantiate(bytes, go.importObject);
  const parser: Partial<GoParser> = {};
  runtime.__parse_terraform_config_wasm__ = parser;
  // Go's `main` never returns; where it ends nevertheless (out of memory), the next parse throws.
  void go.run(instance);
  const { parse } = parser;
  if (parse === undefined) throw new Error('the parser has no function `parse`');
  return {
    errorOf: (text) => {
      let failure: string | null | undefined;
      parse(FILE_MARK, text, (error) => {
        failure = error;
      });
      if (failure === undefined) throw new Error('the parser returned no result');
      return failure ?? undefined;
    },
    memory: () => instance.exports.mem.buffer.byteLength,
  };
}

interface GoParser {
  readonly parse: (fileName: string, text: string, done: (error: string | null) => void) => void;
}

interface GoInstance {
  readonly exports: { readonly mem: { readonly buffer: ArrayBuffer } };
}

/** What `wasm_exec.js` and Node put on the global object, as far as it is used here. */
interface GoRuntime {
  readonly Go: new () => {
    readonly importObject: object;
    readonly run: (instance: GoInstance) => Promise<void>;
  };
  readonly WebAssembly: {
    readonly instantiate: (bytes: Uint8Array, imports: object) => Promise<{ readonly instance: GoInstance }>;
  };
  __parse_terraform_config_wasm__?: Partial<GoParser>;
}
