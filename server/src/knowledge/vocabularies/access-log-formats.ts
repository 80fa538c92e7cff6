/** Whole access log formats to begin with, as AWS shows them for each type of API. */
import type { ApiType } from './context-variables.js';

/** `clf` is the line of a web server log, each word the name of a variable; `json` are the names in the order of the keys. */
export interface SampleFormat {
  readonly clf: string;
  readonly json: readonly string[];
}

const CALLER = ['identity.caller', 'identity.user'];

/** A whole format of each kind for each type of API, as AWS's console offers them. */
export const sampleFormats: Readonly<Record<ApiType, SampleFormat>> = {
  REST: {
    clf: 'identity.sourceIp identity.caller identity.user [requestTime] "httpMethod resourcePath protocol" status responseLength requestId extendedRequestId',
    json: [
      'requestId',
      'extendedRequestId',
      'identity.sourceIp',
      ...CALLER,
      'requestTime',
      'httpMethod',
      'resourcePath',
      'status',
      'protocol',
      'responseLength',
    ],
  },
  HTTP: {
    clf: 'identity.sourceIp - - [requestTime] "httpMethod routeKey protocol" status responseLength requestId extendedRequestId',
    json: [
      'requestId',
      'identity.sourceIp',
      'requestTime',
      'httpMethod',
      'routeKey',
      'status',
      'protocol',
      'responseLength',
      'extendedRequestId',
    ],
  },
  WEBSOCKET: {
    clf: 'identity.sourceIp identity.caller identity.user [requestTime] "eventType routeKey connectionId" status requestId',
    json: [
      'requestId',
      'identity.sourceIp',
      ...CALLER,
      'requestTime',
      'eventType',
      'routeKey',
      'status',
      'connectionId',
    ],
  },
};
