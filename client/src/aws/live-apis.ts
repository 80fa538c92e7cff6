/** Live APIs and stages of both versions of API Gateway, as one. Reads only. */
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { isAwsFailure } from './aws-failure.js';
import { foreignAnswer } from './call-failure.js';
import type { Family } from './family.js';
import type { ListLimits } from './pages.js';
import type { ApiPage, LiveApi, LiveApis } from './ports.js';
import { restApis } from './rest-family.js';
import type { CallAws } from './session.js';
import { version2Apis } from './version2-family.js';

/** Both families behind one port. */
export function liveApis(call: CallAws, limits: ListLimits): LiveApis {
  const rest = restApis(call, limits);
  const version2 = version2Apis(call, limits);
  const familyOf = ({ kind }: LiveApi): Family => (kind === 'REST' ? rest : version2);
  return {
    apis: async function* (region, signal) {
      // Both are asked at once, and answered in turn.
      const second = begun(told('HTTP and WebSocket', version2, region, signal));
      yield* told('REST', rest, region, signal);
      yield* second;
    },
    stages: (api, signal) => familyOf(api).stages(api, signal),
    stage: (api, stageName, signal) => familyOf(api).stage(api, stageName, signal),
    deployment: async (api, deploymentId, signal) => {
      try {
        return await familyOf(api).deployment(api, deploymentId, signal);
      } catch (error) {
        if (isAwsFailure(error) && error.category === 'not-found') return undefined;
        throw error;
      }
    },
    identity: async (region, signal) => {
      const request = { service: 'sts', operation: 'GetCallerIdentity', region } as const;
      const { Account, Arn = '' } = await call(request, signal, ({ sts }, options) =>
        sts.send(new GetCallerIdentityCommand({}), options),
      );
      if (Account === undefined) throw foreignAnswer(request);
      return { accountId: Account, arn: Arn };
    },
  };
}

/** What one family fails at stays its own; what stops everything is thrown. */
async function* told(
  name: 'REST' | 'HTTP and WebSocket',
  family: Family,
  region: string,
  signal: AbortSignal,
): AsyncGenerator<ApiPage, void> {
  try {
    for await (const apis of family.pages(region, signal)) yield { apis };
  } catch (error) {
    if (!isAwsFailure(error) || error.category === 'cancelled' || error.category === 'credentials')
      throw error;
    yield { family: name, failure: error };
  }
}

/** The same pages, the first of which is on its way already. */
function begun<Page>(pages: AsyncGenerator<Page, void>): AsyncIterable<Page> {
  const first = pages.next();
  // Whether anybody comes for it or not.
  first.catch(() => undefined);
  return (async function* () {
    const one = await first;
    if (one.done === true) return;
    yield one.value;
    yield* pages;
  })();
}
