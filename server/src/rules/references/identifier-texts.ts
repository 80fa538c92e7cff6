/** Identifiers of the wrong kind in texts that are put together: URLs, ARNs, names of log groups. */
import { plainText } from '../../analysis/references/mentions.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { referenceIn } from '../../analysis/references/points-to.js';
import { resolve } from '../../analysis/references/resolve.js';
import { referredAttribute } from '../query/references.js';
import { textOf } from '../../analysis/values/values.js';
import { isLiteral } from '../../hcl/literal.js';
import { visitExpression } from '../../hcl/walk.js';
import type { Body, Expression, ObjectExpression } from '../../hcl/syntax.js';
import {
  beginnings,
  composedPlaces,
  type IdentifierPlace,
  metricDimensions,
} from '../../knowledge/vocabularies/composed-texts.js';
import { otherRead } from './identifier-reads.js';
import { type ComposedPiece, composedPieces } from '../query/composed-pieces.js';
import type { Finding, Fix, RuleContext } from '../rule.js';

/** What is wrong in the texts of a file: a warning each, as where the text goes is not known. */
export function* identifiersInTexts(context: RuleContext): Generator<Finding> {
  if (!SIGNS.test(context.file.text)) return;
  const found: Finding[] = [];
  for (const [argument, value] of argumentsOfBody(context.file.body)) {
    // Most arguments are one reference or text.
    if (value.kind === 'reference' || isLiteral(value)) continue;
    visitExpression(value, (each) => {
      const pieces = composedPieces(each);
      if (pieces) found.push(...findingsIn(pieces, argument, context));
      else if (argument === 'dimensions' && each.kind === 'object')
        found.push(...inDimensions(each, context));
    });
  }
  yield* found;
}

/** What stands in such a text, so that most files need not be looked through. */
const SIGNS =
  /execute-api|apigateway|execution_arn|api_endpoint|API-Gateway-|\/stages\/|integrations\/|origin_path|dimensions/;

function* argumentsOfBody({ items }: Body): Generator<readonly [string, Expression]> {
  for (const item of items) {
    if (item.kind === 'attribute') yield [item.name.text, item.value];
    else if (item.kind === 'block') yield* argumentsOfBody(item.body);
  }
}

function* findingsIn(
  pieces: readonly ComposedPiece[],
  argument: string,
  context: RuleContext,
): Generator<Finding> {
  // Most texts read nothing.
  if (pieces.every((piece) => typeof piece === 'string')) return;
  const texts = pieces.map((piece) => asText(piece, context));
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') continue;
    const before = texts.slice(0, index).join('');
    const after = texts.slice(index + 1).join('');
    const place = composedPlaces.find(
      (each) =>
        (each.argument ?? argument) === argument && each.before.test(before) && each.after.test(after),
    );
    const finding = place && findingAt(piece, place, context);
    if (finding) yield finding;
  }
}

function inDimensions({ entries }: ObjectExpression, context: RuleContext): readonly Finding[] {
  return entries.flatMap(({ key, value }) => {
    const name = key.kind === 'reference' ? key.root.text : (plainText(key) ?? '');
    const place = Object.hasOwn(metricDimensions, name) ? metricDimensions[name] : undefined;
    return (place && findingAt(value, place, context)) ?? [];
  });
}

function findingAt(
  expression: Expression,
  { what, takes }: IdentifierPlace,
  context: RuleContext,
): Finding | undefined {
  const read = otherRead(expression, takes, context.module);
  if (read === undefined) return undefined;
  const { type } = read;
  const right = takes.find((each) => each.type === type) ?? takes[0];
  const { start, end } = expression;
  return {
    start,
    end,
    severity: 'warning',
    message: `${capitalized(what)} the \`${right?.attribute ?? ''}\` of an \`${right?.type ?? ''}\`, and this is the \`${read.attribute}\` of \`${read.target.address}\`: use ${right?.type === type ? `\`${right.attribute}\`` : `that of an \`${right?.type ?? ''}\``}.`,
    fixes: () => (right?.type === type ? renamed(expression, right.attribute, context) : []),
  };
}

/** Reads another attribute, where the reference stands in the text itself. */
function renamed(expression: Expression, attribute: string, { file, module }: RuleContext): readonly Fix[] {
  const step = referredAttribute(expression, module)?.reference.steps.findLast(
    ({ kind }) => kind === 'attribute',
  );
  const isHere = step && expression.start <= step.start && step.end <= expression.end;
  const isOfFile = expression.kind === 'reference' && expression.root.text !== 'local';
  return isHere && isOfFile && step.kind === 'attribute'
    ? [
        {
          title: `Use \`${attribute}\``,
          edits: [{ file, span: step.name, newText: attribute }],
          safe: true,
        },
      ]
    : [];
}

/** A value as a text with holes for what is not known; local values are followed to what they are put together of. */
function asText(piece: ComposedPiece, context: RuleContext, depth = 0): string {
  if (typeof piece === 'string') return piece;
  const read = referredAttribute(piece, context.module);
  const type = read && (read.target.schema?.type ?? read.target.type);
  const beginning = beginnings.find((each) => each.type === type && each.attribute === read?.attribute);
  const known = beginning?.as ?? textOf(certainValue(piece, context));
  if (known !== undefined || depth > MAX_DEPTH) return known ?? '\0';
  const reference = referenceIn(piece);
  const target = reference && resolve(reference, context.module)?.target;
  const inner = target?.kind === 'local' ? composedPieces(target.declaration.attribute.value) : undefined;
  return inner?.map((each) => asText(each, context, depth + 1)).join('') ?? '\0';
}

const MAX_DEPTH = 4;

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
