/** Finds configurations of a provider that the module has not, and calls that do not go with those of the called module. */
import { expressionsOfKind, type ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { memoize } from '../../hcl/memoize.js';
import type { Reference } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import { declaredAddresses, isUndeclared } from '../query/declared-addresses.js';
import { useInstead } from '../query/use-instead.js';
import type { Rule } from '../rule.js';
import { handedProviders } from './handed-providers.js';

export const undeclaredProvider: Rule = {
  code: 'undeclared-provider',
  severity: 'error',
  group: 'language',
  title: 'A provider configuration that is not declared or not handed on',
  *check(context) {
    const { file, module } = context;
    yield* handedProviders(context);
    // Terragrunt and the like write providers into modules that they apply.
    if (module.callers() === undefined || module.jsonFiles.length > 0) return;
    for (const { expression, place, bound } of expressionsOfKind(file, 'reference')) {
      if (!isConfiguration({ place }) || bound.size > 0) continue;
      const address = addressOf(expression);
      if (address?.length !== expression.steps.length) continue;
      if (!isUndeclared(address.text, module) || handedOn(module).has(address.text)) continue;

      const provider = `${expression.root.text}.`;
      const known = [...(declaredAddresses(module) ?? []), ...handedOn(module)];
      const meant = didYouMean(
        address.text,
        known.filter((each) => each.startsWith(provider)),
      );
      yield {
        ...address.span,
        message: `\`${address.text}\` is not declared in this module: ${meant === undefined ? '' : `use \`${meant}\`, or `}add a \`provider "${expression.root.text}"\` block with \`alias = "${address.name.text}"\`, or take it from the caller with \`configuration_aliases\`.`,
        fixes: () => useInstead(meant, file, address.span),
      };
    }
  },
  documentation: `\`provider = aws.frankfurt\` names a configuration of the provider in the same module: a \`provider "aws"\` block with
\`alias = "frankfurt"\`, or one that the caller hands on and \`configuration_aliases\` in \`required_providers\` announces. Modules
that Terragrunt applies are left alone, as it may write providers into them.

A call has to hand on in \`providers\` what the called module announces. Where that module sets up a provider itself, the call has
neither \`count\` nor \`for_each\` nor \`depends_on\`.`,
  examples: {
    bad: `provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
}

resource "aws_apigatewayv2_api" "orders" {
  provider      = aws.frankfort
  name          = "orders"
  protocol_type = "HTTP"
}`,
    good: `provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
}

resource "aws_apigatewayv2_api" "orders" {
  provider      = aws.frankfurt
  name          = "orders"
  protocol_type = "HTTP"
}`,
  },
};

/** `provider` of a resource or data source, or a value in `providers` of a call. */
function isConfiguration({ place }: Pick<ScopedExpression<Reference>, 'place'>): boolean {
  const [block, ...inner] = place.around;
  const type = block?.type.text ?? '';
  const { name } = place.attribute;
  return (
    inner.length === 0 &&
    (type === 'module' ? name.text === 'providers' : name.text === 'provider' && DECLARATIONS.has(type))
  );
}

const DECLARATIONS = new Set(['resource', 'data', 'ephemeral', 'import']);

/** What `configuration_aliases` announces. */
const handedOn = memoize(
  ({ files }: Module): ReadonlySet<string> =>
    new Set(
      files
        .flatMap((file) => expressionsOfKind(file, 'reference'))
        .filter(({ place }) => place.around[0]?.type.text === 'terraform')
        .flatMap(({ expression }) => addressOf(expression)?.text ?? []),
    ),
);
