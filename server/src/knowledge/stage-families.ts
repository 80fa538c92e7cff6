/**
 * The two families of API Gateway, REST and version 2, side by side: which of their resource types and arguments
 * play the same part around a stage.
 */

/** The names around the stages of one family. */
export interface StageFamily {
  readonly api: {
    readonly type: string;
    readonly name: string;
    /** The argument that tells the protocol; the REST family has but one. */
    readonly protocol?: string;
  };
  readonly stage: {
    readonly type: string;
    readonly name: string;
    readonly api: string;
    readonly deployment: string;
    readonly autoDeploy?: string;
    readonly variables: string;
    readonly canary?: string;
    readonly accessLog: { readonly block: string; readonly destination: string; readonly format: string };
    /** The block with settings for one route. */
    readonly routeSettings?: { readonly block: string; readonly route: string };
  };
  readonly deployment: {
    readonly type: string;
    readonly api: string;
    /** The argument with which a deployment makes a stage of its own; gone from provider 6 on. */
    readonly stage?: string;
  };
  /** The resource with settings for methods. */
  readonly methodSettings?: {
    readonly type: string;
    readonly api: string;
    readonly stage: string;
    readonly path: string;
  };
  readonly route?: { readonly type: string; readonly api: string; readonly key: string };
}

/** REST APIs: `aws_api_gateway_…`. */
export const restFamily = {
  api: { type: 'aws_api_gateway_rest_api', name: 'name' },
  stage: {
    type: 'aws_api_gateway_stage',
    name: 'stage_name',
    api: 'rest_api_id',
    deployment: 'deployment_id',
    variables: 'variables',
    canary: 'canary_settings',
    accessLog: { block: 'access_log_settings', destination: 'destination_arn', format: 'format' },
  },
  deployment: { type: 'aws_api_gateway_deployment', api: 'rest_api_id', stage: 'stage_name' },
  methodSettings: {
    type: 'aws_api_gateway_method_settings',
    api: 'rest_api_id',
    stage: 'stage_name',
    path: 'method_path',
  },
} as const satisfies StageFamily;

/** HTTP and WebSocket APIs: `aws_apigatewayv2_…`. */
export const version2Family = {
  api: { type: 'aws_apigatewayv2_api', name: 'name', protocol: 'protocol_type' },
  stage: {
    type: 'aws_apigatewayv2_stage',
    name: 'name',
    api: 'api_id',
    deployment: 'deployment_id',
    autoDeploy: 'auto_deploy',
    variables: 'stage_variables',
    accessLog: { block: 'access_log_settings', destination: 'destination_arn', format: 'format' },
    routeSettings: { block: 'route_settings', route: 'route_key' },
  },
  deployment: { type: 'aws_apigatewayv2_deployment', api: 'api_id' },
  route: { type: 'aws_apigatewayv2_route', api: 'api_id', key: 'route_key' },
} as const satisfies StageFamily;

/** Both families. */
export const stageFamilies: readonly StageFamily[] = [restFamily, version2Family];

/** The family that a type of API Gateway belongs to. */
export function familyOfType(type: string): StageFamily {
  return type.startsWith('aws_apigatewayv2_') ? version2Family : restFamily;
}

/** Whether a type is one of API Gateway, under a draft name too. */
export function isGatewayType(type: string): boolean {
  return /^aws_api_?gateway/.test(type);
}

/** Whether a type is that of a stage. */
export function isStageType(type: string): boolean {
  return stageFamilies.some(({ stage }) => stage.type === type);
}
