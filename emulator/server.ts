/**
 * AWS on loopback, as far as reading stages goes: API Gateway 1 and 2, STS, SSO, and WAF's answer about a stage, from plain data
 * that only its owner changes. Shapes are AWS's own (`check-shapes.ts`); of AWS's behaviour it has paging, throttling and what
 * `faults.ts` does on purpose, and it checks no signature.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, failed } from './answer.js';
import { answerApiGateway } from './api-gateway.js';
import type { EmulatedData } from './data.js';
import { type Fault, faultAnswer } from './faults.js';
import { answerSso, answerSts, answerWaf } from './other-services.js';
import { type Quota, tokenBucket } from './quota.js';
import { type EmulatedRequest, readRequest } from './request.js';

export interface EmulatorOptions {
  readonly data: EmulatedData;
  readonly faults?: readonly Fault[];
  /** Any free one, when left out. */
  readonly port?: number;
  /** Of API Gateway; none, when left out. */
  readonly quota?: Quota;
  /** Milliseconds, by which the quota counts; the machine's clock, when left out. */
  readonly clock?: () => number;
  readonly latencyMs?: number;
  /** The most items of a page. */
  readonly pageSize?: number;
}

export interface Emulator {
  /** `http://127.0.0.1:PORT`, for `AWS_ENDPOINT_URL` or `endpoint_url`. */
  readonly url: string;
  /** Everything asked so far, with the answer's status; 0 where there was none. */
  readonly calls: readonly Call[];
  /** From now on these faults, and no others. */
  readonly setFaults: (faults: readonly Fault[]) => void;
  /** From now on a request waits so many milliseconds for its answer, by its route. */
  readonly setLatency: (latency: (route: string) => number) => void;
  /** From now on the account holds this. */
  readonly setData: (data: EmulatedData) => void;
  readonly close: () => Promise<void>;
}

export interface Call extends EmulatedRequest {
  readonly status: number;
}

export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { latencyMs = 0, pageSize = 500, quota, clock = () => performance.now(), port = 0 } = options;
  let data = options.data;
  let latency: (route: string) => number = () => latencyMs;
  const calls: Call[] = [];
  let faults = remaining(options.faults ?? []);
  const isAllowed = quota === undefined ? () => true : tokenBucket(quota);

  const answer = (request: EmulatedRequest): Answer => {
    if (request.service === 'sts') return answerSts(request, data);
    if (request.service === 'sso') return answerSso(request);
    if (request.service === 'wafv2' || request.service === 'waf-regional') return answerWaf(request, data);
    if (request.service === 'apigateway') return answerApiGateway(request, data, pageSize);
    return failed(request.service, 400, 'InvalidAction', `The emulator has no ${request.service}.`);
  };

  const respond = async (request: EmulatedRequest | undefined, response: ServerResponse): Promise<void> => {
    if (request === undefined) {
      const message = 'Missing Authentication Token';
      send(response, failed('apigateway', 403, 'MissingAuthenticationTokenException', message));
      return;
    }
    const call = { ...request, status: 0 };
    calls.push(call);
    const wait = latency(request.route);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (request.service === 'apigateway' && !isAllowed(clock())) {
      call.status = 429;
      send(response, failed('apigateway', 429, 'TooManyRequestsException', 'Too Many Requests'));
      return;
    }
    const fault = faults.next(request);
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset') {
      response.destroy();
      return;
    }
    const whole = (fault && faultAnswer(fault, request)) ?? answer(request);
    call.status = whole.status;
    if (fault?.kind === 'cut-off') cutOff(response, whole);
    else if (fault?.kind === 'changed')
      send(response, { ...whole, body: fault.change?.(whole.body) ?? whole.body });
    else if (fault?.kind === 'half-page') send(response, { ...whole, body: half(whole.body) });
    else send(response, whole);
  };

  const server = createServer((incoming, response) => {
    readRequest(incoming)
      .then((request) => respond(request, response))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    setFaults: (now) => {
      faults = remaining(now);
    },
    setLatency: (now) => {
      latency = now;
    },
    setData: (now) => {
      data = now;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The faults that are not used up yet. */
function remaining(faults: readonly Fault[]): { next: (request: EmulatedRequest) => Fault | undefined } {
  const left = faults.map((fault) => ({ fault, times: fault.times ?? Infinity }));
  return {
    next: ({ route, region }) => {
      const entry = left.find(
        ({ fault, times }) =>
          times > 0 && fault.route.test(route) && (fault.region === undefined || fault.region === region),
      );
      if (entry !== undefined) entry.times -= 1;
      return entry?.fault;
    },
  };
}

function send(response: ServerResponse, { status, type, headers = {}, body }: Answer): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'x-amzn-RequestId': '00000000-0000-0000-0000-000000000000',
    ...headers,
  });
  response.end(body);
}

/** The connection ends in the middle of the answer. */
function cutOff(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.write(half(body), () => {
    response.destroy();
  });
}

function half(body: string): string {
  return body.slice(0, body.length / 2);
}
