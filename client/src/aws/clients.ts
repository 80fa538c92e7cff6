/** The SDK's clients, set up for listing a whole account: patient with throttling, quick to give up otherwise. */
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { STSClient } from '@aws-sdk/client-sts';
import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import type { AwsCredentialIdentityProvider, RetryStrategyV2 } from '@smithy/types';
import type { ServiceKey } from './endpoints.js';
import type { Limits } from './ports.js';

export interface ClientSettings {
  readonly region: string;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly endpointOf: (service: ServiceKey) => string | undefined;
  readonly limits: Limits;
}

export interface Clients {
  readonly version1: APIGatewayClient;
  readonly version2: ApiGatewayV2Client;
  readonly sts: STSClient;
}

/** The two API Gateway clients share their retries, as they share AWS's quota. */
export function createClients({ region, credentials, endpointOf, limits }: ClientSettings): Clients {
  const { connectionTimeoutMs, requestTimeoutMs } = limits;
  const common = {
    region,
    credentials,
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      // Without it the SDK only warns.
      throwOnRequestTimeout: true,
    },
    retryStrategy: patientWithThrottling(limits),
  };
  const settings = (service: ServiceKey): typeof common & { readonly endpoint?: string } => {
    const endpoint = endpointOf(service);
    return endpoint === undefined ? common : { ...common, endpoint };
  };
  return {
    version1: new APIGatewayClient(settings('api_gateway')),
    version2: new ApiGatewayV2Client(settings('apigatewayv2')),
    sts: new STSClient(settings('sts')),
  };
}

/** AWS's adaptive retries; but what is no throttling, such as being offline, is told to a person soon. */
function patientWithThrottling({ attemptsWhenThrottled, attempts }: Limits): RetryStrategyV2 {
  const adaptive: RetryStrategyV2 = new AdaptiveRetryStrategy(() => Promise.resolve(attemptsWhenThrottled));
  return {
    acquireInitialRetryToken: (scope) => adaptive.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: async (token, info) => {
      if (info.errorType !== 'THROTTLING' && token.getRetryCount() + 1 >= attempts)
        throw new Error('Enough attempts.');
      return adaptive.refreshRetryTokenForRetry(token, info);
    },
    recordSuccess: (token) => {
      adaptive.recordSuccess(token);
    },
  };
}
