/** What is said of the `id` of an `import` block: how it is built. */
import type { BodyScope } from '../../analysis/place/body-scope.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { targetOf } from '../../analysis/references/resolve.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Module } from '../../workspace/module.js';
import { code } from '../text/markdown-syntax.js';
import { importMarkdown } from '../text/markdown.js';

/** Whether an argument is that `id`. */
export function isImportId({ blocks }: BodyScope, name: string): boolean {
  return name === 'id' && blocks.length === 1 && blocks[0]?.type.text === 'import';
}

/** How the ID of the import block around is built, for the type that `to` names. */
export function importShape({ body }: BodyScope, module: Module): string | undefined {
  const to = attributeOf(body, 'to')?.value;
  const address = to?.kind === 'reference' ? addressOf(to) : undefined;
  const target = address && targetOf(address.text, module);
  const schema = target?.kind === 'resource' ? target.schema : undefined;
  const text = schema && importMarkdown(schema);
  return text === undefined ? undefined : `${code(schema?.type ?? '')} · ${text}`;
}
