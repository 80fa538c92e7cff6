/** The types of resources and of their attributes. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { SOME_LIST, SOME_OBJECT, type Type } from './types.js';

/** A resource as a whole, or one instance of it: an object, and all instances of one with `count` a list. */
export function wholeType({ body }: Block, isInstance: boolean): Type {
  return !isInstance && attributeOf(body, 'count') ? SOME_LIST : SOME_OBJECT;
}

/** An attribute by the schema, `any` where that does not tell of it, and for nested blocks. */
export function attributeType(kind: 'resource' | 'data', type: string, name: string): Type {
  return opened(resourceSchema(kind, type)?.body.attributes.get(name)?.type ?? 'any');
}

/** Other versions of the provider may have more members. */
function opened(type: Type): Type {
  if (typeof type === 'string') return type;
  if ('list' in type) return { list: opened(type.list) };
  if ('set' in type) return { set: opened(type.set) };
  return 'map' in type ? { map: opened(type.map) } : SOME_OBJECT;
}
