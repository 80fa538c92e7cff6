/** The names of the arguments and blocks of stages and method settings that play a part in more than one place. */

/** The stage of a REST API. */
export const restStageParts = {
  cache: { enabled: 'cache_cluster_enabled', size: 'cache_cluster_size' },
  canary: {
    block: 'canary_settings',
    deployment: 'deployment_id',
    percent: 'percent_traffic',
    overrides: 'stage_variable_overrides',
  },
} as const;

/** The settings for methods of a REST API's stage. */
export const methodSettingsParts = {
  settings: 'settings',
  caching: 'caching_enabled',
  metrics: 'metrics_enabled',
  logs: 'logging_level',
  throttles: ['throttling_burst_limit', 'throttling_rate_limit'],
  /** The path that stands for every method. */
  everyMethod: '*/*',
  /** What people call the block for them where they look for it on the stage itself. */
  soughtOnStage: new Set(['method_settings', 'settings', 'throttle_settings']) as ReadonlySet<string>,
} as const;

/** The stage of an HTTP or WebSocket API, and what it has to do with the API. */
export const version2StageParts = {
  /** The blocks with throttles, logs and metrics of routes. */
  routeBlocks: new Set(['default_route_settings', 'route_settings']) as ReadonlySet<string>,
  /** The one of them for all routes that have none of their own; where it is left out, a plan takes it for empty. */
  defaultRoute: 'default_route_settings',
  throttles: ['throttling_burst_limit', 'throttling_rate_limit'],
  /** What only WebSocket APIs have, with the value that is as good as nothing. */
  webSocketOnly: new Map([
    ['logging_level', 'OFF'],
    ['data_trace_enabled', 'false'],
    ['client_certificate_id', ''],
  ]) as ReadonlyMap<string, string>,
  /** Those of them that newer providers don't send for an HTTP API, so that applying works and each plan shows them. */
  leftOut: new Set(['logging_level', 'data_trace_enabled']) as ReadonlySet<string>,
  /** The stage that quick create makes. */
  defaultStage: '$default',
  /** The route for every request that no other route is for. */
  defaultRouteKey: '$default',
  api: {
    http: 'HTTP',
    quickCreate: 'target',
    body: 'body',
    /** The routes that only WebSocket APIs have. */
    connections: ['$connect', '$disconnect'],
  },
} as const;
