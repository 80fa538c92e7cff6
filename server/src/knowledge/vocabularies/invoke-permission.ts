/**
 * The permission by which API Gateway calls a Lambda function: its source is a pattern for the ARNs of calls, with
 * `*` for any text, slashes included.
 */
import type { ReferenceTarget } from '../schema.js';
import type { ApiType } from './context-variables.js';
import { httpMethods } from './http-methods.js';

/** The names in a permission to call a Lambda function. */
export const invokePermission = {
  type: 'aws_lambda_permission',
  argument: 'source_arn',
  attribute: 'execution_arn',
  /** Attributes of stages and APIs with which no call's ARN begins. */
  wrong: ['arn', 'invoke_url', 'api_endpoint', 'id'],
} as const;

/** What a permission may begin with, best first, and what covers all calls from there on. */
export const callSources: readonly (ReferenceTarget & {
  readonly of: 'stage' | 'api';
  readonly followedBy: string;
})[] = [
  { type: 'aws_api_gateway_stage', of: 'stage', attribute: 'execution_arn', followedBy: '/*/*' },
  { type: 'aws_api_gateway_rest_api', of: 'api', attribute: 'execution_arn', followedBy: '/*/*/*' },
  { type: 'aws_apigatewayv2_stage', of: 'stage', attribute: 'execution_arn', followedBy: '/*' },
  { type: 'aws_apigatewayv2_api', of: 'api', attribute: 'execution_arn', followedBy: '/*/*' },
];

const methods = httpMethods.map(({ value }) => value);

/** `/GET/orders`; without a path where it ends early, as some write the root of an API. */
function methodAndPath(method: string): readonly string[] {
  return [`/${method}`, `/${method}/*`];
}

/** What comes after the stage in the ARN of a call, by type of API: `*` is any text. */
export const callsOfStage: Readonly<Record<ApiType, readonly string[]>> = {
  REST: methods.flatMap(methodAndPath),
  HTTP: [...methods.flatMap(methodAndPath), '/$default'],
  WEBSOCKET: ['/*'],
};

/** The same for one route of a version 2 API. */
export function callsOfRoute(key: string): readonly string[] {
  const [method = '', path] = key.split(' ');
  const isOfHttp = path !== undefined && (method === ANY_METHOD || methods.includes(method));
  return isOfHttp ? callsOfMethod(method, path) : [`/${key}`];
}

/**
 * The same for one method of a REST API. For a part of a path that callers fill in stands any text without a slash, for a
 * greedy one any text.
 */
export function callsOfMethod(method: string, path: string): readonly string[] {
  const shape = path.replaceAll(/\{[^}]*\+\}/g, '*').replaceAll(/\{[^}]*\}/g, '+');
  const own = method === ANY_METHOD ? methods : [method];
  return own.flatMap((each) => (shape === '/' ? methodAndPath(each) : [`/${each}${shape}`]));
}

const ANY_METHOD = 'ANY';

/** Between an API and what comes after its stage; `+` is any text without a slash. */
export const stageOfCall = '/+';

/** What comes after the API where it asks an authorizer. */
export const authorizerCall = '/authorizers/+';
