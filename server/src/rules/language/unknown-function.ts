/** Finds calls of functions that Terraform or the provider does not have. */
import { calledFunction, languageVersions } from '../../analysis/references/called-functions.js';
import { didYouMean, editDistance } from '../../analysis/values/did-you-mean.js';
import { sourceOf } from '../../edits/layout.js';
import type { Call } from '../../hcl/syntax.js';
import {
  awsFunctions,
  openTofuFunctions,
  removedFunctions,
  type TerraformFunction,
  terraformFunctions,
  undescribedTerraform,
} from '../../knowledge/functions.js';
import { allows, awsProviderNames, requiredProviderNames } from '../../workspace/provider-versions.js';
import { isNeverTaken } from '../query/guards.js';
import { evaluatedExpressions } from '../query/evaluated.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const unknownFunction: Rule = {
  code: 'unknown-function',
  severity: 'error',
  group: 'language',
  title: 'A function that Terraform or the provider does not have',
  setting: "A function that Terraform or the provider doesn't have.",
  *check(context) {
    for (const scoped of evaluatedExpressions('call', context)) {
      const { name } = scoped.expression;
      const fault = name.text === '' ? undefined : faultOf(scoped.expression, context);
      if (fault !== undefined && !scoped.tried && !isNeverTaken(scoped, context))
        yield findingFor(scoped.expression, fault, context);
    }
  },
  documentation: `Terraform rejects a call of a function that it does not have ("Call to unknown function"). Known are the functions of Terraform
1.11 and those of the AWS provider; where a function came later, \`required_version\` and the provider's version are taken into
account.

A name that is like a known one is a typo. Any other may be a function of a newer Terraform: it is an error only if
\`required_version\` allows none, a warning if the module says nothing about it, and not reported if newer ones are allowed. Nothing
is reported in modules with files of OpenTofu, which has functions of its own.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
  description   = jsonencod({ team = "shop" })
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
  description   = jsonencode({ team = "shop" })
}`,
  },
};

/** What is wrong with a call, and the name that is certainly meant, or the whole call. */
interface Fault {
  readonly message: string;
  readonly meant?: string;
  readonly call?: string;
  readonly severity?: 'warning';
}

function findingFor(called: Call, { message, meant, call, severity }: Fault, { file }: RuleContext): Finding {
  const { start, end } = called.name;
  const [span, newText] = meant === undefined ? [called, call] : [called.name, meant];
  const title =
    meant === undefined ? `Use \`${call?.slice(0, call.indexOf('(')) ?? ''}\`` : `Use \`${meant}\``;
  const fixes = newText === undefined ? [] : [{ title, edits: [{ file, span, newText }], safe: true }];
  return { start, end, message, ...(severity ? { severity } : {}), fixes: () => fixes };
}

function faultOf(call: Call, context: RuleContext): Fault | undefined {
  const { text } = call.name;
  const known = calledFunction(text, context.module);
  if (known !== undefined) return versionFault(text, known, context);
  const [space, provider = '', ...names] = text.split('::');
  if (space === 'provider')
    return names.length === 1 ? ofProvider(provider, names[0] ?? '', context) : undefined;
  const own = space === 'core' ? provider : text;
  return own.includes('::') || names.length > 0
    ? undefined
    : (ofPast(call, context) ?? ofTerraform(own, text, context));
}

/** The whole range is later than all that the module allows. */
function versionFault(
  text: string,
  { terraform, provider }: TerraformFunction,
  { module }: RuleContext,
): Fault | undefined {
  const versions = languageVersions(module);
  if (terraform.since !== undefined && allows(versions, terraform) === 'none') {
    return {
      message: `\`${text}\` was added in Terraform ${terraform.since}, and \`required_version\` allows older versions only: raise it, or do without.`,
    };
  }
  if (provider.since !== undefined && allows(module.providerVersions, provider) === 'none') {
    return {
      message: `\`${text}\` was added in version ${provider.since} of the AWS provider, and the module allows older versions only: raise the version, or do without.`,
    };
  }
  return undefined;
}

function ofProvider(provider: string, name: string, context: RuleContext): Fault | undefined {
  const { module } = context;
  const blocks = module.others.map(({ block }) => block);
  if (awsProviderNames(blocks).includes(provider)) {
    const meant = didYouMean(name, awsFunctions.keys());
    return meant === undefined
      ? undefined
      : typo(`provider::${provider}::${name}`, `provider::${provider}::${meant}`);
  }
  const names = requiredProviderNames(blocks);
  // A module that requires nothing at all often has its versions written by a tool, or is still to get them.
  if (names.size === 0 || names.has(provider) || !module.complete || isOpenTofu(context)) return undefined;
  return {
    message: `\`required_providers\` of this module has no \`${provider}\`, so none of its functions can be called: add it there.`,
  };
}

function ofTerraform(name: string, written: string, context: RuleContext): Fault | undefined {
  const versions = languageVersions(context.module);
  if (isOpenTofu(context) || openTofuFunctions.has(name) || removedFunctions.has(name)) return undefined;
  const meant = didYouMean(name, terraformFunctions.keys());
  if (meant !== undefined && isSlip(name, meant)) return typo(written, written.replace(name, meant));

  const isNewerAllowed = allows(versions, { since: undescribedTerraform }) !== 'none';
  if (versions.known && isNewerAllowed) return undefined;
  return {
    message: `Terraform 1.11 has no function \`${name}\`: check the name, or require the version that has it.`,
    ...(versions.known ? {} : { severity: 'warning' }),
  };
}

/** Terraform 0.11 had functions in place of brackets, and took them until 0.15. */
function ofPast({ name, arguments: all, closed }: Call, { file, module }: RuleContext): Fault | undefined {
  const instead = removedFunctions.get(name.text);
  const versions = languageVersions(module);
  if (instead === undefined || (versions.known && allows(versions, { until: '0.15.0' }) !== 'none'))
    return undefined;
  const sources = all.map((each) => sourceOf(file, each));
  const entries = sources.flatMap((each, index) =>
    index % 2 === 0 ? [`${each} = ${sources[index + 1] ?? ''}`] : [],
  );
  const isList = name.text === 'list';
  const call = isList ? `tolist([${sources.join(', ')}])` : `tomap({ ${entries.join(', ')} })`;
  const isPlain = closed && (isList || all.every(({ kind }, index) => kind === 'template' || index % 2 > 0));
  return {
    message: `Terraform has no \`${name.text}\` any more: use \`${instead}\`.`,
    ...(isPlain && !sources.some((each) => each.includes('\n')) ? { call } : {}),
  };
}

/** One or two letters, in a word that is long enough for that to be no other word. */
function isSlip(name: string, meant: string): boolean {
  const distance = name.toLowerCase() === meant ? 0 : editDistance(name.toLowerCase(), meant, 3);
  return distance <= (meant.length > 5 ? 2 : 1);
}

function typo(written: string, meant: string): Fault {
  return { message: `There is no function \`${written}\`: use \`${meant}\`.`, meant };
}

function isOpenTofu({ module }: RuleContext): boolean {
  return module.files.some(({ name }) => name.endsWith('.tofu'));
}
