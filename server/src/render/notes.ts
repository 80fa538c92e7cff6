/**
 * What a person should know who imports a stage: what an empty plan hides, and what was left out. A note in the code
 * stands as a comment above its resource; the others are only said.
 */
import { declaredAddress } from '../analysis/blocks/address.js';
import { calledFrom } from '../analysis/references/called-from.js';
import { methodSettingsParts } from '../knowledge/stage-parts.js';
import { ownStage } from '../knowledge/vocabularies/deployments.js';
import {
  importBlocksSince,
  ownTagPrefix,
  providerTagParts,
  stackTag,
} from '../knowledge/vocabularies/live-stages.js';
import type { Module } from '../workspace/module.js';
import { allows, terraformVersions } from '../workspace/provider-versions.js';
import type { Namesake } from './namesakes.js';
import { addedTags, type ProviderTags } from './provider-tags.js';

/** What a person should know about an import. */
export interface Note {
  /** One sentence or two. */
  readonly text: string;
  /** Whether it belongs into the code, for whoever reads that later. */
  readonly inCode: boolean;
}

/** What there is to say about tags; `provider` is undefined where it is unknown what it does to them. */
export function tagNotes(
  tags: Readonly<Record<string, string>>,
  provider: ProviderTags | undefined,
): readonly Note[] {
  const notes: Note[] = [];
  const stack = tags[stackTag];
  if (stack !== undefined) {
    notes.push({
      text: `The stage belongs to the CloudFormation stack \`${stack}\`. Remove it from the stack (\`DeletionPolicy: Retain\`) before you manage it with Terraform; otherwise the two undo each other's changes.`,
      inCode: true,
    });
  } else if (Object.keys(tags).some((key) => key.startsWith(ownTagPrefix))) {
    notes.push({
      text: `Tags that start with \`${ownTagPrefix}\` are reserved by AWS and left out.`,
      inCode: false,
    });
  }
  const own = Object.keys(tags).filter((key) => !key.startsWith(ownTagPrefix));
  const about = provider ? addedTagsNote(tags, provider) : [unknownTags(own)];
  return [...notes, ...about.map((text) => ({ text, inCode: false }))];
}

/** What there is to say about tags that the provider adds to a stage which has none such yet and does not name them itself. */
export function addedTagsNote(
  tags: Readonly<Record<string, string>>,
  provider: ProviderTags,
  written: ReadonlySet<string> = new Set(),
): readonly string[] {
  const added = addedTags(tags, provider).filter((key) => !written.has(key));
  return added.length === 0
    ? []
    : [
        `The live stage lacks ${listedNames(added)} from the \`${providerTagParts.defaults}\` of the provider, so the plan adds ${added.length === 1 ? 'this tag' : 'these tags'}.`,
      ];
}

/** What there is to say about settings of a method path. */
export function methodPathNotes(path: string): readonly Note[] {
  const slashes = path.split('/').length - 1;
  return path !== methodSettingsParts.everyMethod && (path.startsWith('/') || slashes > 1)
    ? [
        {
          text: 'AWS stores these settings, but they appear to have no effect: method paths must write every slash as `~1`.',
          inCode: true,
        },
      ]
    : [];
}

/** What there is to say where the module has a block that may be the stage, or the deployment that makes it. */
export function namesakeNote({ address, unknown }: Namesake): Note {
  const what =
    unknown === 'API' ? 'has the same name, and its API' : 'belongs to the same API, and its stage name';
  const remedy = address.startsWith(ownStage.deployment)
    ? 'If it creates this stage, take `stage_name` out of it first.'
    : 'If it is this stage, import it to that address instead.';
  return { text: `\`${address}\` ${what} is unknown here. ${remedy}`, inCode: false };
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
          text: `\`import\` blocks require Terraform ${importBlocksSince}, and \`required_version\` allows ${fits === 'none' ? 'only older versions. Use import commands instead' : 'older versions, too'}.`,
          inCode: false,
        },
      ];
}

/** How addresses of a module that others call begin where Terraform is run, e.g. `module.api.`; nothing where nobody does. */
export function calledAs(module: Module): string {
  const caller = calledFrom(module);
  return caller ? `${calledAs(caller.module)}${declaredAddress(caller.call.block)}.` : '';
}

/** What there is to say about importing into a module that others call. */
export function calledModuleNotes(module: Module): readonly Note[] {
  const path = calledAs(module).replace(/\.$/, '');
  return path === ''
    ? []
    : [
        {
          text: `This module is called as \`${path}\`, and Terraform imports only from the root module. Run the import commands there; each address begins with \`${path}.\`.`,
          inCode: false,
        },
      ];
}

/** Names for people: `a`, `b`. */
export function listedNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** What there is to say where it is unknown which tags the provider adds; `kept` are those that are written. */
function unknownTags(kept: readonly string[]): string {
  const { defaults } = providerTagParts;
  return kept.length === 0
    ? `The \`${defaults}\` of the provider are unknown here: if there are any, the plan adds them.`
    : `The \`${defaults}\` of the provider are unknown here, so every live tag is included. Remove the tags that \`${defaults}\` sets to the same value; otherwise the plan shows them as new.`;
}
