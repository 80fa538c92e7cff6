/** What provider versions have to say about a member of a schema, in words. Knows no rule. */
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

/** Why no allowed version has it, with the remedy, e.g. `came with provider version 6.0.0 …`. */
export function whyAbsent(range: VersionRange, module: Module): string {
  const { locked } = module.providerVersions;
  const held = locked && `version ${locked}, which the lock file holds,`;
  const allowed = held ?? 'every version that this module allows';
  const { since, after, until } = range;
  if (after !== undefined && until === undefined) {
    const none = held ? `${held} is not` : 'no version that this module allows is';
    return `came after version ${after} of the AWS provider and ${none} newer: raise the version or remove it`;
  }
  return since !== undefined && allows(module.providerVersions, { until: since }) !== 'none'
    ? `came with version ${since} of the AWS provider and ${allowed} is older: raise the version or remove it`
    : `is gone from version ${until ?? ''} of the AWS provider on and ${allowed} is newer: remove it`;
}

/** Why only some allowed versions have it, with the remedy. */
export function whySometimesAbsent(range: VersionRange, module: Module): string {
  const { since, after, until } = range;
  if (after !== undefined && allows(module.providerVersions, { after }) !== 'all') {
    return `came after version ${after} of the AWS provider and this module allows older ones: require the version that you use`;
  }
  return since !== undefined && allows(module.providerVersions, { since }) !== 'all'
    ? `came with version ${since} of the AWS provider and this module allows older ones: require \`>= ${since}\``
    : `is gone from version ${until ?? ''} of the AWS provider on and this module allows it: remove it or require \`< ${until ?? ''}\``;
}
