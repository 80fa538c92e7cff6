/** What a module's `import` blocks bring in, as far as it is certain: where to, and by which ID. */
import { plainText } from '../analysis/references/mentions.js';
import { jsonDeclarations } from '../analysis/blocks/json-blocks.js';
import { type Instance, resourceInstances } from '../analysis/references/instances.js';
import type { Evaluate } from '../analysis/values/evaluate.js';
import { textOf, type Value } from '../analysis/values/values.js';
import { sourceOf } from '../edits/layout.js';
import { attributeOf } from '../hcl/lookup.js';
import { quoted } from '../hcl/print.js';
import type { Expression } from '../hcl/syntax.js';
import type { Declaration, Module } from '../workspace/module.js';

/** One thing that an `import` block brings in. */
export interface ImportBlock {
  readonly declaration: Declaration;
  /** e.g. `aws_api_gateway_stage.prod`, with an index or the path of a called module where there is one. */
  readonly address: string;
  readonly type: string;
  readonly id: string;
}

/** One for each instance of the module's `import` blocks whose ID is certain. */
export function importBlocks({
  module,
  evaluate,
}: {
  readonly module: Module;
  readonly evaluate: Evaluate;
}): readonly ImportBlock[] {
  return importDeclarations(module).flatMap((declaration) => {
    const { body } = declaration.block;
    const [to, id] = ['to', 'id'].map((name) => attributeOf(body, name)?.value);
    if (!to || !id) return [];
    const instances = attributeOf(body, 'for_each')
      ? (resourceInstances(declaration.block, evaluate) ?? [])
      : [undefined];
    return instances.flatMap((instance) => {
      const address = addressIn(to, declaration, instance, evaluate);
      const type = typeIn(address);
      const known = textOf(evaluate(id, undefined, instance?.bound));
      return known === undefined || type === undefined ? [] : [{ declaration, address, type, id: known }];
    });
  });
}

/** The address of all instances of a resource of this module. */
export function withoutIndex(address: string): string {
  return address.replace(/\[.*$/s, '');
}

function importDeclarations({ others, jsonFiles }: Module): readonly Declaration[] {
  const written = others.filter(({ block }) => block.type.text === 'import');
  const json = jsonFiles.flatMap((file) =>
    jsonDeclarations(file).flatMap((block) => (block.type.text === 'import' ? [{ file, block }] : [])),
  );
  return [...written, ...json];
}

/** `aws_api_gateway_stage.s[each.key]` of an instance is `aws_api_gateway_stage.s["prod"]`. */
function addressIn(
  to: Expression,
  { file }: Declaration,
  instance: Instance | undefined,
  evaluate: Evaluate,
): string {
  const last = to.kind === 'reference' ? to.steps.at(-1) : undefined;
  if (last?.kind !== 'index' || instance === undefined) return plainText(to) ?? sourceOf(file, to);
  const index = indexText(evaluate(last.key, undefined, instance.bound));
  return `${file.text.slice(to.start, last.start)}${index ?? sourceOf(file, last)}`;
}

/** A key as an address has it, `["prod"]` or `[0]`; undefined where it is unknown. */
export function indexText(key: Value): string | undefined {
  if (key.kind === 'number') return `[${key.value}]`;
  const text = textOf(key);
  return text === undefined ? undefined : `[${quoted(text)}]`;
}

/** The type of the resource that an address leads to, in this module or one that it calls. */
function typeIn(address: string): string | undefined {
  return address
    .replace(/\["(?:[^"\\]|\\.)*"\]|\[[^\]]*\]/g, '')
    .split('.')
    .at(-2);
}
