/** Completes values: closed lists, booleans, references of the right kind, and whatever else the module has. */
import { attributeOf, keyText } from '../../hcl/lookup.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { attributeSchema } from '../../analysis/place/body-scope.js';
import { calledAround, inputsOf } from '../../analysis/references/called-module.js';
import { evaluate } from '../../analysis/values/evaluate.js';
import type { ValueSite } from '../../analysis/place/site.js';
import { type Descent, type ValuePlace } from '../../analysis/place/value-place.js';
import type { Span } from '../../hcl/syntax.js';
import type { AllowedValue, AttributeSchema, ValueType } from '../../knowledge/schema.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { addressProposals } from './address-values.js';
import { apiPathProposals } from './api-paths.js';
import { memberKey } from './docs-key.js';
import type { Proposal } from './items.js';
import { memberProposals, constraintAt } from './member-proposals.js';
import { resourceBlock, writerIn } from './names.js';
import { providerProposals } from './provider-names.js';
import { referenceProposals, wantedTargets } from './reference-values.js';
import { rootProposals } from './references.js';
import { routeKeyProposals } from './route-keys.js';
import { stepProposals } from './steps.js';
import { namesForStage } from './stage-variables.js';
import { snippetLiteral } from './snippet-text.js';
import { variableBlockProposals } from './variable-blocks.js';
import { type Writer, valueSnippet } from './value-snippets.js';

/** What may stand at the site, best first. */
export function valueProposals(site: ValueSite, file: SourceFile, module: Module): readonly Proposal[] {
  const { place, scope } = site;
  const configurations = providerProposals(site, file, module);
  if (configurations !== undefined) return configurations;
  const ofVariable = variableBlockProposals(site, module);
  if (ofVariable !== undefined) return ofVariable;
  switch (place.kind) {
    case 'blank':
    case 'word':
    case 'literal':
      return expressionProposals(site, place, module);
    case 'step':
      return stepProposals({ place, scope, module, wanted: wantedTargets(site), user: resourceBlock(scope) });
    case 'text':
      return place.isWhole ? textProposals(site, place, module) : [];
    case 'key':
      return keyProposals(site, place, file, module);
    case 'function':
      return [];
  }
}

/** In a call of a module its variables are arguments. */
function schemaOf({ scope, attribute }: ValueSite, module: Module): AttributeSchema | undefined {
  const name = attribute.name.text;
  const called = calledAround(scope.blocks, module);
  return attributeSchema(scope, name) ?? (called && inputsOf(called).get(name));
}

/** Proposals where an expression may be written freely. */
function expressionProposals(site: ValueSite, place: ValuePlace, module: Module): readonly Proposal[] {
  const { scope } = site;
  const roots = rootProposals(site, module);
  if (place.kind === 'word' && place.reference.steps.length > 0) return roots;

  const addresses = addressProposals(site, module);
  if (addresses !== undefined) return addresses;
  const schema = schemaOf(site, module);
  const type = schema && expectedType(schema.type, place.descent);
  const inTemplate = place.descent.some((step) => step.kind === 'part');
  return [
    ...referenceProposals(site, inTemplate, module),
    ...(inTemplate ? [] : closedValues(site, schema, type, module)),
    ...(type === 'bool' ? ['true', 'false'].map((label) => ({ label, kind: CompletionItemKind.Value })) : []),
    ...(place.descent.length === 0 ? sample(schema, writerIn(scope, module)) : []),
    ...roots,
  ];
}

function closedValues(
  site: ValueSite,
  schema: AttributeSchema | undefined,
  type: ValueType | undefined,
  module: Module,
): readonly Proposal[] {
  if (schema === undefined || type === undefined || typeof type !== 'string') return [];
  const named = apiPathProposals(site, undefined, module);
  const values = choices(schema, site, module).map(({ value }) => ({
    label: type === 'string' ? `"${value}"` : value,
    kind: CompletionItemKind.EnumMember,
    docs: memberKey(site.scope, schema.name, value),
    // Typing the bare word finds the quoted value too.
    filter: value,
  }));
  return [...named, ...values, ...routeKeyProposals(site, false, module)];
}

function choices({ facts }: AttributeSchema, { scope }: ValueSite, module: Module): readonly AllowedValue[] {
  if (facts?.allowed !== undefined) return facts.allowed;
  const { unfit } = writerIn(scope, module).shape;
  return facts?.suggested?.filter(({ value }) => !unfit.has(value)) ?? [];
}

/** A value worth beginning with, for arguments whose value is more than a word. */
function sample(schema: AttributeSchema | undefined, writer: Writer): readonly Proposal[] {
  const text = schema?.facts?.sample;
  if (schema === undefined || !text?.includes('\n')) return [];
  const snippet = valueSnippet(schema, writer);
  const label = text.slice(0, text.indexOf('\n')).replace(/[({[]+$/, '');
  return [
    { label: `${label}(…)`, kind: CompletionItemKind.Snippet, snippet, filter: label, detail: 'example' },
  ];
}

/** Inside the quotes of a plain string. */
function textProposals(
  site: ValueSite,
  place: Extract<ValuePlace, { kind: 'text' }>,
  module: Module,
): readonly Proposal[] {
  const { scope } = site;
  const addresses = addressProposals(site, module);
  if (addresses !== undefined) return addresses;
  const schema = schemaOf(site, module);
  if (schema === undefined || place.template.form !== 'quoted') return [];
  const isRelated = typeof expectedType(schema.type, place.descent) === 'string';
  const values = choices(schema, site, module).map(({ value }) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    docs: memberKey(scope, schema.name, value),
  }));
  // A reference takes the place of the string, quotes and all.
  const whole: Span = place.template;
  const instead = referenceProposals(site, false, module).map((proposal) => ({
    ...proposal,
    span: whole,
    filter: `"${proposal.label}`,
  }));
  return isRelated
    ? [
        ...apiPathProposals(site, whole, module),
        ...values,
        ...routeKeyProposals(site, true, module),
        ...instead,
      ]
    : [];
}

/** The type expected at a depth within an argument's value; undefined where the argument says nothing about it. */
function expectedType(type: ValueType, descent: readonly Descent[]): ValueType | undefined {
  let expected: ValueType | undefined = type;
  for (const step of descent) {
    if (expected === undefined || step.kind === 'inner') return undefined;
    if (step.kind === 'part') expected = 'string';
    else if (expected === 'any') expected = 'any';
    else if (typeof expected === 'string') return undefined;
    else if (step.kind === 'element')
      expected = 'list' in expected ? expected.list : 'set' in expected ? expected.set : undefined;
    else if ('map' in expected) expected = expected.map;
    else expected = 'object' in expected && step.key !== undefined ? expected.object[step.key] : undefined;
  }
  return expected;
}

/** Keys of a map that repeats those of another argument, such as the overrides of a canary, or that others read. */
function keyProposals(
  site: ValueSite,
  place: Extract<ValuePlace, { kind: 'key' }>,
  file: SourceFile,
  module: Module,
): readonly Proposal[] {
  const variable = calledAround(site.scope.blocks, module)?.variables.get(site.attribute.name.text);
  if (variable !== undefined) return memberProposals(place, constraintAt(variable, place.descent));
  if (place.descent.some((step) => step.kind === 'inner')) return [];
  const source = attributeSchema(site.scope, site.attribute.name.text)?.facts?.keysOf;
  const around = resourceBlock(site.scope);
  const argument = around && source !== undefined ? attributeOf(around.body, source) : undefined;
  const value = argument && evaluate(argument.value, module);
  const keys = value?.kind === 'object' ? [...value.entries.keys()] : namesForStage(site, file, module);
  const isRename = place.entry !== undefined && place.entry.value.kind !== 'missing';
  const taken = new Set(place.object.entries.filter((entry) => entry !== place.entry).map(keyText));
  return keys
    .filter((key) => !taken.has(key))
    .map((key) => {
      const isBare = /^[A-Za-z_][\w-]*$/.test(key) || place.quoted;
      const label = isBare ? key : `"${key}"`;
      const snippet = `${snippetLiteral(label)} = "$1"`;
      return {
        label: key,
        kind: CompletionItemKind.Property,
        detail: source === undefined ? 'used by the API' : `from \`${source}\``,
        ...(isRename || place.quoted ? { snippet: snippetLiteral(label) } : { snippet }),
      };
    });
}
