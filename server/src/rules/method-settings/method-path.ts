/** Finds paths of method settings that AWS refuses or that have no effect. What a path looks like stands here alone. */
import { quoted } from '../../hcl/print.js';
import { attributeOf } from '../../hcl/lookup.js';
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { resolve } from '../../analysis/references/resolve.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { textOf } from '../../analysis/values/values.js';
import type { Attribute, Expression, Reference, Span } from '../../hcl/syntax.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { httpMethods } from '../../knowledge/vocabularies/http-methods.js';
import { pathMethod, pathPart } from '../../knowledge/vocabularies/rest-paths.js';
import { sourceOf } from '../../edits/layout.js';
import { apiOf } from '../query/api-parts.js';
import { resourceBlocks } from '../query/blocks.js';
import { resourceAt } from '../query/resources.js';
import {
  type PlacedValue,
  named,
  placedValues,
  originOfValue,
  replacePlacedValue,
} from '../query/placed-values.js';
import { restPathsOf } from './rest-paths.js';
import type { Finding, Fix, Rule, RuleContext, Severity } from '../rule.js';
import { listed } from '../wording.js';

export const methodPath: Rule = {
  code: 'method-path',
  severity: 'error',
  group: 'stage',
  title: 'A method path that AWS rejects or that has no effect',
  *check(context) {
    const { type, path: name } = restFamily.methodSettings;
    const resources = resourceBlocks(context, type, { overridden: true });
    if (resources.length === 0) return;
    for (const placed of placedValues(context, (schema) => schema.name === name)) {
      const fault = placed.block.schema.type === type ? faultOf(textOf(placed.value) ?? '*/*') : undefined;
      if (fault) {
        yield {
          start: placed.span.start,
          end: placed.span.end,
          message: `${named(placed)} ${fault.why}: ${fault.remedy}.`,
          related: originOfValue(placed),
          severity: fault.severity,
          fixes: () => fixesFor(placed, fault.instead),
        };
      }
    }
    for (const block of resources) {
      const written = attributeOf(block.body, name);
      const path = written && (leading(pathPart.path, written, context) ?? trimmed(written, context));
      if (path) yield escaped(path, context);
      else if (written) yield* undeclared(written, block, context);
    }
  },
  documentation: `\`method_path\` is \`*/*\` or \`{path}/{METHOD}\`, and every slash of the path is written \`~1\`, the first one too:
\`~1orders~1{id}/GET\`, for the root \`~1/GET\`. A path that ends with a slash, has two in a row or lacks the method is
rejected ("Invalid method setting path"). A path with plain slashes is stored, but the settings have no effect
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/9738)). The \`path\` of an
\`aws_api_gateway_resource\` begins with a slash and needs \`replace(…, "/", "~1")\`; its \`path_part\` is the last part alone,
which is the whole path only right below the root, and \`trimprefix(…, "/")\` leaves the slashes within
([discussion](https://github.com/hashicorp/terraform-provider-aws/pull/5427)). A path of one level, such as \`orders/GET\`, also works
without its first slash. What AWS rejects is an error, what has no effect a warning.

If the module declares all paths and methods of the API, a path that is not among them is reported, too. It is not
reported if there may be others: with a \`body\`, a data source, a child module or an output that passes on the root of the
API, or if part of a path is unknown.`,
  examples: {
    bad: `resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "/orders/{id}/GET"

  settings {
    metrics_enabled = true
  }
}`,
    good: `resource "aws_api_gateway_method_settings" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "~1orders~1{id}/GET"

  settings {
    metrics_enabled = true
  }
}`,
  },
};

interface Fault {
  readonly severity: Severity;
  readonly why: string;
  readonly remedy: string;
  /** The right path, where there is one to guess. */
  readonly instead: string | undefined;
}

const METHODS = httpMethods.map((each) => each.value);

function faultOf(text: string): Fault | undefined {
  const slash = text.lastIndexOf('/');
  const [path, method] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  const isMethod = method === '*' || METHODS.includes(method);
  const upper = method.toUpperCase();
  if (!isMethod && slash >= 0 && METHODS.includes(upper)) {
    const instead = faultOf(`${path}/${upper}`)?.instead ?? `${path}/${upper}`;
    const remedy = `use \`${instead}\``;
    return { severity: 'warning', why: 'has a method in lower case', remedy, instead };
  }
  if (slash < 0 || !isMethod || text.includes('//')) {
    const why = text.includes('//') && isMethod ? 'has two slashes in a row' : 'does not end with a method';
    const remedy = `use \`~1path/GET\`, with one of ${listed(METHODS, 'or')} or \`*\` after the only slash`;
    return { severity: 'error', why, remedy, instead: undefined };
  }
  if (!path.includes('/') && slash > 0) return undefined;
  const inner = path.replace(/^\//, '');
  const instead =
    inner === '*' ? `*/${method}` : `~1${inner.replace(/^~1/, '').replaceAll('/', '~1')}/${method}`;
  const remedy = `use \`${instead}\`, with \`~1\` for every slash of the path`;
  return { severity: 'warning', why: 'has no effect with plain slashes in the path', remedy, instead };
}

function fixesFor(placed: PlacedValue, instead: string | undefined): readonly Fix[] {
  const edits = instead === undefined ? [] : replacePlacedValue(placed, instead);
  return edits.length > 0 ? [{ title: `Use \`${instead ?? ''}\``, edits, safe: true }] : [];
}

/** What is read of a part of a path at the very beginning, where it is this attribute. */
function leading(attribute: string, written: Attribute, context: RuleContext): PathRead | undefined {
  const reference = firstIn(written);
  return reference?.kind === 'reference' && readsOf(reference, context)?.attribute === attribute
    ? { span: reference, reference }
    : undefined;
}

/** The path of a resource below another without its first slash, so that others are left. */
function trimmed(written: Attribute, context: RuleContext): PathRead | undefined {
  const call = firstIn(written);
  const [reference] = call?.kind === 'call' && TRIMMING.has(call.name.text) ? call.arguments : [];
  if (call?.kind !== 'call' || reference?.kind !== 'reference') return undefined;
  const read = readsOf(reference, context);
  const parent = read?.block && argumentValue(read.block, pathPart.parent);
  const above = pointsTo(parent, [{ type: pathPart.type, attribute: 'id' }], context.module);
  return read?.attribute === pathPart.path && above ? { span: call, reference } : undefined;
}

const TRIMMING: ReadonlySet<string> = new Set(['trimprefix', 'trim']);

interface PathRead {
  /** All that stands for the path. */
  readonly span: Span;
  readonly reference: Reference;
}

/** The expression of the interpolation that a text begins with, if more follows. */
function firstIn({ value }: Attribute): Expression | undefined {
  const [first, ...others] = value.kind === 'template' ? value.parts : [];
  return others.length > 0 && first?.kind === 'interpolation' ? first.expression : undefined;
}

/** Which part of a path a reference reads, and what of it. */
function readsOf(reference: Reference, { module }: RuleContext) {
  const found = resolve(reference, module);
  const member =
    found && reference.steps.slice(found.address.length).find((step) => step.kind === 'attribute');
  return found?.target.kind === 'resource' && found.target.type === pathPart.type && member
    ? { block: found.target.declaration?.block, attribute: member.name.text }
    : undefined;
}

function escaped({ span, reference }: PathRead, { file }: RuleContext): Finding {
  const newText = `replace(${sourceOf(file, reference)}, "/", "~1")`;
  const why = span === reference ? 'The `path` begins with a slash' : 'The `path` contains slashes';
  return {
    start: span.start,
    end: span.end,
    message: `${why}, and \`${restFamily.methodSettings.path}\` has no effect with plain slashes: use \`${newText}\`.`,
    severity: 'warning',
    fixes: () => [{ title: 'Replace `/` with `~1`', edits: [{ file, span, newText }], safe: true }],
  };
}

/** A path, or a method of a path, that the API does not have although all that it has is known. */
function* undeclared(
  written: Attribute,
  { resource }: SchemaBlock,
  context: RuleContext,
): Generator<Finding> {
  const text = textOf(certainValue(written.value, context));
  if (text === undefined || text.startsWith('*') || faultOf(text)) return;
  const api = resourceAt(context, apiOf(resource, context)?.address);
  const paths = api && restPathsOf(api, context);
  if (!paths) return;
  const slash = text.lastIndexOf('/');
  const method = text.slice(slash + 1);
  const path = `/${text.slice(0, slash).replace(/^~1/, '').replaceAll('~1', '/')}`;
  const methods = paths.get(path);
  if (paths.has(path) && (method === '*' || isAllowed(method, methods))) return;
  const meant = paths.has(path) ? undefined : meantBy(path, [...paths.keys()]);
  const instead = meant === undefined ? undefined : `${meant.replaceAll('/', '~1')}/${method}`;
  const remedy = paths.has(path)
    ? methods && methods.size > 0
      ? `it has ${listed([...methods])}`
      : 'declare it'
    : instead === undefined
      ? 'use an existing one'
      : `use \`${instead}\``;
  const { start, end } = written.value;
  yield {
    start,
    end,
    message: `The API has no ${paths.has(path) ? `method \`${method}\` at ` : 'path '}\`${path}\`, so these settings have no effect: ${remedy}.`,
    severity: 'warning',
    fixes: () => (instead === undefined ? [] : fixesInstead(instead, written, context)),
  };
}

/** `ANY` on either side may stand for the other. */
function isAllowed(method: string, methods: ReadonlySet<string> | undefined): boolean {
  return method === pathMethod.any || !methods || methods.has(method) || methods.has(pathMethod.any);
}

/** The one path that ends so, which is what the last part alone was meant to be; else the nearest. */
function meantBy(path: string, paths: readonly string[]): string | undefined {
  const longer = paths.filter((each) => each.endsWith(path) && each !== path);
  return longer.length === 1 ? longer[0] : didYouMean(path, paths);
}

function fixesInstead(instead: string, written: Attribute, context: RuleContext): readonly Fix[] {
  const { file } = context;
  const part = leading(pathPart.part, written, context)?.reference;
  // With more of the path behind it, the last part is not this one.
  if (!part || !file.text.startsWith('}/', part.end)) {
    const edits = [{ file, span: written.value, newText: quoted(instead) }];
    return [{ title: `Use \`${instead}\``, edits, safe: false }];
  }
  const source = sourceOf(file, part);
  const newText = `replace(${source.slice(0, -pathPart.part.length)}${pathPart.path}, "/", "~1")`;
  return [{ title: 'Use the whole path', edits: [{ file, span: part, newText }], safe: false }];
}
