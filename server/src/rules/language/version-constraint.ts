/** Finds version constraints that Terraform can't read, and those of modules that have no versions. */
import { plainText } from '../../analysis/references/mentions.js';
import { removeItem } from '../../edits/layout.js';
import { attributeOf, blocksOf, entryOf } from '../../hcl/lookup.js';
import type { Block, Expression, Span } from '../../hcl/syntax.js';
import { isHalfTyped } from '../query/own-blocks.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const versionConstraint: Rule = {
  code: 'version-constraint',
  severity: 'error',
  group: 'language',
  title: 'A version constraint that Terraform can not read',
  setting: "A version constraint that Terraform can't read.",
  *check(context) {
    const { body } = context.file;
    for (const { body: settings } of blocksOf(body, 'terraform')) {
      yield* faultIn(attributeOf(settings, 'required_version')?.value, true, context);
      for (const required of blocksOf(settings, 'required_providers'))
        for (const value of providerVersions(required)) yield* faultIn(value, false, context);
    }
    for (const block of blocksOf(body, 'module')) {
      const version = attributeOf(block.body, 'version');
      if (version === undefined || isHalfTyped(version, context.file.problems)) continue;
      if (isLocal(attributeOf(block.body, 'source')?.value)) {
        yield {
          start: version.name.start,
          end: version.name.end,
          message: 'A module that is called by a path has no versions: remove `version`.',
          fixes: () => [
            { title: 'Remove `version`', edits: removeItem(context.file, block.body, version), safe: true },
          ],
        };
      } else {
        yield* faultIn(version.value, true, context);
      }
    }
  },
  documentation: `\`required_version\`, the \`version\` of a required provider and that of a module from a registry are numbers with an
operator before them: \`=\`, \`!=\`, \`>\`, \`>=\`, \`<\`, \`<=\` or \`~>\`; several have commas between them. What other tools write, \`^1.0\`,
\`1.x\` or \`>= 1.0 < 2.0\`, Terraform rejects. A module that is called by a path has no version at all.`,
  examples: {
    bad: `terraform {
  required_version = "^1.5"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}`,
    good: `terraform {
  required_version = "~> 1.5"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}`,
  },
};

/** Written alone, as Terraform 0.12 had it, or in an object. */
function providerVersions({ body }: Block): readonly (Expression | undefined)[] {
  return body.items.map((item) => {
    if (item.kind !== 'attribute') return undefined;
    return item.value.kind === 'object' ? entryOf(item.value, 'version')?.value : item.value;
  });
}

function isLocal(source: Expression | undefined): boolean {
  return /^\.\.?\//.test(plainText(source) ?? '');
}

/** `mayHaveV` where a `v` before the number is taken: everywhere but for providers. */
function* faultIn(
  value: Expression | undefined,
  mayHaveV: boolean,
  { file }: RuleContext,
): Generator<Finding> {
  const text = plainText(value);
  if (value === undefined || text === undefined || isHalfTyped(value, file.problems)) return;
  if (isReadable(text, mayHaveV)) return;
  const guess = meantBy(text, mayHaveV);
  const meant = guess !== text && isReadable(guess, mayHaveV) ? guess : undefined;
  const span: Span = { start: value.start, end: value.end };
  yield {
    ...span,
    message: `\`${text}\` is no version constraint: use ${meant === undefined ? 'one such as `>= 1.5.0`, several with commas between them' : `\`${meant}\``}.`,
    fixes: () =>
      meant === undefined
        ? []
        : [{ title: `Use \`${meant}\``, edits: [{ file, span, newText: `"${meant}"` }], safe: false }],
  };
}

function isReadable(text: string, mayHaveV: boolean): boolean {
  return text.split(',').every((each) => CONSTRAINT.test(each) && (mayHaveV || !/^[\s=!<>~]*v/.test(each)));
}

const CONSTRAINT = /^\s*(?:=|!=|>|<|>=|<=|~>)?\s*v?\d+(?:\.\d+)*(?:[-+][\w.~+-]+)?\s*$/;

/** What people mean by the signs of other tools and languages. */
function meantBy(text: string, mayHaveV: boolean): string {
  const signs = text
    .trim()
    .replaceAll('=>', '>=')
    .replaceAll('==', '=')
    .replace(/(?:\^|~(?!>))\s*/g, '~> ')
    .replace(/(\d)\s+(?=[<>=!~])/g, '$1, ')
    .replace(/^(\d+(?:\.\d+)*)\.[x*]$/, '~> $1.0');
  return mayHaveV ? signs : signs.replace(/\bv(?=\d)/g, '');
}
