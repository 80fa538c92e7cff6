/** The SDK's clients, set up for listing a whole account: patient with throttling, quick to give up otherwise. */
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { AdaptiveRetryStrategy } from '@smithy/core/retry';
import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  RetryStrategyV2,
  RetryToken,
} from '@smithy/types';
import type { ServiceKey } from './endpoints.js';
import { withoutOddValues } from './odd-values.js';
import type { Limits } from './ports.js';
import type { CaBundle, EndpointKinds } from './profile-settings.js';
import { wholeAnswers } from './whole-answers.js';

/** What every client of the SDK is made with. */
export interface ClientSettings extends EndpointKinds {
  readonly region: string;
  /** Undefined where nothing is signed. */
  readonly credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider | undefined;
  /** Undefined for AWS's own. */
  readonly endpointOf: (service: ServiceKey) => string | undefined;
  /** Undefined for those that the editor trusts. */
  readonly caBundle: CaBundle | undefined;
  readonly limits: Limits;
}

/** One client for each service. */
export interface Clients {
  readonly version1: APIGatewayClient;
  readonly version2: ApiGatewayV2Client;
  readonly sts: STSClient;
}

/** The clients share their retries, as they share AWS's quota. */
export function createClients(settings: ClientSettings): Clients {
  const common = commonSettings(settings);
  const version1 = new APIGatewayClient({ ...common, ...endpoint('api_gateway', settings) });
  const version2 = new ApiGatewayV2Client({ ...common, ...endpoint('apigatewayv2', settings) });
  version1.middlewareStack.add(withoutOddValues, INNERMOST);
  version2.middlewareStack.add(withoutOddValues, INNERMOST);
  return { version1, version2, sts: new STSClient({ ...common, ...endpoint('sts', settings) }) };
}

/** First to see an answer, before the SDK's own steps read it. */
const INNERMOST = { step: 'deserialize', priority: 'low' } as const;

/** The client that says whose credentials these are. */
export function createStsClient(settings: ClientSettings): STSClient {
  return new STSClient({ ...commonSettings(settings), ...endpoint('sts', settings) });
}

/** An endpoint of one's own goes before FIPS and dual-stack, as for the AWS CLI; the SDK refuses both together. */
function endpoint(
  service: ServiceKey,
  { endpointOf, useFipsEndpoint, useDualstackEndpoint }: ClientSettings,
): Partial<EndpointKinds> & { readonly endpoint?: string } {
  const found = endpointOf(service);
  return found === undefined
    ? { useFipsEndpoint, useDualstackEndpoint }
    : { endpoint: found, useFipsEndpoint: false, useDualstackEndpoint: false };
}

type CommonSettings = Required<
  Pick<STSClientConfig, 'region' | 'requestHandler' | 'retryStrategy' | 'ignoreConfiguredEndpointUrls'>
> & { readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider };

function commonSettings({ region, credentials, limits, caBundle }: ClientSettings): CommonSettings {
  return {
    region,
    ...(credentials === undefined ? {} : { credentials }),
    // Those of the environment are in the endpoints above, unless the profile ignores them.
    ignoreConfiguredEndpointUrls: true,
    requestHandler: wholeAnswers({ limits, caBundle }),
    retryStrategy: patientWithThrottling(limits),
  };
}

/** AWS's adaptive retries; but a failure other than throttling, such as being offline, reaches a person soon. */
function patientWithThrottling({ attemptsWhenThrottled, attempts }: Limits): RetryStrategyV2 {
  const adaptive: RetryStrategyV2 = new AdaptiveRetryStrategy(() => Promise.resolve(attemptsWhenThrottled));
  /** How often a call has failed otherwise, by its token; each retry has a new one. */
  const failures = new WeakMap<RetryToken, number>();
  return {
    acquireInitialRetryToken: (scope) => adaptive.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: async (token, info) => {
      const failed = (failures.get(token) ?? 0) + (info.errorType === 'THROTTLING' ? 0 : 1);
      if (failed >= attempts) throw new Error('Too many attempts.');
      const next = await adaptive.refreshRetryTokenForRetry(token, info);
      failures.set(next, failed);
      return next;
    },
    recordSuccess: (token) => {
      adaptive.recordSuccess(token);
    },
  };
}
