/** Finds resource types of API Gateway that no provider has. Which types there are, the schemas tell. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { mentionsIn } from '../../analysis/references/mentions.js';
import type { Block, Label, Span } from '../../hcl/syntax.js';
import {
  otherFamilysType,
  releasedType,
  resourceSchema,
  resourceTypes,
  strayPrefix,
} from '../../knowledge/resource-schemas.js';
import { familyOfType, restFamily, version2Family } from '../../knowledge/stage-families.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { isDescribed } from '../../analysis/versions/availability.js';
import type { Edit } from '../../edits/edit.js';
import type { Fix, Rule } from '../rule.js';

export const unknownResourceType: Rule = {
  code: 'unknown-resource-type',
  severity: 'error',
  group: 'stage',
  title: 'A resource type that was never released',
  setting: 'A type that was never released, such as `aws_api_gateway_v2_stage`.',
  *check({ file, module }) {
    let uses: UsesByAddress | undefined;
    for (const block of file.body.items) {
      const label = block.kind === 'block' ? block.labels[0] : undefined;
      const kind = block.kind === 'block' && label ? kindOf(block) : undefined;
      if (block.kind !== 'block' || !label || !kind || !label.text.startsWith(FAMILY)) continue;
      const draft = releasedType(label.text, kind);
      const remedy = remedyFor(label.text, kind, draft, module);
      if (remedy === undefined) continue;
      const released =
        draft ?? (remedy.includes('does not exist: use `') ? meantBy(label.text, kind) : undefined);
      const name = block.labels[1]?.text ?? '';
      const address = `${kind === 'data' ? 'data.' : ''}${label.text}.${name}`;
      yield {
        ...textSpan(label),
        message: `\`${label.text}\` ${remedy}.`,
        // A newer provider may have a type that is like none.
        ...(remedy === LIKE_NONE ? { severity: 'warning' } : {}),
        fixes: () => {
          if (released === undefined) return [];
          uses ??= usesIn(module);
          const own: Edit = { file, span: textSpan(label), newText: released };
          return [rename(own, label.text, name === '' ? [] : (uses.get(address) ?? []))];
        },
      };
    }
  },
  documentation: `The resources for HTTP and WebSocket APIs were drafted as \`aws_api_gateway_v2_…\`
([discussion](https://github.com/hashicorp/terraform-provider-aws/pull/8842)) and released as \`aws_apigatewayv2_…\`;
those for REST APIs start with \`aws_api_gateway_\`. Many examples use the draft names or other variants, such as
\`aws_apigateway_…\` and \`aws_api_gatewayv2_…\`; no provider has them. Completion and hover work in such a block, and the
fix renames the type together with every reference to the resource in the module.

A type that is like a known one, or like none, is reported where the module allows a provider version that this extension knows. A
type that only the other family has is reported, too: usage plans and methods exist only for REST APIs, routes only for
HTTP and WebSocket APIs.`,
  examples: {
    bad: `resource "aws_api_gateway_v2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"
}`,
    good: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"
}`,
  },
};

/** How all of the types begin, right or wrong. */
const FAMILY = 'aws_api';

function kindOf({ type }: Block): 'resource' | 'data' | undefined {
  return type.text === 'resource' || type.text === 'data' ? type.text : undefined;
}

/** What to say of a type and to do instead; undefined for one that exists or may. */
function remedyFor(
  type: string,
  kind: 'resource' | 'data',
  released: string | undefined,
  module: Module,
): string | undefined {
  if (released !== undefined) return `was never released: use \`${released}\``;
  const stray = strayPrefix(type);
  if (stray) {
    const prefixes = stray.released.map((prefix) => `\`${prefix}\``).join(' or ');
    return `does not exist: the resource types of API Gateway start with ${prefixes}: use one of those`;
  }
  if (resourceSchema(kind, type) || !isDescribed(module)) return undefined;
  const { stage } = version2Family;
  const settings = stage.routeSettings.block;
  if (type === stage.type.replace(/stage$/, settings))
    return `does not exist: add a \`${settings}\` block to \`${stage.type}\``;

  const other = otherFamilysType(type, kind);
  const [own, others] =
    familyOfType(type) === restFamily
      ? ['REST APIs', 'an HTTP or WebSocket API']
      : ['HTTP and WebSocket APIs', 'a REST API'];
  if (other !== undefined) return `does not exist for ${own}: remove it, or use \`${other}\` with ${others}`;
  return OWN.some((prefix) => type.startsWith(prefix)) ? unknown(type, kind) : undefined;
}

/** A name that no described provider has: of the other kind, misspelt, or of nothing at all. */
function unknown(type: string, kind: 'resource' | 'data'): string {
  const isOther = resourceTypes(kind === 'data' ? 'resource' : 'data').includes(type);
  const [is, other] = kind === 'data' ? ['a resource', '`resource`'] : ['a data source', '`data`'];
  if (isOther) return `is only ${is}: use ${other}, or another type`;
  const meant = meantBy(type, kind);
  return meant === undefined ? LIKE_NONE : `does not exist: use \`${meant}\``;
}

const LIKE_NONE =
  'is in no version of the provider that is known here: use a type that it has, or update the extension';

function meantBy(type: string, kind: 'resource' | 'data'): string | undefined {
  const prefix = OWN.find((each) => type.startsWith(each)) ?? '';
  const names = resourceTypes(kind).filter((each) => prefix !== '' && each.startsWith(prefix));
  // What they have in common is no likeness.
  const found = didYouMean(
    type.slice(prefix.length),
    names.map((each) => each.slice(prefix.length)),
  );
  return found === undefined ? undefined : prefix + found;
}

const OWN = ['aws_api_gateway_', 'aws_apigatewayv2_'];

/** Where the module uses an address. */
type UsesByAddress = ReadonlyMap<string, readonly Use[]>;

interface Use {
  readonly file: SourceFile;
  readonly span: Span;
}

function usesIn(module: Module): UsesByAddress {
  const found = new Map<string, Use[]>();
  for (const file of module.files) {
    for (const { address, role, span } of file.text.includes(FAMILY) ? mentionsIn(file) : []) {
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
