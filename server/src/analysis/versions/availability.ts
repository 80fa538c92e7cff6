/** What provider versions have to say about a member of a schema, in words. */
import { describedVersions } from '../../knowledge/resource-schemas.js';
import type { VersionRange } from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import { allows, isAlways } from '../../workspace/provider-versions.js';

/** Whether some provider version that the module allows has it. */
export function exists(range: VersionRange, module: Module): boolean {
  return isAlways(range) || allows(module.providerVersions, range) !== 'none';
}

/** Whether every provider version that the module allows has it. */
export function existsThroughout(range: VersionRange, module: Module): boolean {
  return isAlways(range) || allows(module.providerVersions, range) === 'all';
}

/** Whether the module allows a provider version that the schemas tell of. Without one, a strange name may be right. */
export function isDescribed(module: Module): boolean {
  return allows(module.providerVersions, describedVersions) !== 'none';
}

/** Why no allowed version has it, with the remedy, e.g. `was added in version 6.0.0 …`. */
export function whyAbsent(range: VersionRange, module: Module): string {
  const { locked } = module.providerVersions;
  const held = locked && `version ${locked} in the lock file`;
  const allowed = held ?? 'every version that this module allows';
  if (allows(module.providerVersions, startOf(range)) !== 'none')
    return `${departure(range)}, and ${allowed} is newer: remove it`;

  const none = held ? `${held} is not newer` : 'no version that this module allows is newer';
  const isTooOld = range.after === undefined ? `${allowed} is older` : none;
  return `${arrival(range)}, and ${isTooOld}: raise the version or remove it`;
}

/** Why only some allowed versions have it, with the remedy. */
export function whySometimesAbsent(range: VersionRange, module: Module): string {
  const { since = '', after, until = '' } = range;
  if (allows(module.providerVersions, startOf(range)) !== 'all') {
    const remedy = after === undefined ? `require \`>= ${since}\`` : 'require the version that you use';
    return `${arrival(range)}, and this module allows older versions: ${remedy}`;
  }
  return `${departure(range)}, and this module allows that version: remove it or require \`< ${until}\``;
}

function startOf({ since, after }: VersionRange): VersionRange {
  return { ...(since === undefined ? {} : { since }), ...(after === undefined ? {} : { after }) };
}

function arrival({ since = '', after }: VersionRange): string {
  return after === undefined
    ? `was added in version ${since} of the AWS provider`
    : `was added after version ${after} of the AWS provider (in ${since} at the latest)`;
}

function departure({ until = '', through }: VersionRange): string {
  return through === undefined
    ? `was removed in version ${until} of the AWS provider`
    : `was removed after version ${through} of the AWS provider (in ${until} at the latest)`;
}
