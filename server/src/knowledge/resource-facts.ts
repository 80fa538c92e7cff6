/** The one list of the resource types that are told about in our own words. A new one is a file and a line here. */
import { apiGatewayMethodSettings } from './resources/aws_api_gateway_method_settings.js';
import { apiGatewayStage } from './resources/aws_api_gateway_stage.js';
import { apiGatewayV2Stage } from './resources/aws_apigatewayv2_stage.js';
import type { ResourceFacts } from './schema.js';

/** All that is told, for tests and lists. */
export const resourceFacts: readonly ResourceFacts[] = [
  apiGatewayStage,
  apiGatewayMethodSettings,
  apiGatewayV2Stage,
];

/** What is told about a type, or undefined. */
export function factsOf(kind: ResourceFacts['kind'], type: string): ResourceFacts | undefined {
  return byType[kind].get(type);
}

const byType = {
  resource: new Map(
    resourceFacts.filter(({ kind }) => kind === 'resource').map((facts) => [facts.type, facts]),
  ),
  data: new Map(resourceFacts.filter(({ kind }) => kind === 'data').map((facts) => [facts.type, facts])),
};
