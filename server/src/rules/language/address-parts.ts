/** An address in `moved`, `removed` or `import`, read as Terraform reads it. */
import type { Expression, Reference, Step } from '../../hcl/syntax.js';

/** What an address consists of. */
export interface AddressParts {
  /** Without the keys of instances: `module.shop.aws_api_gateway_stage.live`. */
  readonly text: string;
  /** The calls of modules that it begins with. */
  readonly modules: readonly string[];
  /** Whether it ends with a module or with a resource, and of which kind that is. */
  readonly of: 'module' | 'managed' | 'data' | 'ephemeral';
  /** The keys of instances, module calls' included. */
  readonly keys: readonly Expression[];
  /** Whether there is one at the end. */
  readonly isInstance: boolean;
  /** What comes after the address. */
  readonly surplus: readonly Step[];
}

/** The parts of an address; undefined where it is none. A key may be any expression here, and a legacy `.0` is one. */
export function addressParts({ root, steps }: Reference): AddressParts | undefined {
  const rest: (Step | { readonly kind: 'attribute'; readonly name: { readonly text: string } })[] = [
    { kind: 'attribute', name: root },
    ...steps,
  ];
  const words: string[] = [];
  const keys: Expression[] = [];
  const modules: string[] = [];
  const word = (): string | undefined => {
    const [next] = rest;
    if (next?.kind !== 'attribute' || next.name.text === '') return undefined;
    rest.shift();
    words.push(next.name.text);
    return next.name.text;
  };
  const key = (): boolean => {
    const [next] = rest;
    const isOld = next?.kind === 'attribute' && /^\d+$/.test(next.name.text);
    if (next?.kind !== 'index' && !isOld) return false;
    if (next.kind === 'index') keys.push(next.key);
    rest.shift();
    return true;
  };
  const parts = (of: AddressParts['of'], isInstance: boolean): AddressParts => ({
    text: words.join('.'),
    modules,
    of,
    keys,
    isInstance,
    surplus: rest.filter((each): each is Step => 'start' in each),
  });

  let first = word();
  while (first === 'module') {
    const call = word();
    if (call === undefined) return undefined;
    modules.push(call);
    const isInstance = key();
    if (rest.length === 0) return parts('module', isInstance);
    first = word();
  }
  const of = first === 'data' || first === 'ephemeral' ? first : 'managed';
  if (first === 'resource') words.pop();
  const type = of !== 'managed' || first === 'resource' ? word() : first;
  if (type === undefined || word() === undefined) return undefined;
  return parts(of, key());
}
