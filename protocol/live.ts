/**
 * What a live stage looks like on its way from the editor's process to the server's: plain JSON, member names exactly as
 * AWS answers them and as the AWS CLI prints them (version 1 in camelCase, version 2 in PascalCase), dates as ISO 8601
 * text. Types only; everything is optional that AWS may leave out. The server trusts none of it. Named here are the
 * members that code asks for by name; all others come along, and the server reads those that are arguments (`awsMember`).
 */

/** `aws apigateway get-stage`. */
export interface RestStage {
  readonly stageName: string;
  readonly deploymentId?: string;
  readonly description?: string;
  readonly documentationVersion?: string;
  readonly clientCertificateId?: string;
  readonly cacheClusterEnabled?: boolean;
  readonly cacheClusterSize?: string;
  readonly cacheClusterStatus?: string;
  readonly tracingEnabled?: boolean;
  readonly webAclArn?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly accessLogSettings?: { readonly destinationArn?: string; readonly format?: string };
  readonly canarySettings?: {
    readonly deploymentId?: string;
    readonly percentTraffic?: number;
    readonly stageVariableOverrides?: Readonly<Record<string, string>>;
    readonly useStageCache?: boolean;
  };
  /** By path and method, e.g. `~1orders~1{id}/GET`, and `*\/*` for all. */
  readonly methodSettings?: Readonly<Record<string, RestMethodSetting>>;
  readonly createdDate?: string;
  readonly lastUpdatedDate?: string;
}

/** One entry of `methodSettings`. */
export interface RestMethodSetting {
  readonly metricsEnabled?: boolean;
  readonly loggingLevel?: string;
  readonly dataTraceEnabled?: boolean;
  readonly throttlingBurstLimit?: number;
  readonly throttlingRateLimit?: number;
  readonly cachingEnabled?: boolean;
  readonly cacheTtlInSeconds?: number;
  readonly cacheDataEncrypted?: boolean;
  readonly requireAuthorizationForCacheControl?: boolean;
  readonly unauthorizedCacheControlHeaderStrategy?: string;
}

/** `aws apigatewayv2 get-stage`. */
export interface Version2Stage {
  readonly StageName: string;
  readonly ApiGatewayManaged?: boolean;
  readonly AutoDeploy?: boolean;
  readonly DeploymentId?: string;
  readonly Description?: string;
  readonly ClientCertificateId?: string;
  readonly AccessLogSettings?: { readonly DestinationArn?: string; readonly Format?: string };
  readonly DefaultRouteSettings?: Version2RouteSettings;
  readonly RouteSettings?: Readonly<Record<string, Version2RouteSettings>>;
  readonly StageVariables?: Readonly<Record<string, string>>;
  readonly Tags?: Readonly<Record<string, string>>;
  readonly LastDeploymentStatusMessage?: string;
  readonly CreatedDate?: string;
  readonly LastUpdatedDate?: string;
}

/** `DefaultRouteSettings`, and each entry of `RouteSettings`. */
export interface Version2RouteSettings {
  readonly DataTraceEnabled?: boolean;
  readonly DetailedMetricsEnabled?: boolean;
  readonly LoggingLevel?: string;
  readonly ThrottlingBurstLimit?: number;
  readonly ThrottlingRateLimit?: number;
}

/** A stage together with what its own JSON does not say. */
export type LiveStage = LiveRestStage | LiveVersion2Stage;

/** A stage of a REST API with what identifies it. */
export interface LiveRestStage {
  readonly kind: 'rest';
  readonly apiId: string;
  readonly apiName?: string;
  readonly region?: string;
  /** The account that has it, twelve digits. */
  readonly accountId?: string;
  readonly stage: RestStage;
}

/** A stage of an HTTP or WebSocket API with what identifies it. */
export interface LiveVersion2Stage {
  readonly kind: 'version2';
  readonly apiId: string;
  readonly apiName?: string;
  readonly region?: string;
  /** The account that has it, twelve digits. */
  readonly accountId?: string;
  readonly stage: Version2Stage;
}
