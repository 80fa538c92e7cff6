/** The names that a `for` binds: where it binds one, and where its own part of the code uses it. */
import { childExpressions, itemAt } from '../../hcl/walk.js';
import type { Expression, Name, Reference, Span, TemplatePart } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';

/** A name with all its places. */
export interface LoopName {
  readonly binding: Name;
  readonly uses: readonly Span[];
  /** The one of these places that was asked for. */
  readonly place: Span;
  /** The other names that mean something around its places: another name for it may be none of them. */
  readonly others: ReadonlySet<string>;
}

/** The name at a UTF-16 offset, whether it is bound or used there; undefined for all other names. */
export function loopNameAt({ body }: SourceFile, offset: number): LoopName | undefined {
  const item = itemAt(body, offset)?.item;
  if (item?.kind !== 'attribute') return undefined;
  const found: Found[] = [];
  collect(item.value, [], found);
  const at = found.find(({ span }) => span.start <= offset && offset <= span.end);
  if (at?.binding === undefined) return undefined;
  const { binding, span: place } = at;
  const inScope = found.filter(({ names }) => names.includes(binding));
  const own = inScope.filter((each) => each.binding === binding);
  const around = own.flatMap(({ names }) => names).filter((name) => name !== binding);
  const read = inScope.filter((each) => each.binding !== binding).map(({ span }) => span);
  return {
    binding,
    uses: own.map(({ span }) => span).filter((span) => span !== binding),
    place,
    others: new Set([...around, ...read].map(({ text }) => text)),
  };
}

/** The first word of a reference or a name that is bound, what binds it, and all names that are bound there. */
interface Found {
  readonly span: Name;
  readonly binding: Name | undefined;
  readonly names: readonly Name[];
}

/** Deep texts are cut off by the parser, so calling itself is safe here. */
function collect(expression: Expression, names: readonly Name[], found: Found[]): void {
  switch (expression.kind) {
    case 'reference':
      addUse(expression, names, found);
      for (const step of expression.steps) if (step.kind === 'index') collect(step.key, names, found);
      return;
    case 'for': {
      const { collection, key, result, condition } = expression;
      collect(collection, names, found);
      const inside = bound(expression.names, names, found);
      for (const each of [key, result, condition]) if (each) collect(each, inside, found);
      return;
    }
    case 'template':
      collectParts(expression.parts, names, found);
      return;
    case 'object':
      for (const { key, value } of expression.entries) {
        // A bare word there is the key itself.
        if (key.kind !== 'reference' || key.steps.length > 0) collect(key, names, found);
        collect(value, names, found);
      }
      return;
    default:
      childExpressions(expression).forEach((child) => {
        collect(child, names, found);
      });
  }
}

function collectParts(parts: readonly TemplatePart[], names: readonly Name[], found: Found[]): void {
  for (const part of parts) {
    if (part.kind === 'interpolation') {
      collect(part.expression, names, found);
    } else if (part.kind === 'if') {
      collect(part.condition, names, found);
      collectParts([...part.then, ...part.otherwise], names, found);
    } else if (part.kind === 'for') {
      collect(part.collection, names, found);
      collectParts(part.body, bound(part.names, names, found), found);
    }
  }
}

/** Adds the names of a loop to those around it. */
function bound(own: readonly Name[], around: readonly Name[], found: Found[]): readonly Name[] {
  const names = [...around, ...own];
  for (const name of own) found.push({ span: name, binding: name, names });
  return names;
}

function addUse({ root }: Reference, names: readonly Name[], found: Found[]): void {
  found.push({ span: root, binding: names.findLast(({ text }) => text === root.text), names });
}
