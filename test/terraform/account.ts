/** An emulated account of stages of chance. */
import type { LiveStage } from '../../protocol/live.js';
import type { EmulatedData } from '../../emulator/data.js';
import { randomFrom } from '../fuzz/random.js';
import { hostileText, restStageOf, version2StageOf } from './generate.js';

const PER_API = 10;
const LIMITS = { text: hostileText };

/** Half REST, a quarter HTTP and a quarter WebSocket, ten stages to an API. The same seed gives the same account. */
export function accountOf(count: number, seed: number, region: string): EmulatedData {
  const random = randomFrom(seed);
  const groups = Array.from({ length: Math.ceil(count / PER_API) }, (_, group) =>
    Array.from(
      { length: Math.min(PER_API, count - group * PER_API) },
      (_unused, index) => `s${index}-${group}`,
    ),
  );
  return {
    accountId: '123456789012',
    regions: {
      [region]: {
        restApis: groups
          .filter((_, group) => group % 2 === 0)
          .map((names, index) => ({
            api: { id: `rest${index}`, name: `API ${index}` },
            stages: names.map((name) => restStageOf(random, name, LIMITS)),
          })),
        version2Apis: groups
          .filter((_, group) => group % 2 === 1)
          .map((names, index) => {
            const ProtocolType = index % 2 === 0 ? 'HTTP' : 'WEBSOCKET';
            return {
              api: {
                ApiId: `v2x${index}`,
                Name: `API ${index}`,
                ProtocolType,
                RouteSelectionExpression: '$request.method $request.path',
              },
              stages: names.map((name, at) =>
                version2StageOf(random, at === 0 ? '$default' : name, ProtocolType, LIMITS),
              ),
            };
          }),
      },
    },
  };
}

/** All stages of an account's Region, as they are read. */
export function stagesOf({ regions }: EmulatedData, region: string): readonly LiveStage[] {
  const { restApis = [], version2Apis = [] } = regions[region] ?? {};
  return [
    ...restApis.flatMap(({ api, stages }) =>
      stages.map((stage): LiveStage => ({ kind: 'rest', apiId: api.id, apiName: api.name, stage })),
    ),
    ...version2Apis.flatMap(({ api, stages }) =>
      stages.map((stage): LiveStage => ({
        kind: 'version2',
        apiId: api.ApiId,
        apiName: api.Name,
        stage,
      })),
    ),
  ];
}
