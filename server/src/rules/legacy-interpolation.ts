/** Finds the spelling of Terraform 0.11: expressions wrapped in a string, addresses in quotes. Looks at our blocks only. */
import { addressOf } from '../analysis/mentions.js';
import type { Expression, Interpolation, Template } from '../hcl/syntax.js';
import { childrenOf } from '../analysis/walk.js';
import type { SourceFile } from '../workspace/module.js';
import { isOneLine } from './fixes/layout.js';
import type { Finding, Rule } from './rule.js';

export const legacyInterpolation: Rule = {
  code: 'legacy-interpolation',
  severity: 'hint',
  group: 'stage',
  oncePerFile: true,
  title: 'An expression in quotes, as Terraform 0.11 needed it',
  *check({ file, arguments: all }) {
    const hasWrapped = file.text.includes('"${');
    for (const { attribute } of all) {
      const { value } = attribute;
      if (attribute.name.text === 'depends_on') {
        for (const item of value.kind === 'tuple' ? value.items : []) {
          if (isQuotedAddress(item)) yield unquoted(file, item);
        }
      }
      if (hasWrapped) {
        for (const [template, part] of wrappedIn(value)) yield unwrapped(file, template, part);
      }
    }
  },
  documentation: `Since Terraform 0.12 an expression stands by itself: \`"\${var.stage}"\` is \`var.stage\`, and \`depends_on\` lists
addresses without quotes. The old spelling still works, with a warning from Terraform in some versions. Strings in which
there is more than one expression are as they should be.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "\${aws_api_gateway_rest_api.orders.id}"
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  depends_on    = ["aws_cloudwatch_log_group.prod"]
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  depends_on    = [aws_cloudwatch_log_group.prod]
}`,
  },
};

function isQuotedAddress(item: Expression): item is Template {
  const [part] = item.kind === 'template' && item.form === 'quoted' && item.closed ? item.parts : [];
  return part?.kind === 'text' && /^(?:data\.)?[a-z][\w-]*\.[A-Za-z_][\w-]*$/.test(part.value);
}

function unquoted(file: SourceFile, { start, end, content }: Template): Finding {
  return {
    start,
    end,
    message: `\`depends_on\` takes addresses without quotes: write \`${file.text.slice(content.start, content.end)}\`.`,
    fixes: () => [
      {
        title: 'Remove the quotes',
        edits: [
          { file, span: { start, end: content.start }, newText: '' },
          { file, span: { start: content.end, end }, newText: '' },
        ],
        safe: true,
      },
    ],
  };
}

/** Strings that hold one expression and nothing else; not those whose expression needs its quotes where it stands. */
function* wrappedIn(expression: Expression): Generator<readonly [Template, Interpolation]> {
  const rest: Expression[] = [expression];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const part = next.kind === 'template' ? onlyPart(next) : undefined;
    if (next.kind === 'template' && part) yield [next, part];
    // The key of an object is no expression without quotes, and an operand may need parentheses.
    if (next.kind === 'object') rest.push(...next.entries.map((entry) => entry.value));
    else if (next.kind === 'conditional') rest.push(next.then, next.otherwise);
    else if (next.kind !== 'binary' && next.kind !== 'unary' && next.kind !== 'access') {
      rest.push(...childrenOf(next));
    }
  }
}

function onlyPart({ form, parts, closed }: Template): Interpolation | undefined {
  const [part] = parts;
  const isWrapped = form === 'quoted' && closed && parts.length === 1 && part?.kind === 'interpolation';
  if (!isWrapped || !part.closed || part.trimStart || part.trimEnd) return undefined;
  return isMeant(part.expression) ? part : undefined;
}

/** Not `${context.status}` and the like, which miss a dollar sign rather than having quotes too many. */
function isMeant(expression: Expression): boolean {
  if (expression.kind !== 'reference') return expression.kind !== 'missing';
  const { text } = expression.root;
  return ROOTS.has(text) || text.includes('_');
}

const ROOTS = new Set(['var', 'local', 'module', 'data', 'each', 'count', 'path', 'terraform', 'self']);

function unwrapped(file: SourceFile, { start, end }: Template, { expression }: Interpolation): Finding {
  const source = file.text.slice(expression.start, expression.end);
  const isPlain = expression.kind === 'reference' && addressOf(expression) !== undefined;
  return {
    start,
    end,
    message: `An expression needs no quotes around it: write ${isPlain && source.length < 80 ? `\`${source}\`` : 'it by itself'}.`,
    // Without its quotes an operator must not stand at the end of a line.
    fixes: () =>
      isBracketed(expression) || isOneLine(file, { start, end })
        ? [
            {
              title: 'Remove the quotes',
              edits: [
                { file, span: { start, end: expression.start }, newText: '' },
                { file, span: { start: expression.end, end }, newText: '' },
              ],
              safe: true,
            },
          ]
        : [],
  };
}

function isBracketed({ kind }: Expression): boolean {
  return (
    kind === 'call' || kind === 'tuple' || kind === 'object' || kind === 'for' || kind === 'parenthesized'
  );
}
