/** Finds references to resources, data sources and modules that the module does not declare, and words that name nothing. */
import {
  type ExpressionPlace,
  expressionsOfKind,
  iteratorName,
  type ScopedExpression,
} from '../../analysis/blocks/scoped-expressions.js';
import { type Address, addressOf, mentionsIn } from '../../analysis/references/mentions.js';
import { sourceOf } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Name, Reference } from '../../hcl/syntax.js';
import { wordMeantAs } from '../query/bare-words.js';
import { checkOfData, declaredAddresses, isUndeclared } from '../query/declared-addresses.js';
import { meantAddress } from '../query/meant-address.js';
import { evaluatedReferences } from '../query/evaluated.js';
import { isHalfTyped } from '../query/own-blocks.js';
import { quoted } from '../../hcl/print.js';
import { terraformFunctions } from '../../knowledge/functions.js';
import type { Module } from '../../workspace/module.js';
import { useInstead } from '../query/use-instead.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';

export const undeclaredReference: Rule = {
  code: 'undeclared-reference',
  severity: 'error',
  group: 'language',
  title: 'A reference to a resource, data source or module that is not declared',
  *check(context) {
    for (const scoped of evaluatedReferences(context)) {
      if (RESERVED.has(scoped.expression.root.text)) continue;
      const [first] = scoped.expression.steps;
      const isMember = first?.kind === 'attribute';
      const isOutput = isMember && scoped.expression.root.text === 'output' && first.name.text !== '';
      const finding = isOutput
        ? ownOutput(scoped.expression, first.name, context)
        : isMember
          ? undeclared(scoped, context)
          : bareWord(scoped, context);
      if (finding) yield finding;
    }
    yield* undeclaredInQuotes(context);
  },
  documentation: `An address names a block of the same directory: \`aws_api_gateway_stage.live\` the \`resource\` block with these two
labels, \`data.…\` a \`data\` block, \`module.…\` a \`module\` block. Blocks of a calling or called module don't count; a value from
there comes by a variable or an output. In the \`content\` of a \`dynamic\` block the iterator has the label of the block as its
name: \`canary_settings.value\`. A word without quotes is a reference as well, and a text needs quotes; nothing is said of a word
that is the beginning of a function or of a reference, as it may still be typed.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

output "url" {
  value = aws_apigatewayv2_stage.prod.invoke_url
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

output "url" {
  value = aws_apigatewayv2_stage.live.invoke_url
}`,
  },
};

/**
 * What is no type of a resource: Terraform's own names, those that it keeps for itself, those of newer versions, and what
 * API Gateway fills in, of which other rules tell.
 */
const RESERVED = new Set([
  ...['var', 'local', 'each', 'count', 'self', 'path', 'terraform'],
  ...['template', 'lazy', 'arg', 'action', 'list', 'run', 'provider'],
  ...['context', 'stageVariables'],
]);

function undeclared(
  { expression, place }: ScopedExpression<Reference>,
  context: RuleContext,
): Finding | undefined {
  const { file, module } = context;
  const address = addressOf(expression);
  if (address === undefined) return undefined;
  if (!isUndeclared(address.text, module)) return outsideOfCheck(address, place, module);

  const [member] = expression.steps.flatMap((step) => (step.kind === 'attribute' ? [step.name.text] : []));
  const iterators = place.around.filter(({ type }) => type.text === 'dynamic').map(iteratorName);
  const labels = place.around.map(({ labels: [label] }) => label?.text);
  const isIterator = iterators.length > 0 && (member === 'key' || member === 'value');
  // Where `iterator` gives another name than the label, `dynamic-iterator` tells.
  if (isIterator && labels.includes(expression.root.text)) return undefined;
  const meant = isIterator ? `${iterators.at(-1) ?? ''}.${member}` : meantAddress(address.text, module);
  return {
    ...address.span,
    message: isIterator
      ? `\`${address.text}\` is no iterator of the \`dynamic\` blocks around it: use \`${meant ?? ''}\`.`
      : notDeclared(address.text, meant),
    fixes: () => useInstead(meant, file, address.span),
  };
}

/** A data source within `check` is there for its conditions alone. */
function outsideOfCheck(
  { text, span }: Address,
  { around }: ExpressionPlace,
  module: Module,
): Finding | undefined {
  const check = checkOfData(module).get(text);
  if (check === undefined || around[0] === check || module.data.has(text)) return undefined;
  return {
    ...span,
    message: `\`${text}\` stands within a \`check\` block, and only that can read it: move the \`data\` block out of it.`,
  };
}

/** An output is for callers: what stands in its own module is read where it comes from. */
function ownOutput(reference: Reference, name: Name, { file, module }: RuleContext): Finding | undefined {
  const declared = module.outputs.get(name.text);
  if (module.resources.has(`output.${name.text}`)) return undefined;
  const value = declared && attributeOf(declared.block.body, 'value')?.value;
  const meant = declared && value?.kind === 'reference' ? sourceOf(declared.file, value) : undefined;
  const span = { start: reference.start, end: name.end };
  return {
    ...span,
    message: `An output can't be read in its own module: use ${meant === undefined ? 'what it is made of, such as a local value' : `\`${meant}\``}.`,
    fixes: () => useInstead(meant, file, span),
  };
}

/** Quoted addresses in `depends_on`, as Terraform 0.11 wrote them. */
function* undeclaredInQuotes({ file, module }: RuleContext): Generator<Finding> {
  const texts = expressionsOfKind(file, 'template').filter(
    ({ place: { attribute } }) =>
      attribute.name.text === 'depends_on' && !isHalfTyped(attribute, file.problems),
  );
  if (texts.length === 0) return;
  const starts = new Set(texts.map(({ expression }) => expression.content.start));
  for (const { address, role, span } of mentionsIn(file)) {
    if (role !== 'use' || !starts.has(span.start) || !isUndeclared(address, module)) continue;
    const meant = meantAddress(address, module);
    yield {
      ...span,
      message: notDeclared(address, meant),
      fixes: () => useInstead(meant, file, span),
    };
  }
}

function notDeclared(address: string, meant: string | undefined): string {
  return `\`${address}\` is not declared in this module: ${meant === undefined ? 'declare it, or use a block that is there' : `use \`${meant}\`, or declare it`}.`;
}

/** Not there yet, or told by `invalid-reference`. */
const PREFIXES = new Set(['', 'data', 'module', 'resource', 'ephemeral']);

/** Whether a word is the beginning of one that is right there, so that it may still be typed. */
function isBegun(word: string, declared: readonly string[]): boolean {
  const isLonger = (each: string): boolean => each.length > word.length && each.startsWith(word);
  return (
    WORDS.some(isLonger) ||
    [...terraformFunctions.keys()].some(isLonger) ||
    // A whole type is one.
    declared.some((each) => isLonger(each) && !each.startsWith(`${word}.`))
  );
}

/** What references begin with, and words for values. */
const WORDS = [
  ...['var', 'local', 'module', 'data', 'each', 'count', 'self', 'path', 'terraform'],
  ...['true', 'false', 'null'],
];

/** A text without quotes, or a type of a resource without a name. */
function bareWord(scoped: ScopedExpression<Reference>, context: RuleContext): Finding | undefined {
  const { expression } = scoped;
  const { text } = expression.root;
  const argument = context.arguments.find(({ attribute }) => attribute.value === expression);
  // A word for one of the allowed values is told by its type.
  if (PREFIXES.has(text) || (argument?.schema && wordMeantAs(expression, argument.schema) !== undefined))
    return undefined;
  const declared = [...(declaredAddresses(context.module) ?? [])];
  if (isBegun(text, declared)) return undefined;
  const named = declared.find((each) => each.startsWith(`${text}.`));
  const span = { start: expression.start, end: expression.root.end };
  const use = (newText: string): Fix => ({
    title: `Use \`${newText}\``,
    edits: [{ file: context.file, span, newText }],
    safe: false,
  });
  if (named !== undefined) {
    const message = `\`${text}\` is a type, not a resource: use the whole address, such as \`${named}\`.`;
    return { ...span, message };
  }
  const values = valuesCalled(text, context.module);
  // With an index behind it, it was never meant as a text.
  const isText = expression.steps.length === 0;
  return {
    ...span,
    message: isText
      ? `\`${text}\` without quotes is ${remedyFor(text, values)}.`
      : `\`${text}\` is a reference to nothing: use ${values[0] === undefined ? `a whole address, such as \`var.${text}\`` : `\`${values[0]}\``}.`,
    fixes: () => [...values, ...(isText ? [quoted(text)] : [])].map(use),
  };
}

function remedyFor(text: string, [value]: readonly string[]): string {
  if (value !== undefined) return `a reference to nothing: use \`${value}\`, or put it in quotes`;
  return terraformFunctions.has(text)
    ? `the name of a function: call it, \`${text}(…)\`, or put it in quotes`
    : 'a reference to nothing: put it in quotes, or use a whole address';
}

/** The variable and the local value of a name, which are meant where what they begin with is left out. */
function valuesCalled(name: string, { variables, locals }: Module): readonly string[] {
  return [...(variables.has(name) ? [`var.${name}`] : []), ...(locals.has(name) ? [`local.${name}`] : [])];
}
