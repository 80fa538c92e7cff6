/** Finds IDs in `import` blocks that the provider can't take apart. What an ID looks like is a fact of each resource. */
import { attributeOf } from '../../hcl/lookup.js';
import { textOf } from '../../analysis/values/values.js';
import { knownInstances } from '../../analysis/references/instances.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { methodSettingsParts } from '../../knowledge/stage-parts.js';
import { sourceOf } from '../../edits/layout.js';
import { quoted } from '../../hcl/print.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import { listed } from '../wording.js';
import { importedStage, isApiId, lackingApi } from './import-api.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';

export const importId: Rule = {
  code: 'import-id',
  severity: 'error',
  group: 'stage',
  title: 'An incomplete import ID',
  *check(context) {
    for (const block of context.file.body.items) {
      const id =
        block.kind === 'block' && block.type.text === 'import' ? attributeOf(block.body, 'id') : undefined;
      const finding = id && block.kind === 'block' ? findingFor(block, id.value, context) : undefined;
      if (finding) yield finding;
    }
  },
  documentation: `The \`id\` of an \`import\` block consists of the parts that the provider requires, separated by slashes: API and stage for
a stage; API, stage and method path for method settings. If a part is missing, Terraform reports that the object does not
exist or that the format is unexpected. With \`for_each\`, the ID of every known instance is checked. The ID is neither the ARN nor Terraform's \`ags-…\` ID; the fix converts those
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/21731)).`,
  examples: {
    bad: `import {
  to = aws_api_gateway_stage.prod
  id = "prod"
}`,
    good: `import {
  to = aws_api_gateway_stage.prod
  id = "a1b2c3d4e5/prod"
}`,
  },
};

function findingFor(block: Block, id: Expression, context: RuleContext): Finding | undefined {
  const to = attributeOf(block.body, 'to')?.value;
  const schema = resourceSchema('resource', typeOfTarget(to) ?? '');
  const importId = schema?.facts?.importId;
  if (!schema || !importId) return undefined;
  const { shape, example } = importId;
  const wrong = textsOf(block, id, context).filter(({ text }) => text !== '' && !isId(text, shape));
  const [first] = wrong;
  if (!first) return undefined;
  const keys = wrong.flatMap(({ key }) => (key === undefined ? [] : [key]));
  const who = keys.length > 0 ? `, and has none for ${listed(keys)}` : '';
  const instead =
    first.key === undefined ? (repaired(first.text, shape) ?? withStage(first.text, to, context)) : undefined;
  // A stage may have a name that looks like the ID of an API.
  const isOfApi = first.key === undefined && isApiId(first.text) && importedStage(to, context) !== first.text;
  const lacking =
    !isOfApi && wrong.every(({ text }) => lacksApi(text, shape)) ? lackingApi(block, to, context) : undefined;
  const longer = instead === undefined && lacking !== undefined ? prefixed(lacking, id, context) : undefined;
  return {
    start: id.start,
    end: id.end,
    message: `\`${schema.type}\` requires an import ID of the form \`${shape}\`${who}: use an ID such as \`${instead ?? longer?.text ?? example}\`.`,
    fixes: () => {
      if (instead === undefined) return longer ? [longer.fix] : [];
      const edits = [{ file: context.file, span: id, newText: quoted(instead) }];
      return id.kind === 'template' ? [{ title: `Use \`${instead}\``, edits, safe: true }] : [];
    },
  };
}

/** What an ID comes to, for each instance where `for_each` makes several. */
function textsOf(
  block: Block,
  id: Expression,
  { evaluate }: RuleContext,
): readonly { readonly text: string; readonly key?: string }[] {
  const text = textOf(evaluate(id));
  if (text !== undefined) return [{ text }];
  return knownInstances({ resource: block, dynamic: undefined }, evaluate).flatMap(({ key, bound }) => {
    const own = textOf(evaluate(id, undefined, bound));
    return own === undefined ? [] : [{ text: own, key }];
  });
}

/** The type of the resource that is imported, be it one of a module. */
function typeOfTarget(to: Expression | undefined): string | undefined {
  if (to?.kind !== 'reference') return undefined;
  const names = [to.root, ...to.steps.flatMap((step) => (step.kind === 'attribute' ? [step.name] : []))];
  return names.at(-2)?.text;
}

/** Whether the part for the API is all that an ID lacks. */
function lacksApi(text: string, shape: string): boolean {
  const parts = text.split('/');
  const isWhole = parts.length === shape.split('/').length - 1 && parts.every((part) => part !== '');
  return isWhole && !text.includes(':');
}

/** The ID of a stage of which only the API is given, where its resource says its name. */
function withStage(text: string, to: Expression | undefined, context: RuleContext): string | undefined {
  const stage = isApiId(text) ? importedStage(to, context) : undefined;
  return stage === undefined || stage === text ? undefined : `${text}/${stage}`;
}

/** The same ID with an API in front of it. */
function prefixed(
  api: string,
  id: Expression,
  { file }: RuleContext,
): { readonly text: string; readonly fix: Fix } {
  const isText = id.kind === 'template' && id.form === 'quoted';
  const own = isText ? sourceOf(file, id.content) : `\${${sourceOf(file, id)}}`;
  // The API may be all there is; the other part is then the key beside it.
  const text = `${api}/${own === api ? '${each.key}' : own}`;
  const edits = [{ file, span: id, newText: `"${text}"` }];
  return { text, fix: { title: `Use \`${text}\``, edits, safe: false } };
}

/** Shapes of API Gateway's own IDs; others are left alone, as names and ARNs may hold slashes of their own. */
const GATEWAY = /^(?:REST-)?API-ID(?:\/[A-Z-]+)*$/;

function isId(text: string, shape: string): boolean {
  if (!GATEWAY.test(shape)) return true;
  const count = shape.split('/').length;
  const parts = text.split('/');
  if (!shape.endsWith(REST_OF_IT)) return parts.length === count && parts.every((part) => part !== '');
  // What follows the other parts is taken as it is, and live settings have paths that begin with a slash.
  return parts.slice(0, count - 1).every((part) => part !== '') && parts.slice(count - 1).join('/') !== '';
}

/** The one part that contains slashes. */
const REST_OF_IT = '/METHOD-PATH';

/** The ID of a stage that an ARN or Terraform's own ID tells. */
function repaired(text: string, shape: string): string | undefined {
  const [, api, stage] =
    /^arn:[^:]*:apigateway:[^:]*::\/(?:rest)?apis\/([^/]+)\/stages\/([^/]+)$/.exec(text) ??
    /^ags-([a-z0-9]+)-(.+)$/.exec(text) ??
    /^\/?([a-z0-9]+)\/([^/]+)\/?$/.exec(text) ??
    [];
  if (api === undefined || stage === undefined) return undefined;
  if (shape.endsWith('/STAGE-NAME')) return `${api}/${stage}`;
  return shape.endsWith(REST_OF_IT) ? `${api}/${stage}/${methodSettingsParts.everyMethod}` : undefined;
}
