/**
 * The `$context` variables of access logs: which type of API has them, what they hold and what they look like. Names
 * stand without `$context.`.
 */

/** The three types of API, as `protocol_type` names them; REST has a resource type of its own. */
export type ApiType = 'REST' | 'HTTP' | 'WEBSOCKET';

/** How a value reads; text where nothing is said. `n` number, `ms` milliseconds, `b` true or false, `t` Unix time. */
export type ValueKind = 'n' | 'ms' | 'b' | 't';

/**
 * Name, API types, an example, what it is. A `*` in a name stands for a name of one's own. Types are letters: `R`
 * REST, `H` HTTP, `W` WebSocket; after `-` come those that take the name and always log `-` (measured), after `~`
 * those that take it although AWS's list for them lacks it.
 */
export type VariableRow = readonly [
  name: string,
  types: string,
  example: string,
  doc: string,
  kind?: ValueKind,
];

/** Variables that belong together, with what is true of each. */
export interface VariableGroup {
  readonly title: string;
  /** What is true of each of its variables. */
  readonly note?: string;
  readonly rows: readonly VariableRow[];
}

const IAM = 'Only calls signed with IAM credentials have one.';
const POOL = 'Only callers with credentials of a Cognito identity pool have one.';
const POOL_ID = 'eu-west-1:11111111-2222-3333-4444-555555555555';
const AWS_ID = '6ebf33dc-fc11-49c7-9287-9efa07915108';
const DENIED = 'The client is not authorized to perform this operation.';

/** In the order in which a person would look for them. */
export const variableGroups: readonly VariableGroup[] = [
  {
    title: 'Request',
    rows: [
      [
        'requestId',
        'RHW',
        'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
        'The ID of the request; each format needs this one or `extendedRequestId`. A caller of a REST API can set it with the header `x-amzn-requestid`, so log both there.',
      ],
      [
        'extendedRequestId',
        'RHW',
        'EP5ycFmYoAMEnvg=',
        'The ID that API Gateway gives the request; no caller can change it. REST APIs send it back as `x-amz-apigw-id`; elsewhere it is the same as `requestId`.',
      ],
      [
        'requestTime',
        'RHW',
        '25/Sep/2026:09:16:10 +0000',
        'When the request came in, as web server logs write it.',
      ],
      [
        'requestTimeEpoch',
        'RHW',
        '1790327770891',
        'When the request came in, as Unix time: milliseconds for REST and WebSocket APIs, seconds for HTTP APIs.',
        't',
      ],
      ['httpMethod', 'RH-W', 'GET', 'The HTTP method.'],
      [
        'path',
        'RH',
        '/prod/orders/42',
        'The path as it was asked for, the stage at its beginning (none for `$default`).',
      ],
      ['protocol', 'RH~W', 'HTTP/1.1', 'The protocol; `HTTP/1.1` for callers that speak HTTP/2, too.'],
      ['resourceId', 'R', 'd0jbik', 'The ID of the resource that the path matched.'],
      ['resourcePath', 'R-HW', '/orders/{id}', 'The path of that resource, with its placeholders.'],
      [
        'routeKey',
        'HW-R',
        'GET /orders/{id}',
        'The route that was chosen, `$default` included; for WebSocket APIs `$connect`, `$disconnect` or a key of your own.',
      ],
      [
        'dataProcessed',
        'H',
        '225',
        'How many bytes were processed for the request; of a Lambda answer the whole JSON counts.',
        'n',
      ],
    ],
  },
  {
    title: 'Response',
    rows: [
      ['status', 'RHW', '200', 'The status code that the caller got.', 'n'],
      ['responseLength', 'RH-W', '131', 'The size of the response body in bytes.', 'n'],
      ['responseLatency', 'RH-W', '52', 'How long the caller waited for API Gateway, all in all.', 'ms'],
    ],
  },
  {
    title: 'API and stage',
    rows: [
      ['apiId', 'RHW', 'a1b2c3d4e5', 'The ID of the API.'],
      ['stage', 'RHW', 'prod', 'The name of the stage.'],
      [
        'accountId',
        'RH~W',
        '123456789012',
        "The account that owns the API. The caller's is `identity.accountId`.",
      ],
      ['deploymentId', 'R', 'xa293n', 'The deployment that answered.'],
      ['endpointType', 'R', 'REGIONAL', 'The type of the endpoint: `EDGE`, `REGIONAL` or `PRIVATE`.'],
      [
        'isCanaryRequest',
        'R',
        'false',
        'Whether the canary answered; empty while the stage has no canary.',
        'b',
      ],
      [
        'domainName',
        'RHW',
        'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
        'The host that was called, be it a custom domain name.',
      ],
      ['domainPrefix', 'RH', 'a1b2c3d4e5', 'The host up to its first dot.'],
      [
        'customDomain.basePathMatched',
        'RH',
        'v1/orders',
        'The API mapping of the custom domain name that applied. Empty for other hosts and where a routing rule chose the API.',
      ],
      [
        'customDomain.routingRuleIdMatched',
        'R',
        'abc123',
        'The routing rule of the custom domain name that applied, in place of a mapping.',
      ],
      ['cipherSuite', 'R', 'TLS_AES_128_GCM_SHA256', 'The TLS cipher, by its IANA name.'],
      ['tlsVersion', 'R', 'TLSv1.3', 'The TLS version.'],
      [
        'xrayTraceId',
        'R',
        '1-5759e988-bd862e3fe1be46a994272793',
        'The X-Ray trace of the request. Neither HTTP nor WebSocket APIs have one.',
      ],
    ],
  },
  {
    title: 'Caller',
    rows: [
      [
        'identity.sourceIp',
        'RHW',
        '203.0.113.10',
        'The IP address that connected to API Gateway; behind a content network that is its address.',
      ],
      [
        'identity.userAgent',
        'RHW',
        'curl/8.5.0',
        'The `User-Agent` header. The caller decides what it says, and a quote in it breaks a line of JSON.',
      ],
      ['identity.user', 'RHW', 'AIDACKCEVSQ6C2EXAMPLE', `The ID of the user whose permissions count. ${IAM}`],
      ['identity.userArn', 'RHW', 'arn:aws:iam::123456789012:user/alice', `The caller's ARN. ${IAM}`],
      ['identity.caller', 'RHW', 'AIDACKCEVSQ6C2EXAMPLE', `The ID of whoever signed the request. ${IAM}`],
      ['identity.accountId', 'RHW', '123456789012', `The caller's account. ${IAM}`],
      ['identity.principalOrgId', 'RHW', 'o-a1b2c3d4e5', `The caller's organization. ${IAM}`],
      [
        'identity.accessKey',
        '~RHW',
        'AKIAIOSFODNN7EXAMPLE',
        'The access key of the caller. AWS does not document it, so do not rely on it.',
      ],
      [
        'identity.apiKey',
        'RW',
        'da2-example',
        'The API key in clear text. Do not log secrets: use `identity.apiKeyId` instead.',
      ],
      ['identity.apiKeyId', 'RW', 'abc123def4', 'The ID of the API key; empty where none is needed.'],
      [
        'identity.cognitoAuthenticationProvider',
        'RHW',
        'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc',
        `Who vouched for the caller, with commas between them. ${POOL}`,
      ],
      [
        'identity.cognitoAuthenticationType',
        'RHW',
        'authenticated',
        `\`authenticated\` or \`unauthenticated\`. ${POOL}`,
      ],
      ['identity.cognitoIdentityId', 'RHW', POOL_ID, `The caller's Cognito identity. ${POOL}`],
      ['identity.cognitoIdentityPoolId', 'RHW', POOL_ID, `The identity pool. ${POOL}`],
      ['identity.vpcId', 'R', 'vpc-0abc123', 'The VPC that the request came from. Private APIs only.'],
      [
        'identity.vpceId',
        'R',
        'vpce-0abc123',
        'The VPC endpoint that the request came through. Private APIs only.',
      ],
    ],
  },
  {
    title: 'Client certificate',
    note: 'Only on custom domain names with mutual TLS.',
    rows: [
      [
        'identity.clientCert.clientCertPem',
        'RH',
        '-----BEGIN CERTIFICATE-----…',
        'The whole certificate, long and of many lines: avoid logging it.',
      ],
      ['identity.clientCert.subjectDN', 'RH', 'CN=client,O=Example', 'Whom the certificate names.'],
      ['identity.clientCert.issuerDN', 'RH', 'CN=Example CA', 'Who issued it.'],
      ['identity.clientCert.serialNumber', 'RH', 'a1:a1:a1:a1', 'Its serial number.'],
      ['identity.clientCert.validity.notBefore', 'RH', 'May 28 12:30:02 2019 GMT', 'From when it is valid.'],
      ['identity.clientCert.validity.notAfter', 'RH', 'Aug  5 09:36:04 2021 GMT', 'Until when it is valid.'],
    ],
  },
  {
    title: 'Authorizer',
    rows: [
      ['authorizer.principalId', 'RW~H', 'user-42', 'The principal that the Lambda authorizer returned.'],
      [
        'authorizer.claims.*',
        'RH',
        'alice@example.com',
        'A claim of the token that a Cognito or JWT authorizer checked: `sub`, `email`, `scope` … A claim with a colon in its name cannot be logged.',
      ],
      [
        'authorizer.*',
        'RHW',
        'tenant-42',
        "A value of the Lambda authorizer's context, by its key. AWS does not check the key.",
      ],
      ['authorizer.error', 'RHW', 'The Lambda authorizer timed out', 'What the authorizer failed with.'],
      ['authorizer.status', 'RW~H', '200', 'The status code of the authorizer.', 'n'],
      ['authorizer.latency', 'RW~H', '17', 'How long the authorizer took.', 'ms'],
      ['authorizer.requestId', 'RW~H', AWS_ID, "The ID of the call to the authorizer's function."],
      [
        'authorizer.integrationStatus',
        'RW~H',
        '200',
        "The status code of the call to the authorizer's function.",
        'n',
      ],
      [
        'authorizer.integrationLatency',
        'RW~H',
        '12',
        "How long the call to the authorizer's function took.",
        'ms',
      ],
    ],
  },
  {
    title: 'Authentication and authorization',
    rows: [
      ['authenticate.status', 'RW', '200', 'The status code of checking who calls.', 'n'],
      ['authenticate.latency', 'RW', '1', 'How long checking who calls took.', 'ms'],
      ['authenticate.error', 'RW', DENIED, 'What checking who calls failed with.'],
      ['authorize.status', 'RW', '200', 'The status code of checking what the caller may do.', 'n'],
      ['authorize.latency', 'RW', '1', 'How long checking what the caller may do took.', 'ms'],
      ['authorize.error', 'RW', DENIED, 'What checking what the caller may do failed with.'],
    ],
  },
  {
    title: 'Integration',
    rows: [
      [
        'integration.status',
        'RHW',
        '200',
        'The status code that the backend returned; for a Lambda proxy the one in its answer.',
        'n',
      ],
      [
        'integration.integrationStatus',
        'RHW',
        '200',
        'The status code of the Lambda service itself: 200 even where the function failed. The same as `integrationStatus`.',
        'n',
      ],
      [
        'integration.latency',
        'RHW',
        '41',
        'How long the backend took. The same as `integrationLatency`, which WebSocket APIs fill in more reliably.',
        'ms',
      ],
      [
        'integration.error',
        'RHW',
        'Lambda Customer Function Error:boom',
        'What the backend failed with. The same as `integrationErrorMessage`.',
      ],
      [
        'integration.requestId',
        'RHW',
        AWS_ID,
        'The ID of the call to the AWS service behind; for Lambda that of the invocation. The same as `awsEndpointRequestId`.',
      ],
      ['integrationLatency', 'RHW', '41', 'How long the backend took.', 'ms'],
      [
        'integrationStatus',
        'RH-W',
        '200',
        'The status code of the Lambda service itself: 200 even where the function failed.',
        'n',
      ],
      [
        'integrationErrorMessage',
        'H~RW',
        'The Lambda function returned the following error: boom.',
        'What the backend failed with. Elsewhere than in HTTP APIs take `integration.error`.',
      ],
      ['awsEndpointRequestId', 'RH~W', AWS_ID, 'The ID of the call to the AWS service behind.'],
      [
        'awsEndpointRequestId2',
        'H',
        'eftixk72aD6Ap51TnqcoF8eFidJG9Z/2',
        'The header `x-amz-id-2` of the AWS service behind; services like S3 send it.',
      ],
      [
        'integration.responseTransferMode',
        'R',
        'BUFFERED',
        'How the answer of the backend was handed on: `BUFFERED` or `STREAMED`.',
      ],
      [
        'integration.timeToAllHeaders',
        'R',
        '18',
        'From connecting to the backend until all its headers were there.',
        'ms',
      ],
      [
        'integration.timeToFirstContent',
        'R',
        '21',
        'From connecting to the backend until its content began.',
        'ms',
      ],
    ],
  },
  {
    title: 'Errors of API Gateway',
    note: 'Empty unless API Gateway itself refused or failed the request.',
    rows: [
      ['error.message', 'RHW', 'Missing Authentication Token', 'What went wrong, in words.'],
      [
        'error.messageString',
        'RHW',
        '"Missing Authentication Token"',
        '`error.message` within double quotes. Between quotes of your own or in `jsonencode` it breaks the JSON: take `error.message` there.',
      ],
      [
        'error.responseType',
        'RHW',
        'INTEGRATION_FAILURE',
        'The type of the gateway response: `THROTTLED`, `UNAUTHORIZED`, `INTEGRATION_TIMEOUT` …',
      ],
      [
        'error.validationErrorString',
        'RW',
        '[object has missing required properties (["name"])]',
        'What a request lacks according to its model.',
      ],
    ],
  },
  {
    title: 'AWS WAF',
    note: 'Empty where the stage has no web ACL.',
    rows: [
      ['wafResponseCode', 'R', 'WAF_ALLOW', 'The verdict: `WAF_ALLOW` or `WAF_BLOCK`.'],
      [
        'webaclArn',
        'R',
        'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/main/abc',
        'The web ACL that judged the request. Mind the small `a`.',
      ],
      ['waf.status', 'RW', '200', 'The status code of AWS WAF.', 'n'],
      ['waf.latency', 'RW', '2', 'How long AWS WAF took.', 'ms'],
      ['waf.error', 'RW', '-', 'What AWS WAF failed with.'],
    ],
  },
  {
    title: 'WebSocket connection',
    rows: [
      ['connectionId', 'W', 'gbikqi-vWQAYKEiHxA==', 'The ID of the connection.'],
      [
        'connectedAt',
        'W',
        '1790327995326',
        'When the connection was made, as Unix time in milliseconds.',
        't',
      ],
      ['eventType', 'W', 'MESSAGE', 'What happened: `CONNECT`, `MESSAGE` or `DISCONNECT`.'],
      ['messageId', 'W', 'gbikq0-weQAYKEiHxA==', 'The ID of the message; only messages have one.'],
      [
        'messageDirection',
        '~W',
        'IN',
        'The direction of the message. AWS does not document it, so do not rely on it.',
      ],
    ],
  },
  {
    title: 'Overrides of mapping templates',
    note: 'Empty unless a mapping template sets it.',
    rows: [
      [
        'requestOverride.header.*',
        'R',
        'abc',
        'A request header. Copy a header of the caller there in a template to log it.',
      ],
      ['requestOverride.path.*', 'R', '42', 'A path parameter.'],
      ['requestOverride.querystring.*', 'R', '10', 'A query parameter.'],
      ['responseOverride.header.*', 'R', 'no-store', 'A response header.'],
      ['responseOverride.status', 'R', '404', 'The response status.', 'n'],
    ],
  },
];

/** What AWS's documentation writes for a name of one's own; copied as it is, it names nothing. */
export const placeholders: readonly string[] = ['authorizer.property', 'authorizer.claims.property'];

/** What to log in place of a variable that an API type lacks or leaves empty, best first. */
export const counterparts: Readonly<Record<string, readonly string[]>> = {
  resourcePath: ['routeKey'],
  resourceId: ['routeKey'],
  routeKey: ['resourcePath'],
  httpMethod: ['eventType'],
  path: ['routeKey'],
  responseLatency: ['integrationLatency'],
  dataProcessed: ['responseLength'],
  integrationStatus: ['status'],
  awsEndpointRequestId2: ['awsEndpointRequestId', 'integration.requestId'],
  domainPrefix: ['domainName'],
  'error.validationErrorString': ['error.message'],
  'authorize.error': ['authorizer.error'],
};

/** Names that people write, small letters only, and what they are called; the first one that the API type has. */
export const misnamed: Readonly<Record<string, readonly string[]>> = {
  sourceip: ['identity.sourceIp'],
  ip: ['identity.sourceIp'],
  useragent: ['identity.userAgent'],
  method: ['httpMethod'],
  stagename: ['stage'],
  statuscode: ['status'],
  latency: ['responseLatency', 'integrationLatency'],
  traceid: ['xrayTraceId'],
  errormessage: ['error.message'],
  'error.errormessage': ['error.message'],
  'error.responsemessage': ['error.message'],
  'integration.errormessage': ['integration.error'],
  'integration.integrationlatency': ['integration.latency'],
  'integration.integrationerrormessage': ['integration.error'],
  'integration.error.message': ['integration.error'],
  'integration.responselatency': ['integration.latency'],
  'waf.response': ['wafResponseCode'],
  'waf.responsecode': ['wafResponseCode'],
  'waf.wafresponsecode': ['wafResponseCode'],
  'waf.webaclarn': ['webaclArn'],
  'identity.ip': ['identity.sourceIp'],
  'identity.clientip': ['identity.sourceIp'],
  'request.header.user-agent': ['identity.userAgent'],
  principalid: ['authorizer.principalId'],
  validationerrorstring: ['error.validationErrorString'],
};

/** What REST and HTTP APIs log as a number for every call; all else may be `-`, as where no backend was asked. */
export const numbersOfEveryCall: ReadonlySet<string> = new Set([
  'status',
  'responseLength',
  'responseLatency',
  'requestTimeEpoch',
]);
