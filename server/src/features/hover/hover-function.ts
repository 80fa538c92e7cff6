/** What a function says to a person, and where its module allows versions that lack it. */
import { calledFunction, languageVersions } from '../../analysis/references/called-functions.js';
import type { Name } from '../../hcl/syntax.js';
import type { VersionRange } from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import { allows, type ProviderVersions, versionsText } from '../../workspace/provider-versions.js';
import { functionMarkdown } from '../text/function-text.js';
import type { HoverText } from './hover-value.js';

/** The function of that name; undefined where it is none that is known. */
export function functionText(name: Name, module: Module): HoverText | undefined {
  const known = calledFunction(name.text, module);
  if (known === undefined) return undefined;
  const notes = [
    sinceNote('Terraform', known.terraform, languageVersions(module)),
    sinceNote('provider', known.provider, module.providerVersions),
  ];
  return { text: functionMarkdown(name.text, known, notes), span: name };
}

/** Since when it is there, for those only whose version may lack it. */
function sinceNote(of: string, range: VersionRange, versions: ProviderVersions): string | undefined {
  const some = { all: undefined, some: 'not every', none: 'no' }[allows(versions, range)];
  const text = versionsText(versions);
  if (some === undefined || text === undefined) return undefined;
  const allowed = versions.locked === undefined ? `allows (${text})` : `is locked to (${text})`;
  const since = (range.since ?? '').replace(/\.0$/, '');
  return `Since ${of} version ${since}: ${some} ${of} version that this module ${allowed} has it.`;
}
