/**
 * What an emulated account holds, as plain data. Member names, and dates as ISO 8601 text, are those that the AWS CLI
 * prints; `wire.ts` knows how they travel.
 */
import type { RestStage, Version2Stage } from '../protocol/live.js';

export interface EmulatedData {
  /** Twelve digits. */
  readonly accountId: string;
  /** By Region; a Region that is not named here is there, and empty. */
  readonly regions: Readonly<Record<string, EmulatedRegion>>;
}

export interface EmulatedRegion {
  readonly restApis?: readonly EmulatedRestApi[];
  readonly version2Apis?: readonly EmulatedVersion2Api[];
}

export interface EmulatedRestApi {
  readonly api: RestApi;
  readonly stages: readonly RestStage[];
  readonly deployments?: readonly RestDeployment[];
}

export interface EmulatedVersion2Api {
  readonly api: Version2Api;
  readonly stages: readonly Version2Stage[];
  readonly deployments?: readonly Version2Deployment[];
}

/** `aws apigateway get-rest-api`. */
export interface RestApi {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly createdDate?: string;
  readonly version?: string;
  readonly apiKeySource?: string;
  readonly endpointConfiguration?: {
    readonly types?: readonly string[];
    readonly vpcEndpointIds?: readonly string[];
  };
  readonly disableExecuteApiEndpoint?: boolean;
  readonly rootResourceId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** `aws apigatewayv2 get-api`. */
export interface Version2Api {
  readonly ApiId: string;
  readonly Name: string;
  readonly ProtocolType: 'HTTP' | 'WEBSOCKET';
  readonly RouteSelectionExpression: string;
  readonly ApiEndpoint?: string;
  readonly ApiGatewayManaged?: boolean;
  readonly ApiKeySelectionExpression?: string;
  readonly CreatedDate?: string;
  readonly Description?: string;
  readonly DisableExecuteApiEndpoint?: boolean;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly Version?: string;
}

/** `aws apigateway get-deployment`. */
export interface RestDeployment {
  readonly id: string;
  readonly description?: string;
  readonly createdDate?: string;
}

/** `aws apigatewayv2 get-deployment`. */
export interface Version2Deployment {
  readonly DeploymentId: string;
  readonly AutoDeployed?: boolean;
  readonly CreatedDate?: string;
  readonly DeploymentStatus?: string;
  readonly DeploymentStatusMessage?: string;
  readonly Description?: string;
}
