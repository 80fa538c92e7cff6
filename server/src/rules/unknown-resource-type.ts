/** Finds resource types of the draft of API Gateway v2, which no provider has. */
import { mentionsIn } from '../analysis/mentions.js';
import type { Label, Span } from '../hcl/syntax.js';
import { releasedType } from '../knowledge/resource-schemas.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { Edit, Fix, Rule, RuleDoc } from './rule.js';

export const unknownResourceType: Rule = {
  code: 'unknown-resource-type',
  severity: 'error',
  group: 'stage',
  title: 'A resource type that was never released',
  *check({ file, module }) {
    let uses: UsesByAddress | undefined;
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
      const address = `${kind === 'data' ? 'data.' : ''}${label.text}.${name}`;
      yield {
        ...textSpan(label),
        message: released
          ? `\`${label.text}\` is a name of the draft, which no provider has: write \`${released}\`.`
          : `\`${label.text}\` does not exist: the types of API Gateway v2 begin with \`aws_apigatewayv2_\`, use one of those.`,
        fixes: () => {
          if (released === undefined) {
            return [];
          }
          uses ??= usesIn(module);
          const own: Edit = { file, span: textSpan(label), newText: released };
          return [rename(own, label.text, name === '' ? [] : (uses.get(address) ?? []))];
        },
      };
    }
  },
};

export const unknownResourceTypeDoc: RuleDoc = {
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
};

const DRAFT = 'aws_api_gateway_v2_';

/** Where the module uses an address of a draft type. */
type UsesByAddress = ReadonlyMap<string, readonly Use[]>;

interface Use {
  readonly file: SourceFile;
  readonly span: Span;
}

function usesIn(module: Module): UsesByAddress {
  const found = new Map<string, Use[]>();
  for (const file of module.files) {
    for (const { address, role, span } of file.text.includes(DRAFT) ? mentionsIn(file) : []) {
      if (role === 'use') {
        const uses = found.get(address) ?? [];
        uses.push({ file, span });
        found.set(address, uses);
      }
    }
  }
  return found;
}

function rename(own: Edit, from: string, uses: readonly Use[]): Fix {
  const references = uses.flatMap(({ file, span }): Edit[] => {
    const start = file.text.indexOf(from, span.start);
    return start === -1 || start > span.end
      ? []
      : [{ file, span: { start, end: start + from.length }, newText: own.newText }];
  });
  return {
    title: `Rename to \`${own.newText}\`${references.length > 0 ? ' with its references' : ''}`,
    edits: [own, ...references],
    safe: true,
  };
}

function textSpan(label: Label): Span {
  const quotes = label.quoted ? 1 : 0;
  return { start: label.start + quotes, end: label.end - (label.closed ? quotes : 0) };
}
