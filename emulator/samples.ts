/**
 * An account that shows everything a stage can have, for `npm start`, the pictures and the tests: REST APIs of each kind
 * of endpoint, HTTP and WebSocket APIs, in two Regions.
 */
import type { EmulatedData, EmulatedRestApi, EmulatedVersion2Api } from './data.js';

/** A shop: a canary, a cache, logs, throttles per method, a web ACL, a certificate. */
const orders: EmulatedRestApi = {
  api: {
    id: 'a1b2c3d4e5',
    name: 'orders',
    description: 'Orders of the shop',
    createdDate: '2024-02-11T08:15:00.000Z',
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'] },
    disableExecuteApiEndpoint: false,
    rootResourceId: 'r00t0rders',
    tags: { team: 'shop' },
  },
  stages: [
    {
      stageName: 'prod',
      deploymentId: 'dep901',
      description: 'What customers use',
      documentationVersion: '2026-03',
      clientCertificateId: 'cert42',
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      cacheClusterStatus: 'AVAILABLE',
      tracingEnabled: true,
      webAclArn:
        'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/0f4b1c6e-6b1d-4e0c-9c57-2f9f3a1d7e55',
      variables: { alias: 'live', backend: 'orders.internal.example.com', currency: 'EUR' },
      tags: { team: 'shop', 'cost-center': '4711' },
      accessLogSettings: {
        destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/apigateway/orders/prod',
        format:
          '{"requestId":"$context.requestId","ip":"$context.identity.sourceIp","status":"$context.status"}',
      },
      canarySettings: {
        deploymentId: 'dep902',
        percentTraffic: 12.5,
        stageVariableOverrides: { alias: 'next' },
        useStageCache: false,
      },
      methodSettings: {
        '*/*': {
          metricsEnabled: true,
          loggingLevel: 'ERROR',
          dataTraceEnabled: false,
          throttlingBurstLimit: 500,
          throttlingRateLimit: 250,
          cachingEnabled: false,
          cacheTtlInSeconds: 300,
          cacheDataEncrypted: false,
          requireAuthorizationForCacheControl: true,
          unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
        },
        '~1orders~1{id}/GET': {
          metricsEnabled: true,
          loggingLevel: 'INFO',
          dataTraceEnabled: true,
          throttlingBurstLimit: 20,
          throttlingRateLimit: 10.5,
          cachingEnabled: true,
          cacheTtlInSeconds: 60,
          cacheDataEncrypted: true,
          requireAuthorizationForCacheControl: true,
          unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
        },
      },
      createdDate: '2024-02-11T08:20:00.000Z',
      lastUpdatedDate: '2026-10-30T16:04:05.000Z',
    },
    {
      stageName: 'test',
      deploymentId: 'dep902',
      cacheClusterEnabled: false,
      cacheClusterSize: '0.5',
      cacheClusterStatus: 'DELETE_IN_PROGRESS',
      tracingEnabled: false,
      variables: { alias: 'next' },
      methodSettings: {},
      createdDate: '2024-02-11T08:30:00.000Z',
      lastUpdatedDate: '2026-11-20T11:00:00.000Z',
    },
    {
      stageName: 'load',
      deploymentId: 'dep900',
      description: 'After a promoted canary',
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      tracingEnabled: false,
      canarySettings: { deploymentId: 'dep900', percentTraffic: 0, useStageCache: false },
      methodSettings: {
        '*/*': {
          metricsEnabled: false,
          dataTraceEnabled: false,
          throttlingBurstLimit: 5000,
          throttlingRateLimit: 10000,
          cachingEnabled: false,
          cacheTtlInSeconds: 300,
          cacheDataEncrypted: false,
          requireAuthorizationForCacheControl: true,
          unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
        },
      },
      createdDate: '2025-05-02T06:00:00.000Z',
      lastUpdatedDate: '2025-05-02T06:00:00.000Z',
    },
  ],
  deployments: [
    { id: 'dep900', description: 'Load test', createdDate: '2025-05-02T05:58:00.000Z' },
    {
      id: 'dep901',
      description: 'Release 2026.10: refunds',
      createdDate: '2026-10-30T16:00:00.000Z',
    },
    { id: 'dep902', createdDate: '2026-11-20T10:59:00.000Z' },
  ],
};

/** Made by CloudFormation, which keeps it; Terraform must not take it over. */
const invoices: EmulatedRestApi = {
  api: {
    id: 'f6g7h8i9j0',
    name: 'invoices',
    createdDate: '2023-06-01T12:00:00.000Z',
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'] },
    rootResourceId: 'r00tinv0',
    tags: {
      'aws:cloudformation:stack-name': 'invoices',
      'aws:cloudformation:logical-id': 'InvoicesApi',
      'aws:cloudformation:stack-id':
        'arn:aws:cloudformation:eu-west-1:123456789012:stack/invoices/3d3bbf60-0001-11ee-8c55-0a5b1f2e4d11',
    },
  },
  stages: [
    {
      stageName: 'Prod',
      deploymentId: 'inv001',
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      tracingEnabled: false,
      tags: {
        'aws:cloudformation:stack-name': 'invoices',
        'aws:cloudformation:logical-id': 'InvoicesApiProdStage',
        'aws:cloudformation:stack-id':
          'arn:aws:cloudformation:eu-west-1:123456789012:stack/invoices/3d3bbf60-0001-11ee-8c55-0a5b1f2e4d11',
      },
      methodSettings: {},
      createdDate: '2023-06-01T12:01:00.000Z',
      lastUpdatedDate: '2023-06-01T12:01:00.000Z',
    },
  ],
  deployments: [
    { id: 'inv001', description: 'RestApi deployment id: 9f86d0', createdDate: '2023-06-01T12:01:00.000Z' },
  ],
};

/** Reached through a VPC endpoint only. */
const warehouse: EmulatedRestApi = {
  api: {
    id: 'k1l2m3n4o5',
    name: 'warehouse',
    description: 'Stock, for the other services',
    createdDate: '2025-01-20T09:00:00.000Z',
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-0a1b2c3d4e5f60718'] },
    rootResourceId: 'r00tware0',
  },
  stages: [
    {
      stageName: 'v1',
      deploymentId: 'wh0001',
      description: 'Quotes "and" ${dollar}, a %{percent}, and a smile 🙂',
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      tracingEnabled: true,
      methodSettings: {},
      createdDate: '2025-01-20T09:05:00.000Z',
      lastUpdatedDate: '2025-09-09T09:09:09.000Z',
    },
  ],
  deployments: [{ id: 'wh0001', createdDate: '2025-01-20T09:05:00.000Z' }],
};

/** An API with nothing deployed. */
const drafts: EmulatedRestApi = {
  api: {
    id: 'p6q7r8s9t0',
    name: 'drafts',
    createdDate: '2026-11-01T07:00:00.000Z',
    endpointConfiguration: { types: ['REGIONAL'] },
    rootResourceId: 'r00tdraft',
  },
  stages: [],
};

const checkout: EmulatedVersion2Api = {
  api: {
    ApiId: 'h1t2t3p4a5',
    Name: 'checkout',
    ProtocolType: 'HTTP',
    RouteSelectionExpression: '$request.method $request.path',
    ApiEndpoint: 'https://h1t2t3p4a5.execute-api.eu-west-1.amazonaws.com',
    ApiKeySelectionExpression: '$request.header.x-api-key',
    CreatedDate: '2025-03-01T10:00:00.000Z',
    Description: 'Payments',
    DisableExecuteApiEndpoint: false,
    Tags: { team: 'payments' },
  },
  stages: [
    {
      StageName: '$default',
      AutoDeploy: true,
      DeploymentId: 'http01',
      CreatedDate: '2025-03-01T10:01:00.000Z',
      LastUpdatedDate: '2026-11-24T18:30:00.000Z',
      LastDeploymentStatusMessage: "Successfully deployed stage with deployment ID 'http01'",
      DefaultRouteSettings: {
        DetailedMetricsEnabled: true,
        ThrottlingBurstLimit: 100,
        ThrottlingRateLimit: 50,
      },
      RouteSettings: {
        'POST /payments': {
          DetailedMetricsEnabled: true,
          ThrottlingBurstLimit: 10,
          ThrottlingRateLimit: 5.5,
        },
      },
      AccessLogSettings: {
        DestinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/apigateway/checkout',
        Format: '$context.identity.sourceIp [$context.requestTime] "$context.routeKey" $context.requestId',
      },
      StageVariables: { alias: 'live' },
      Tags: { team: 'payments' },
    },
    {
      StageName: 'beta',
      AutoDeploy: false,
      DeploymentId: 'http00',
      Description: 'For partners',
      CreatedDate: '2025-07-01T10:01:00.000Z',
      LastUpdatedDate: '2025-07-01T10:01:00.000Z',
      DefaultRouteSettings: { DetailedMetricsEnabled: false },
      RouteSettings: {},
      StageVariables: {},
      Tags: {},
    },
  ],
  deployments: [
    {
      DeploymentId: 'http00',
      AutoDeployed: false,
      CreatedDate: '2025-07-01T10:00:00.000Z',
      DeploymentStatus: 'DEPLOYED',
      Description: 'Partner preview',
    },
    {
      DeploymentId: 'http01',
      AutoDeployed: true,
      CreatedDate: '2026-11-24T18:30:00.000Z',
      DeploymentStatus: 'DEPLOYED',
      Description: 'Automatic deployment triggered by changes to the Api configuration',
    },
  ],
};

const chat: EmulatedVersion2Api = {
  api: {
    ApiId: 'w1s2o3c4k5',
    Name: 'chat',
    ProtocolType: 'WEBSOCKET',
    RouteSelectionExpression: '$request.body.action',
    ApiEndpoint: 'wss://w1s2o3c4k5.execute-api.us-east-1.amazonaws.com',
    ApiKeySelectionExpression: '$request.header.x-api-key',
    CreatedDate: '2025-11-11T11:11:11.000Z',
    DisableExecuteApiEndpoint: false,
  },
  stages: [
    {
      StageName: 'live',
      AutoDeploy: false,
      DeploymentId: 'sock01',
      ClientCertificateId: 'cert43',
      CreatedDate: '2025-11-11T11:12:00.000Z',
      LastUpdatedDate: '2026-01-31T23:59:59.000Z',
      DefaultRouteSettings: {
        DataTraceEnabled: false,
        DetailedMetricsEnabled: true,
        LoggingLevel: 'ERROR',
        ThrottlingBurstLimit: 200,
        ThrottlingRateLimit: 100,
      },
      RouteSettings: {
        $connect: {
          DataTraceEnabled: true,
          DetailedMetricsEnabled: true,
          LoggingLevel: 'INFO',
          ThrottlingBurstLimit: 20,
          ThrottlingRateLimit: 10,
        },
      },
      StageVariables: { room: 'lobby' },
      Tags: { team: 'support' },
    },
  ],
  deployments: [
    {
      DeploymentId: 'sock01',
      AutoDeployed: false,
      CreatedDate: '2025-11-11T11:11:59.000Z',
      DeploymentStatus: 'DEPLOYED',
    },
  ],
};

/** Quick-created: API Gateway manages its stage, and nobody can import it. */
const hooks: EmulatedVersion2Api = {
  api: {
    ApiId: 'q1u2i3c4k5',
    Name: 'webhooks',
    ProtocolType: 'HTTP',
    RouteSelectionExpression: '$request.method $request.path',
    ApiEndpoint: 'https://q1u2i3c4k5.execute-api.us-east-1.amazonaws.com',
    ApiGatewayManaged: false,
    CreatedDate: '2026-04-04T04:04:04.000Z',
    Tags: {},
  },
  stages: [
    {
      StageName: '$default',
      ApiGatewayManaged: true,
      AutoDeploy: true,
      DeploymentId: 'hook01',
      CreatedDate: '2026-04-04T04:04:04.000Z',
      LastUpdatedDate: '2026-04-04T04:04:05.000Z',
      LastDeploymentStatusMessage: "Successfully deployed stage with deployment ID 'hook01'",
      DefaultRouteSettings: { DetailedMetricsEnabled: false },
      RouteSettings: {},
      StageVariables: {},
      Tags: {},
    },
  ],
  deployments: [
    {
      DeploymentId: 'hook01',
      AutoDeployed: true,
      CreatedDate: '2026-04-04T04:04:05.000Z',
      DeploymentStatus: 'DEPLOYED',
      Description: 'Automatic deployment triggered by changes to the Api configuration',
    },
  ],
};

const reports: EmulatedRestApi = {
  api: {
    id: 'u1v2w3x4y5',
    name: 'reports',
    createdDate: '2022-12-24T18:00:00.000Z',
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'] },
    rootResourceId: 'r00trep0r7',
  },
  stages: [
    {
      stageName: 'prod',
      deploymentId: 'rep001',
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      tracingEnabled: false,
      variables: { bucket: 'reports-prod' },
      methodSettings: {},
      createdDate: '2022-12-24T18:05:00.000Z',
      lastUpdatedDate: '2022-12-24T18:05:00.000Z',
    },
  ],
  deployments: [{ id: 'rep001', description: 'First', createdDate: '2022-12-24T18:05:00.000Z' }],
};

export const SAMPLES: EmulatedData = {
  accountId: '123456789012',
  regions: {
    'eu-west-1': { restApis: [orders, invoices, warehouse, drafts], version2Apis: [checkout] },
    'us-east-1': { restApis: [reports], version2Apis: [chat, hooks] },
  },
};
