/**
 * Answers over HTTP that come to an end: in time and in bytes, whatever their status. The SDK's own limits end with the
 * first line of an answer.
 */
import type { Readable } from 'node:stream';
import type { HttpHandler, HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { NodeHttpHandlerOptions } from '@smithy/types';
import type { Limits } from './ports.js';
import type { CaBundle } from './profile-settings.js';

/** What a handler needs to know. `caBundle`: undefined for the certificates that the editor trusts. */
export interface AnswerLimits {
  readonly limits: Pick<Limits, 'connectionTimeoutMs' | 'requestTimeoutMs' | 'answerBytes'>;
  readonly caBundle: CaBundle | undefined;
}

/** The name of the error where an answer is larger than `Limits.answerBytes`. */
export const TOO_LARGE = 'ResponseTooLarge';

/** The SDK's handler, of which each answer is there as a whole; rejects with a `TimeoutError`, or one named `TOO_LARGE`. */
export function wholeAnswers({ limits, caBundle }: AnswerLimits): HttpHandler<NodeHttpHandlerOptions> {
  const handler = new NodeHttpHandler({
    connectionTimeout: limits.connectionTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    // Without it the SDK only warns.
    throwOnRequestTimeout: true,
    // An agent's certificates are kept by VS Code's proxy support as well.
    ...(caBundle === undefined ? {} : { httpsAgent: { ca: caBundle.certificates } }),
  });
  return {
    metadata: handler.metadata,
    handle: async (request, options) => {
      const ends = performance.now() + limits.requestTimeoutMs;
      const { response } = await handler.handle(request, options);
      response.body = await whole(response, ends - performance.now(), limits.answerBytes);
      return { response };
    },
    destroy: () => {
      handler.destroy();
    },
    updateHttpClientConfig: (key, value) => {
      handler.updateHttpClientConfig(key, value);
    },
    httpHandlerConfigs: () => handler.httpHandlerConfigs(),
  };
}

async function whole({ body }: HttpResponse, ms: number, most: number): Promise<Uint8Array> {
  const stream = body as Readable;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const timer = setTimeout(() => {
    stream.destroy(named('TimeoutError'));
  }, ms);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      // Leaving the loop ends the connection.
      if (bytes > most) throw named(TOO_LARGE);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}
