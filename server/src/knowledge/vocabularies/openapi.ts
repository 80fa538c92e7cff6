/** What API Gateway reads in an OpenAPI definition. */

/** The names of its parts. */
export const openApi = {
  paths: 'paths',
  /** Stands for every method of a path. */
  anyMethod: 'x-amazon-apigateway-any-method',
  methods: ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'],
  integration: 'x-amazon-apigateway-integration',
  authorizer: 'x-amazon-apigateway-authorizer',
  /** The path of an HTTP API's route for everything else. */
  defaultPath: '/$default',
  /** Integrations and authorizers that are handed nothing but what is written. */
  quietIntegrations: ['http', 'http_proxy', 'mock'],
  quietAuthorizers: ['cognito_user_pools', 'jwt'],
  /** A part that stands elsewhere. */
  reference: '$ref',
} as const;

/** The members of integrations and authorizers in which `${stageVariables.x}` is filled in. */
export const definedPlaceholders = [
  'uri',
  'credentials',
  'connectionId',
  'authorizerUri',
  'authorizerCredentials',
] as const;

/** The arguments of an API that change what its definition makes of it. */
export const definitionArguments = {
  body: 'body',
  mode: 'put_rest_api_mode',
  /** With it, other paths than those in the definition stay. */
  mergeMode: 'merge',
  /** `basepath` among them may put a prefix before each path. */
  parameters: 'parameters',
} as const;
