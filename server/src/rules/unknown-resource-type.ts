/** Finds resource types of the draft of API Gateway v2, which no provider has. */
import { referencesIn, visitExpression } from '../analysis/walk.js';
import type { Body, Label, Reference, Span } from '../hcl/syntax.js';
import { releasedType } from '../knowledge/resource-schemas.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { Edit, Fix, Rule } from './rule.js';

export const unknownResourceType: Rule = {
  code: 'unknown-resource-type',
  severity: 'error',
  group: 'stage',
  title: 'A resource type that was never released',
  doc: `The resources for HTTP and WebSocket APIs were drafted as \`aws_api_gateway_v2_…\` and released as
\`aws_apigatewayv2_…\`. The draft names live on in old examples; no provider has them. Completion and hover help in such a
block as in the real one, and the fix renames the type together with every reference to the resource in the module.`,
  bad: `resource "aws_api_gateway_v2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"
}`,
  good: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"
}`,
  *check({ file, module }) {
    for (const block of file.body.items) {
      const kind = block.kind === 'block' ? block.type.text : '';
      const label = block.kind === 'block' ? block.labels[0] : undefined;
      if (
        block.kind !== 'block' ||
        !label?.text.startsWith(DRAFT) ||
        (kind !== 'resource' && kind !== 'data')
      ) {
        continue;
      }
      const released = releasedType(label.text, kind);
      const name = block.labels[1]?.text ?? '';
      yield {
        ...textSpan(label),
        message: released
          ? `\`${label.text}\` is a name of the draft, which no provider has: write \`${released}\`.`
          : `\`${label.text}\` does not exist: the types of API Gateway v2 begin with \`aws_apigatewayv2_\`, use one of those.`,
        fixes: () =>
          released ? [rename(kind, label.text, released, { file, span: textSpan(label) }, name, module)] : [],
      };
    }
  },
};

const DRAFT = 'aws_api_gateway_v2_';

function rename(
  kind: 'resource' | 'data',
  from: string,
  to: string,
  place: { readonly file: SourceFile; readonly span: Span },
  name: string,
  module: Module,
): Fix {
  const references = module.files.flatMap((file) => [
    ...referencesIn(file.body).flatMap((reference) => {
      const span = typeIn(reference, kind, from, name);
      return span ? [{ file, span, newText: to }] : [];
    }),
    ...quotedAddresses(file, `${kind === 'data' ? 'data.' : ''}${from}.${name}`, from, to),
  ]);
  return {
    title: `Rename to \`${to}\`${references.length > 0 ? ' with its references' : ''}`,
    edits: [{ ...place, newText: to }, ...(name === '' ? [] : references)],
    safe: true,
  };
}

/** Where a reference to the resource names its type. */
function typeIn(
  { root, steps }: Reference,
  kind: 'resource' | 'data',
  type: string,
  name: string,
): Span | undefined {
  const [first, second] = steps.map((step) => (step.kind === 'attribute' ? step.name : undefined));
  if (kind === 'data') {
    return root.text === 'data' && first?.text === type && second?.text === name ? first : undefined;
  }
  return root.text === type && first?.text === name ? root : undefined;
}

/** The quoted addresses that Terraform 0.11 wanted in `depends_on`. */
function quotedAddresses(file: SourceFile, address: string, from: string, to: string): readonly Edit[] {
  if (!file.text.includes(`"${address}`)) {
    return [];
  }
  const found: Edit[] = [];
  forEachBody(file.body, (body) => {
    for (const item of body.items) {
      if (item.kind === 'attribute' && item.name.text === 'depends_on') {
        visitExpression(item.value, (expression) => {
          const part = expression.kind === 'template' ? expression.parts[0] : undefined;
          if (
            part?.kind === 'text' &&
            new RegExp(`^${address.replaceAll('.', '\\.')}(?![\\w-])`).test(part.value)
          ) {
            const start = part.start + address.indexOf(from);
            found.push({ file, span: { start, end: start + from.length }, newText: to });
          }
        });
      }
    }
  });
  return found;
}

function forEachBody(body: Body, visit: (body: Body) => void): void {
  const rest = [body];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    visit(next);
    rest.push(...next.items.flatMap((item) => (item.kind === 'block' ? [item.body] : [])));
  }
}

function textSpan(label: Label): Span {
  const quotes = label.quoted ? 1 : 0;
  return { start: label.start + quotes, end: label.end - (label.closed ? quotes : 0) };
}
