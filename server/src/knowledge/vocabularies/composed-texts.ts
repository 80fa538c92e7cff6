/** The texts around API Gateway that people put together of identifiers, and which stands where. */
import type { ReferenceTarget } from '../schema.js';

/** What has to stand in a place, and what the place is, in the middle of a sentence. */
export interface IdentifierPlace {
  readonly what: string;
  readonly takes: readonly ReferenceTarget[];
}

/** One place in such a text: what is before it and after it, and what has to stand in it. */
export interface ComposedPlace extends IdentifierPlace {
  /** The text before it ends so; every part that is not known is a `\0`. */
  readonly before: RegExp;
  readonly after: RegExp;
  /** The argument that holds it, where the text alone says too little. */
  readonly argument?: string;
}

const restApi: ReferenceTarget = { type: 'aws_api_gateway_rest_api', attribute: 'id' };
const version2Api: ReferenceTarget = { type: 'aws_apigatewayv2_api', attribute: 'id' };
const integration: ReferenceTarget = { type: 'aws_apigatewayv2_integration', attribute: 'id' };
const restStage: ReferenceTarget = { type: 'aws_api_gateway_stage', attribute: 'stage_name' };
const version2Stage: ReferenceTarget = { type: 'aws_apigatewayv2_stage', attribute: 'name' };

/** URLs, ARNs of calls, of REST and of version 2 stages, and the names of groups for execution logs. */
export const composedPlaces: readonly ComposedPlace[] = [
  {
    before: /(?:^|\/)$/,
    after: /^\.execute-api\./,
    what: 'the URL of an API begins with',
    takes: [restApi, version2Api],
  },
  {
    before: /:\/\/[^/]*\.execute-api\.[^/]*\/$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the path of the URL begins with',
    takes: [restStage, version2Stage],
  },
  {
    before: /^\/$/,
    after: /^(?:[/?"'\s]|$)/,
    argument: 'origin_path',
    what: 'the path to an API begins with',
    takes: [restStage, version2Stage],
  },
  {
    before: /(?:^|["'\s])arn:[^:]*:execute-api:[^:]*:[^:]*:$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the ARN of a call has',
    takes: [restApi, version2Api],
  },
  {
    before: /(?:^|["'\s])arn:[^:]*:execute-api:[^:]*:[^:]*:[^/]*\/$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the ARN of a call has',
    takes: [restStage, version2Stage],
  },
  {
    before: /(?:^|["'\s])arn:[^:]*:apigateway:[^:]*:[^:]*:\/restapis\/$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the ARN of a REST API has',
    takes: [restApi],
  },
  {
    before: /(?:^|["'\s])arn:[^:]*:apigateway:[^:]*:[^:]*:\/restapis\/[^/]+\/stages\/$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the ARN of a stage ends with',
    takes: [restStage],
  },
  {
    before: /(?:^|["'\s])arn:[^:]*:apigateway:[^:]*:[^:]*:\/apis\/$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the ARN of a version 2 API has',
    takes: [version2Api],
  },
  {
    before: /(?:^|["'\s])arn:[^:]*:apigateway:[^:]*:[^:]*:\/apis\/[^/]+\/stages\/$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the ARN of a stage ends with',
    takes: [version2Stage],
  },
  {
    before: /(?:^|["'\s])arn:[^:]*:apigateway:[^:]*:lambda:path\/[\d-]+\/functions\/$/,
    after: /^\/invocations$/,
    what: 'the URI of an integration has',
    takes: [
      { type: 'aws_lambda_function', attribute: 'arn' },
      { type: 'aws_lambda_function', attribute: 'qualified_arn' },
      { type: 'aws_lambda_alias', attribute: 'arn' },
    ],
  },
  {
    before: /^integrations\/$/,
    after: /^$/,
    argument: 'target',
    what: 'the target of a route ends with',
    takes: [integration],
  },
  {
    before: /^API-Gateway-Execution-Logs_$/,
    after: /^(?:[/?"'\s]|$)/,
    what: 'the group for execution logs is named after',
    takes: [restApi],
  },
  {
    before: /^API-Gateway-Execution-Logs_[^/]+\/$/,
    after: /^$/,
    what: 'the group for execution logs is named after',
    takes: [restStage],
  },
];

/** What is just the beginning of a text, so that a slash and the name of a stage follow it; in place of it, as a text. */
export const beginnings: readonly (ReferenceTarget & { readonly as: string })[] = [
  { type: 'aws_api_gateway_rest_api', attribute: 'arn', as: 'arn:\0:apigateway:\0::/restapis/\0' },
  {
    type: 'aws_api_gateway_deployment',
    attribute: 'invoke_url',
    as: 'https://\0.execute-api.\0.amazonaws.com/',
  },
  { type: 'aws_api_gateway_rest_api', attribute: 'execution_arn', as: 'arn:\0:execute-api:\0:\0:\0' },
  { type: 'aws_apigatewayv2_api', attribute: 'arn', as: 'arn:\0:apigateway:\0::/apis/\0' },
  { type: 'aws_apigatewayv2_api', attribute: 'execution_arn', as: 'arn:\0:execute-api:\0:\0:\0' },
  { type: 'aws_apigatewayv2_api', attribute: 'api_endpoint', as: 'https://\0.execute-api.\0.amazonaws.com' },
];

/** The dimensions by which metrics of API Gateway are told apart. */
export const metricDimensions: Readonly<Record<string, IdentifierPlace>> = {
  ApiId: { what: 'the dimension `ApiId` has', takes: [version2Api] },
  ApiName: {
    what: 'the dimension `ApiName` has',
    takes: [{ type: 'aws_api_gateway_rest_api', attribute: 'name' }],
  },
  Stage: { what: 'the dimension `Stage` has', takes: [restStage, version2Stage] },
};

/** What the target of a route consists of: it is not the ID alone. */
export const routeTarget = {
  type: 'aws_apigatewayv2_route',
  argument: 'target',
  before: 'integrations/',
  of: [integration],
} as const;
