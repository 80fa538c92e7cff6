/** What is set on a stage of a REST API, beside its address and deployment. */
import type { RestMethodSetting, RestStage } from '../../../protocol/live.js';
import { methodLabel } from './method-path.js';
import type { DetailNode } from './nodes.js';
import { accessLogRow, dateRows, mapRow, onOff, row, settingsRow } from './rows.js';

/** The rows below a stage of a REST API. */
export function restDetails(stage: RestStage, now: Date): DetailNode[] {
  const { accessLogSettings: log, methodSettings = {} } = stage;
  return [
    ...row('Description', stage.description, 'note'),
    ...canaryRow(stage),
    ...mapRow('Variables', stage.variables, 'symbol-variable'),
    { kind: 'detail', label: 'Cache', value: cacheText(stage), icon: 'database' },
    accessLogRow(log?.destinationArn, log?.format),
    ...Object.keys(methodSettings)
      .sort((one, other) => Number(other === ALL) - Number(one === ALL) || (one < other ? -1 : 1))
      .map((key) => methodRow(key, methodSettings[key] ?? {})),
    ...row('X-Ray tracing', stage.tracingEnabled === true ? 'on' : 'off', 'pulse'),
    ...row('Web ACL', stage.webAclArn, 'shield'),
    ...row('Client certificate', stage.clientCertificateId, 'key'),
    ...row('Documentation version', stage.documentationVersion, 'book'),
    ...mapRow('Tags', stage.tags, 'tag'),
    ...dateRows(stage.createdDate, stage.lastUpdatedDate, now),
  ];
}

/** The key of the settings for all methods. */
const ALL = '*/*';

function canaryRow({ canarySettings: canary }: RestStage): DetailNode[] {
  if (canary === undefined) return [];
  return [
    {
      kind: 'detail',
      label: 'Canary',
      value: `${canary.percentTraffic ?? 0}% of requests`,
      icon: 'beaker',
      children: [
        ...row('Deployment', canary.deploymentId),
        ...mapRow('Variable overrides', canary.stageVariableOverrides, 'symbol-variable'),
        ...onOff('Use stage cache', canary.useStageCache),
      ],
    },
  ];
}

/** AWS remembers the size of a cache that is off. */
function cacheText(stage: RestStage): string {
  const status = CACHE_STATUS[stage.cacheClusterStatus ?? ''];
  if (stage.cacheClusterEnabled !== true)
    return stage.cacheClusterStatus === 'DELETE_IN_PROGRESS' ? `off, ${DELETING}` : 'off';
  const size = stage.cacheClusterSize === undefined ? 'on' : `${stage.cacheClusterSize} GB`;
  return status === undefined ? size : `${size}, ${status}`;
}

const DELETING = 'being deleted';

const CACHE_STATUS: Readonly<Record<string, string>> = {
  AVAILABLE: 'available',
  CREATE_IN_PROGRESS: 'being created',
  DELETE_IN_PROGRESS: DELETING,
  FLUSH_IN_PROGRESS: 'being flushed',
  NOT_AVAILABLE: 'not available',
};

function methodRow(key: string, setting: RestMethodSetting): DetailNode {
  return settingsRow(
    methodLabel(key),
    key,
    {
      logging: setting.loggingLevel,
      burst: setting.throttlingBurstLimit,
      rate: setting.throttlingRateLimit,
    },
    [
      ...onOff('Full request and response logs', setting.dataTraceEnabled),
      ...onOff('Detailed metrics', setting.metricsEnabled),
      ...onOff('Caching', setting.cachingEnabled),
      ...(setting.cachingEnabled === true
        ? [
            ...row('Cache TTL', secondsText(setting.cacheTtlInSeconds)),
            ...onOff('Encrypt cache', setting.cacheDataEncrypted),
          ]
        : []),
    ],
  );
}

function secondsText(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : `${seconds} s`;
}
