/** Where an argument has another value in every plan. */
import { watchedBy } from '../../analysis/deployment/watched.js';
import { isLiteral } from '../../hcl/literal.js';
import type { Attribute, Call, Expression, ObjectEntry, Span } from '../../hcl/syntax.js';
import type { RuleContext } from '../rule.js';

/** A value that changes in every plan. */
export interface ClockPlace {
  /** The call that makes it so, wherever that stands. */
  readonly clock: Call;
  /** The entry of the argument's object that has it; undefined where the argument is none that is written out. */
  readonly entry: ObjectEntry | undefined;
  /** The entry's value, or else the argument's. */
  readonly written: Expression;
  /** The call where it stands there, or else the whole value. */
  readonly span: Span;
}

/** The places of an argument, one an entry. `each` is what `for_each` of the block around goes through. */
export function* clockPlaces(
  { value }: Attribute,
  each: Expression | undefined,
  { module }: RuleContext,
): Generator<ClockPlace> {
  for (const entry of value.kind === 'object' ? value.entries : [undefined]) {
    const written = entry?.value ?? value;
    if (isLiteral(written)) continue;
    const clock = watchedBy(written, module, each).find((watch) => watch.kind === 'clock')?.call;
    if (clock === undefined) continue;
    const isHere = written.start <= clock.start && clock.end <= written.end;
    const { start, end } = isHere ? clock : written;
    yield { clock, entry, written, span: { start, end } };
  }
}
