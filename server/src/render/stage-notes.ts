/** What a person should know of the stage itself who imports it, by what AWS answered. */
import type { LiveStage, LiveRestStage, LiveVersion2Stage } from '../../../protocol/live.js';
import { whySometimesAbsent } from '../analysis/versions/availability.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { restFamily } from '../knowledge/stage-families.js';
import { version2StageParts } from '../knowledge/stage-parts.js';
import { cacheBeingDeleted } from '../knowledge/vocabularies/live-stages.js';
import type { Module } from '../workspace/module.js';
import { allows } from '../workspace/provider-versions.js';
import type { LiveBody } from './live-body.js';
import type { Note } from './notes.js';
import { isFirewallManagers, isSilent } from './stage-bodies.js';

/** Why a stage can't be written at all; undefined where it can. */
export function refusal(live: LiveStage): string | undefined {
  return live.kind === 'version2' && live.stage.ApiGatewayManaged
    ? `API Gateway created and manages the stage \`${live.stage.StageName}\` (quick create), so it can't be imported or changed. Declare your own API, integration, route and stage instead, without \`${version2StageParts.api.quickCreate}\`.`
    : undefined;
}

/** What there is to say about a stage. */
export function stageNotes(live: LiveStage, body: LiveBody, module: Module): readonly Note[] {
  return [
    ...(live.kind === 'rest' ? restNotes(live, module) : version2Notes(live, body)),
    ...formatNotes(
      live.kind === 'rest'
        ? live.stage.accessLogSettings && { format: live.stage.accessLogSettings.format }
        : live.stage.AccessLogSettings && { format: live.stage.AccessLogSettings.Format },
    ),
    ...(isFirewallManagers(live) ? [FIREWALL_MANAGER] : []),
    ...(JSON.stringify(live.stage).includes('\uFFFD') ? [LOST_CHARACTERS] : []),
  ];
}

function restNotes({ stage }: LiveRestStage, module: Module): readonly Note[] {
  const notes: Note[] = [];
  const { canarySettings: canary } = stage;
  if (stage.cacheClusterStatus === cacheBeingDeleted) {
    notes.push({ text: 'The cache is being deleted, so it is left out.', inCode: true });
  } else if (stage.cacheClusterEnabled && stage.cacheClusterSize === undefined) {
    notes.push({
      text: 'AWS did not return the size of the cache: add it as `cache_cluster_size`.',
      inCode: true,
    });
  }
  if (canary && (canary.percentTraffic ?? 0) === 0) {
    notes.push({
      text: 'The canary receives no traffic (0%). Remove `canary_settings` to remove it.',
      inCode: true,
    });
  }
  if (canary && canary.deploymentId === undefined) {
    notes.push({
      text: 'AWS returned no deployment for the canary: set `deployment_id` in `canary_settings`.',
      inCode: true,
    });
  }
  const deployment = resourceSchema('resource', restFamily.stage.type)
    ?.body.blocks.get(restFamily.stage.canary)
    ?.body.attributes.get(restFamily.stage.deployment);
  const has = deployment && allows(module.providerVersions, deployment);
  if (canary && deployment && has === 'some') {
    notes.push({
      text: `\`canary_settings.${deployment.name}\` ${whySometimesAbsent(deployment, module)}.`,
      inCode: false,
    });
  }
  if (canary && deployment && has === 'none') {
    notes.push({
      text: `\`${deployment.name}\` is left out of \`canary_settings\`. It requires AWS provider ${deployment.since ?? ''}, and this module allows only older versions.`,
      inCode: true,
    });
  }
  return notes;
}

function version2Notes({ stage }: LiveVersion2Stage, body: LiveBody): readonly Note[] {
  const notes: Note[] = [];
  const isTrap = body.blocks.some(
    ({ schema, body: settings }) =>
      version2StageParts.routeBlocks.has(schema.name) &&
      !isSilent(settings) &&
      version2StageParts.throttles.some((name) =>
        settings.arguments.every(({ schema: { name: written } }) => written !== name),
      ),
  );
  if (isTrap) {
    notes.push({
      text: `The rate limit, the burst limit or both are not set in route settings. The provider sends 0 for a missing limit with the next change, and API Gateway then rejects every request with 429. Set both \`${version2StageParts.throttles.join('` and `')}\` before you change that block.`,
      inCode: true,
    });
  }
  if (stage.AutoDeploy && stage.DeploymentId !== undefined) {
    notes.push({
      text: '`deployment_id` is left out, because API Gateway updates it with every automatic deployment.',
      inCode: false,
    });
  }
  return notes;
}

function formatNotes(log: { readonly format: string | undefined } | undefined): readonly Note[] {
  if (log === undefined) return [];
  if ((log.format ?? '') === '') {
    return [
      {
        text: 'AWS returned no format for the access log, so `format` is empty: set one before you change the log.',
        inCode: true,
      },
    ];
  }
  return /\n[^]/.test(log.format ?? '')
    ? [
        {
          text: 'The log format contains a line break, which AWS accepts only at the very end. AWS may reject the next change to it.',
          inCode: true,
        },
      ]
    : [];
}

const LOST_CHARACTERS: Note = {
  text: 'A value contains U+FFFD, which stands for characters that were lost on the way here. Compare it with AWS.',
  inCode: false,
};

const FIREWALL_MANAGER: Note = {
  text: 'AWS Firewall Manager manages the web ACL of this stage, so its association is not written: only the policy in Firewall Manager can change it.',
  inCode: false,
};
