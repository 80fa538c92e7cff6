/** Completes the members of an object whose type is a variable's: in variable files and in calls of modules. */
import type { ValueSite } from '../../analysis/place/site.js';
import type { Descent } from '../../analysis/place/value-place.js';
import { elementConstraint, memberType, typeMembers, typeWord } from '../../analysis/values/type-members.js';
import { attributeOf, keyText } from '../../hcl/lookup.js';
import type { Expression } from '../../hcl/syntax.js';
import type { Declaration } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import type { Proposal } from './items.js';
import { snippetLiteral, tabStops } from './snippet-text.js';
import { typeForm } from './type-forms.js';

/** The type at a depth within the value of a variable; undefined where its constraint does not say. */
export function constraintAt(
  variable: Declaration | undefined,
  descent: readonly Descent[],
): Expression | undefined {
  const written = variable && attributeOf(variable.block.body, 'type')?.value;
  return descent.reduce(typeBelow, written);
}

function typeBelow(type: Expression | undefined, step: Descent): Expression | undefined {
  if (step.kind === 'element') return elementConstraint(type);
  return step.kind === 'entry' && step.key !== undefined ? memberType(type, step.key) : undefined;
}

/** The members of the object type that are not written yet, those that it needs first. */
export function memberProposals(
  { object, entry, quoted: isQuoted }: Extract<ValueSite['place'], { kind: 'key' }>,
  type: Expression | undefined,
): readonly Proposal[] {
  const taken = new Set(object.entries.flatMap((each) => (each === entry ? [] : [keyText(each)])));
  const members = (typeMembers(type) ?? []).filter(({ name }) => !taken.has(name));
  const isRename = isQuoted || (entry !== undefined && entry.value.kind !== 'missing');
  return [...members]
    .sort((a, b) => Number(a.optional) - Number(b.optional))
    .map(({ name, type: own, optional }) => ({
      label: name,
      kind: CompletionItemKind.Property,
      detail: [typeWord(own), optional ? undefined : 'required'].filter(Boolean).join(', '),
      ...(isRename ? {} : { snippet: `${snippetLiteral(name)} = ${typeForm(own, tabStops())}` }),
    }));
}
