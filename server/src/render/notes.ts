/**
 * What a person should know who imports a stage: what an empty plan hides, and what was left out. A note in the code
 * stands as a comment above its resource; the others are only said.
 */
import type { LiveStage, LiveRestStage, LiveVersion2Stage } from '../../../protocol/live.js';
import { methodSettingsParts, version2StageParts } from '../knowledge/stage-parts.js';
import { restFamily } from '../knowledge/stage-families.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { region as regionFacts } from '../knowledge/vocabularies/common.js';
import {
  cacheBeingDeleted,
  importBlocksSince,
  ownTagPrefix,
  providerTagParts,
  stackTag,
} from '../knowledge/vocabularies/live-stages.js';
import { whyAbsent, whySometimesAbsent } from '../analysis/versions/availability.js';
import type { Module } from '../workspace/module.js';
import { allows, terraformVersions } from '../workspace/provider-versions.js';
import { isSilent } from './stage-bodies.js';
import type { LiveBody } from './live-body.js';
import { addedTags, type ProviderTags } from './provider-tags.js';

/** What a person should know about an import. */
export interface Note {
  /** One sentence or two. */
  readonly text: string;
  /** Whether it belongs into the code, for whoever reads that later. */
  readonly inCode: boolean;
}

/** Why a stage can't be written at all; undefined where it can. */
export function refusal(live: LiveStage): string | undefined {
  return live.kind === 'version2' && live.stage.ApiGatewayManaged
    ? `API Gateway made and manages the stage \`${live.stage.StageName}\` itself (quick create), and lets nobody import or change it: declare API, integration, route and stage of your own instead, without \`${version2StageParts.api.quickCreate}\`.`
    : undefined;
}

/** What there is to say about a stage. */
export function stageNotes(live: LiveStage, body: LiveBody, module: Module): readonly Note[] {
  return [
    ...(live.kind === 'rest' ? restNotes(live, module) : version2Notes(live, body)),
    ...formatNotes(
      live.kind === 'rest' ? live.stage.accessLogSettings?.format : live.stage.AccessLogSettings?.Format,
    ),
  ];
}

/** What there is to say about tags; `provider` is undefined where it can't be told what it does to them. */
export function tagNotes(
  tags: Readonly<Record<string, string>>,
  provider: ProviderTags | undefined,
): readonly Note[] {
  const notes: Note[] = [];
  const stack = tags[stackTag];
  if (stack !== undefined) {
    notes.push({
      text: `It belongs to the CloudFormation stack \`${stack}\`: take it out of the stack (\`DeletionPolicy: Retain\`) before Terraform manages it, or the two undo each other's changes.`,
      inCode: true,
    });
  } else if (Object.keys(tags).some((key) => key.startsWith(ownTagPrefix))) {
    notes.push({
      text: `Tags that begin with \`${ownTagPrefix}\` are AWS's own and left out.`,
      inCode: false,
    });
  }
  const about = provider ? addedTagsNote(tags, provider) : [UNKNOWN_TAGS];
  return [...notes, ...about.map((text) => ({ text, inCode: false }))];
}

/** What there is to say about tags that the provider adds to a stage which has none such yet. */
export function addedTagsNote(
  tags: Readonly<Record<string, string>>,
  provider: ProviderTags,
): readonly string[] {
  const added = addedTags(tags, provider);
  return added.length === 0
    ? []
    : [
        `The live stage lacks ${listed(added)} of the provider's \`${providerTagParts.defaults}\`, so a plan adds ${added.length === 1 ? 'this tag' : 'these tags'} whatever stands here.`,
      ];
}

/** What there is to say about settings of a method path. */
export function methodPathNotes(path: string): readonly Note[] {
  const slashes = path.split('/').length - 1;
  return path !== methodSettingsParts.everyMethod && (path.startsWith('/') || slashes > 1)
    ? [
        {
          text: 'AWS keeps these settings, but they look to be without effect: in a path that has any, every slash is written `~1`.',
          inCode: true,
        },
      ]
    : [];
}

/** What there is to say about `import` blocks in the module. */
export function importBlockNotes(module: Module): readonly Note[] {
  const fits = allows(terraformVersions(module.others.map(({ block }) => block)), {
    since: importBlocksSince,
  });
  return fits === 'all'
    ? []
    : [
        {
          text: `\`import\` blocks came with Terraform ${importBlocksSince}, and \`required_version\` allows ${fits === 'none' ? 'only older ones: use commands instead' : 'older ones too'}.`,
          inCode: false,
        },
      ];
}

/** What there is to say about importing into a module that others call. */
export function calledModuleNotes(module: Module): readonly Note[] {
  const [caller] = module.callers() ?? [];
  const path = `module.${caller?.call.block.labels[0]?.text ?? ''}`;
  return caller === undefined
    ? []
    : [
        {
          text: `This module is called as \`${path}\`, and Terraform imports from the root module only: do it there, with its path (\`${path}.\`) before each address.`,
          inCode: false,
        },
      ];
}

/** What there is to say about the Region, where a person wants it written. */
export function regionNotes(live: LiveStage, module: Module): readonly Note[] {
  if (live.region === undefined) {
    return [{ text: 'Its Region is not known, so `region` is not written.', inCode: false }];
  }
  const fits = allows(module.providerVersions, regionFacts);
  return fits === 'all'
    ? []
    : [
        {
          text: `\`region\` ${fits === 'none' ? whyAbsent(regionFacts, module) : whySometimesAbsent(regionFacts, module)}.`,
          inCode: false,
        },
      ];
}

function restNotes({ stage }: LiveRestStage, module: Module): readonly Note[] {
  const notes: Note[] = [];
  const { canarySettings: canary } = stage;
  if (stage.cacheClusterStatus === cacheBeingDeleted) {
    notes.push({ text: 'Its cache is being deleted, so none is written here.', inCode: true });
  }
  if (stage.cacheClusterEnabled && stage.cacheClusterSize === undefined) {
    notes.push({
      text: 'AWS did not tell the size of its cache: add it as `cache_cluster_size`.',
      inCode: true,
    });
  }
  if (canary && (canary.percentTraffic ?? 0) === 0) {
    notes.push({
      text: 'Its canary gets no traffic (0 %). Taking `canary_settings` out removes it.',
      inCode: true,
    });
  }
  const deployment = resourceSchema('resource', restFamily.stage.type)
    ?.body.blocks.get(restFamily.stage.canary ?? '')
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
      text: `Every version of the AWS provider that this module allows is older than ${deployment.since ?? ''} and knows no deployment for a canary, so \`${deployment.name}\` is left out of \`canary_settings\`.`,
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
      text: `It sets a throttle for none or only one of rate and burst. The provider sends 0 for the other with the next change, and then every request is answered with 429: set both \`${version2StageParts.throttles.join('` and `')}\` before you change anything in that block.`,
      inCode: true,
    });
  }
  if (stage.AutoDeploy && stage.DeploymentId !== undefined) {
    notes.push({
      text: '`deployment_id` is left out, because API Gateway sets it anew with every automatic deployment.',
      inCode: false,
    });
  }
  return notes;
}

function formatNotes(format: string | undefined): readonly Note[] {
  return format !== undefined && /\n[^]/.test(format)
    ? [
        {
          text: 'Its log format holds a line break, which AWS takes at the very end only: the next change to it may be refused.',
          inCode: true,
        },
      ]
    : [];
}

/** Names for people: `a`, `b`. */
export function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

const UNKNOWN_TAGS = `Which \`${providerTagParts.defaults}\` the provider has can't be told here, so every live tag is written: leave out those that stand in both with the same value, or the plan shows them as new.`;
