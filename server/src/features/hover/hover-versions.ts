/** What hovers tell of provider versions: nothing where every version that the module allows has the thing. */
import type {
  AttributeSchema,
  NestedBlockSchema,
  ResourceSchema,
  VersionRange,
} from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import { allows, isKnown, mayLack, versionsText } from '../../workspace/provider-versions.js';
import { paragraphs } from '../text/markdown-syntax.js';
import { attributeMarkdown, blockMarkdown, resourceMarkdown } from '../text/markdown.js';

/** An argument or exported attribute; `page` is linked where it has no page of its own. */
export function attributeText(schema: AttributeSchema, page: string | undefined, module: Module): string {
  return paragraphs([
    attributeMarkdown(schema, page, mayLack(module.providerVersions, schema)),
    versionNote(schema, module),
  ]);
}

/** A nested or top-level block; `page` is linked where it has no page of its own. */
export function nestedBlockText(schema: NestedBlockSchema, page: string | undefined, module: Module): string {
  return paragraphs([
    blockMarkdown(schema, page, mayLack(module.providerVersions, schema)),
    versionNote(schema, module),
  ]);
}

/** A resource type or data source as it is written. */
export function typeText(schema: ResourceSchema, written: string, module: Module): string {
  return paragraphs([
    resourceMarkdown(schema, written, mayLack(module.providerVersions, schema)),
    versionNote(schema, module),
  ]);
}

/** Which of the module's own versions lack it, where the module says which it allows. */
function versionNote(range: VersionRange, { providerVersions }: Module): string | undefined {
  const text = versionsText(providerVersions);
  if (text === undefined || !mayLack(providerVersions, range)) return undefined;
  const allowed = providerVersions.locked === undefined ? `allows (${text})` : `is locked to (${text})`;
  const among = allows(providerVersions, range);
  if (among === 'none') return `Not available in any provider version that this module ${allowed}.`;
  return among === 'all' && !isKnown(providerVersions, range)
    ? `Some provider versions that this module ${allowed} may not have it.`
    : `Not available in every provider version that this module ${allowed}.`;
}
