/**
 * How a completion item says what it stands for, so that its documentation is looked up only when the item is looked
 * at. A key is plain JSON that travels to the editor and back.
 */
import {
  type BodyScope,
  attributeSchema,
  blockSchema,
  fileScope,
  innerScope,
} from '../../analysis/place/body-scope.js';
import { type ContextVariable, contextVariables } from '../../analysis/log-format/variables.js';
import type { Block } from '../../hcl/syntax.js';
import { awsFunctions, type TerraformFunction, terraformFunctions } from '../../knowledge/functions.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { AttributeSchema, NestedBlockSchema, ResourceSchema } from '../../knowledge/schema.js';

/** Which documentation an item has, small enough to travel to the editor and back. */
export type DocsKey =
  /** A `$context` variable of access logs. */
  | { readonly of: 'variable'; readonly name: string }
  /** A function, by the name that calls it. */
  | { readonly of: 'function'; readonly name: string }
  | { readonly of: 'resource'; readonly kind: 'resource' | 'data'; readonly type: string }
  /** `around` are the headers from the top down to the body, e.g. `[["resource","aws_x"],["canary_settings"]]`. */
  | {
      readonly of: 'member';
      readonly around: readonly (readonly string[])[];
      readonly name: string;
      readonly value?: string;
    };

/** The key of an argument or block that may stand in a body, or of one value of it. */
export function memberKey(scope: BodyScope, name: string, value?: string): DocsKey {
  const around = scope.blocks.map((block) => [
    block.type.text,
    ...block.labels.slice(0, 1).map((label) => label.text),
  ]);
  return { of: 'member', around, name, ...(value === undefined ? {} : { value }) };
}

/** The key of an attribute that a resource has or exports; `path` leads through its nested blocks. */
export function attributeKey(resource: ResourceSchema, path: readonly string[]): DocsKey {
  const around = [[resource.kind, resource.type], ...path.slice(0, -1).map((name) => [name])];
  return { of: 'member', around, name: path.at(-1) ?? '' };
}

/** What a key stands for. */
export type Documented =
  | { readonly is: 'variable'; readonly variable: ContextVariable }
  | { readonly is: 'function'; readonly written: string; readonly known: TerraformFunction }
  | { readonly is: 'resource'; readonly schema: ResourceSchema }
  | { readonly is: 'attribute'; readonly schema: AttributeSchema; readonly value: string | undefined }
  | { readonly is: 'block'; readonly schema: NestedBlockSchema };

/** Looks a key up; undefined for anything that isn't one (it comes back from the editor, so it may be anything). */
export function documented(key: unknown): Documented | undefined {
  if (!isDocsKey(key)) return undefined;
  if (key.of === 'variable') {
    const variable = contextVariables.find((each) => each.name === key.name);
    return variable && { is: 'variable', variable };
  }
  if (key.of === 'function') {
    const functions = key.name.startsWith('provider::') ? awsFunctions : terraformFunctions;
    const known = functions.get(key.name.split('::').at(-1) ?? '');
    return known && { is: 'function', written: key.name, known };
  }
  if (key.of === 'resource') {
    const schema = resourceSchema(key.kind, key.type);
    return schema && { is: 'resource', schema };
  }
  const scope = key.around.reduce((outer, header) => innerScope(outer, emptyBlock(header)), fileScope(EMPTY));
  const attribute = attributeSchema(scope, key.name);
  if (attribute) return { is: 'attribute', schema: attribute, value: key.value };
  const block = blockSchema(scope, key.name);
  return block && { is: 'block', schema: block };
}

const EMPTY = { items: [], start: 0, end: 0 };

function emptyBlock([type = '', label]: readonly string[]): Block {
  const at = { start: 0, end: 0 };
  const labels = label === undefined ? [] : [{ text: label, quoted: true, closed: true, ...at }];
  const name = { text: type, ...at };
  return { kind: 'block', type: name, labels, header: at, open: 0, close: 0, body: EMPTY, ...at };
}

function isDocsKey(key: unknown): key is DocsKey {
  if (typeof key !== 'object' || key === null || !('of' in key)) return false;
  if (key.of === 'resource') {
    return (
      'type' in key &&
      typeof key.type === 'string' &&
      'kind' in key &&
      (key.kind === 'resource' || key.kind === 'data')
    );
  }
  if (key.of === 'variable' || key.of === 'function') return 'name' in key && typeof key.name === 'string';
  if (key.of !== 'member' || !('around' in key) || !('name' in key) || typeof key.name !== 'string')
    return false;
  return (
    Array.isArray(key.around) &&
    key.around.every((header) => Array.isArray(header) && header.every((word) => typeof word === 'string'))
  );
}
