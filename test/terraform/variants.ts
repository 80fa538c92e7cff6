/**
 * Code of chance beside a live stage: every argument as it is live, another value, none, null or empty, and spelled in the
 * ways in which people spell values. Terraform takes all of it.
 */
import type { LiveStage } from '../../protocol/live.js';
import { quoted } from '../../server/src/hcl/print.js';
import { resourceSchema } from '../../server/src/knowledge/resource-schemas.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema } from '../../server/src/knowledge/schema.js';
import { keyArgument, liveMember } from '../../server/src/render/live-body.js';
import type { Random } from '../fuzz/random.js';
import { hostileText } from './generate.js';
import { nested, spelled, type Spelling } from './spellings.js';

/** The second label of every resource, and the beginning of every other name: a text stands for any number of pairs. */
export const NAME = 'pair0';

/** Code beside a live stage. */
export interface Variant {
  readonly code: string;
  /** Values of variables that have no default, as Terraform is given them. */
  readonly given: Readonly<Record<string, string>>;
  /** Whether every value is written out, so that nothing may be left without comparison. */
  readonly plain: boolean;
}

/** What the code of chance is made with. */
interface Making {
  readonly random: Random;
  readonly spelling: Spelling;
  /** The number of arguments in a hundred that are not as they are live. */
  readonly odd: number;
}

type Answer = Readonly<Record<string, unknown>>;

/** Code beside a stage. Where `plain`, every value is written out. */
export function variantOf(random: Random, live: LiveStage, plain: boolean): Variant {
  const declared: string[] = [];
  const given: Record<string, string> = {};
  const making: Making = {
    random,
    odd: random.pick([0, 10, 10, 40]),
    spelling: { random, name: NAME, plain, declared, given },
  };
  const resources = live.kind === 'rest' ? restResources(live, making) : version2Resources(live, making);
  return { code: [...resources, ...declared].join('\n'), given, plain };
}

function restResources({ apiId, stage }: LiveStage & { kind: 'rest' }, making: Making): readonly string[] {
  const { random } = making;
  const own = { ...stage, restApiId: apiId };
  const others = ['*/*', '~1new/GET'].filter((path) => stage.methodSettings?.[path] === undefined);
  const paths = [
    ...Object.keys(stage.methodSettings ?? {}).filter(() => random.below(4) > 0),
    ...others.filter(() => random.below(10) === 0),
  ];
  return [
    resourceText('aws_api_gateway_stage', NAME, own, making),
    ...paths.map((path, index) => methodSettings(path, index, stage.methodSettings?.[path] ?? {}, making)),
    ...webAcl(stage.webAclArn, making),
  ];
}

function version2Resources(
  { apiId, stage }: LiveStage & { kind: 'version2' },
  making: Making,
): readonly string[] {
  return [resourceText('aws_apigatewayv2_stage', NAME, { ...stage, ApiId: apiId, Tags: stage.Tags }, making)];
}

function methodSettings(path: string, index: number, setting: object, making: Making): string {
  const type = 'aws_api_gateway_method_settings';
  const settings = resourceSchema('resource', type)?.body.blocks.get('settings');
  return `resource "${type}" "${NAME}_${index}" {
  rest_api_id = aws_api_gateway_stage.${NAME}.rest_api_id
  stage_name  = aws_api_gateway_stage.${NAME}.stage_name
  method_path = ${quoted(path)}
${settings ? nested('settings', bodyLines(settings.body, setting as Answer, making)) : ''}
}
`;
}

function webAcl(live: string | undefined, { random }: Making): readonly string[] {
  const isClassic = live?.includes(':waf-regional:') ?? false;
  if (random.below(live === undefined ? 10 : 3) !== 0) return [];
  const id = live?.split('/').at(-1) ?? 'x1';
  const [type, name, acl] = isClassic
    ? ['aws_wafregional_web_acl_association', 'web_acl_id', id]
    : ['aws_wafv2_web_acl_association', 'web_acl_arn', live ?? `${OTHER_ACL}x`];
  return [
    `resource "${type}" "${NAME}" {
  resource_arn = aws_api_gateway_stage.${NAME}.arn
  ${name} = ${quoted(random.below(3) === 0 ? (isClassic ? 'other' : `${OTHER_ACL}y`) : acl)}
}
`,
  ];
}

const OTHER_ACL = 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/other/';

function resourceText(type: string, name: string, live: Answer, making: Making): string {
  const { random } = making;
  const body = resourceSchema('resource', type)?.body;
  if (!body) throw new Error(`There is no schema of ${type}.`);
  const names = [...body.attributes.values()].filter(isWritten).map((each) => each.name);
  const ignored =
    random.below(8) === 0 ? [random.pick([...names, 'all', 'tags', 'access_log_settings'])] : [];
  const changes = ignored[0] === 'all' ? 'all' : `[${ignored.join(', ')}]`;
  const lifecycle = nested('lifecycle', [`  ignore_changes = ${changes}`]);
  return `resource "${type}" "${name}" {
${[...bodyLines(body, live, making), ...(ignored.length > 0 ? [lifecycle] : [])].join('\n')}
}
`;
}

function bodyLines(body: BodySchema, live: Answer, making: Making): readonly string[] {
  const { spelling } = making;
  return [
    ...[...body.attributes.values()].filter(isWritten).flatMap((attribute) => {
      const value = valueOf(attribute, live[liveMember(attribute)], making);
      if (value === undefined) return [];
      const text =
        attribute.facts?.forceNew && typeof value === 'string'
          ? quoted(value)
          : spelled(value, attribute, spelling);
      return [`  ${attribute.name} = ${text}`];
    }),
    ...[...body.blocks.values()].flatMap((block) => blockTexts(block, live, making)),
  ];
}

function isWritten({ presence, facts }: AttributeSchema): boolean {
  return presence !== 'computed' && facts?.awsMember !== undefined && !facts.notProposed;
}

/** Undefined for none. */
function valueOf(attribute: AttributeSchema, live: unknown, { random, odd }: Making): unknown {
  const { presence, facts } = attribute;
  const isRequired = presence === 'required';
  if (facts?.forceNew) return live;
  if (live === '' && facts?.allowed) return undefined;
  if (random.below(100) >= odd) return live ?? (isRequired ? other(attribute, random) : undefined);
  const kind = random.pick(['none', 'none', 'null', 'empty', 'other', 'other', 'default'] as const);
  if (kind === 'other' || isRequired) return other(attribute, random);
  if (kind === 'default' && facts?.default !== undefined)
    return facts.default.replace(/^"(.*)"$|^(\S+).*$/, '$1$2');
  if (kind === 'none') return undefined;
  return kind === 'empty' ? empty(attribute) : null;
}

function empty({ type, facts }: AttributeSchema): unknown {
  if (type === 'bool') return false;
  if (type === 'number') return 0;
  return type === 'string' ? (facts?.allowed ? null : '') : {};
}

function other({ name, type, facts }: AttributeSchema, random: Random): unknown {
  if (facts?.allowed) return random.pick(facts.allowed).value;
  if (type === 'bool') return random.below(2) === 0;
  if (type === 'number') return random.pick(facts?.whole ? [-1, 0, 1, 5000] : [-1, 0, 0.5, 33.3, 100, 10000]);
  if (name === 'destination_arn') return `${LOG_ARN}${random.pick(['', ':*', '/other'])}`;
  if (type === 'string')
    return random.pick(['', 'd1', 'other', '{"id":"$context.requestId"}', hostileText(random)]);
  const keys = ['alias', 'a_b', '10', 'team', hostileText(random).replaceAll(/^[#%]$/g, 'x')];
  return Object.fromEntries(
    keys.filter(() => random.below(2) === 0).map((key) => [key, random.pick(VALUES)]),
  );
}

const VALUES = ['', 'live', '1', '1.5', 'true', 'é', 'a\nb\n'];
const LOG_ARN = 'arn:aws:logs:us-east-1:123456789012:log-group:/apigw/prod';

function blockTexts(block: NestedBlockSchema, around: Answer, making: Making): readonly string[] {
  const { random, odd, spelling } = making;
  if (block.facts?.awsMember === undefined) return [];
  const key = keyArgument(block);
  const member = liveMember(block);
  const found = around[member] as Answer | undefined;
  const all: readonly Answer[] = !found
    ? []
    : key
      ? Object.entries(found).map(([name, each]) => ({ ...(each as Answer), [member]: name }))
      : [found];
  const kept = all.filter(() => random.below(100) >= odd / 2);
  const isNew = random.below(100) < odd / 2 && (key !== undefined || kept.length === 0);
  const added: Answer = key ? { [member]: random.pick(['GET /new', '$default', hostileText(random)]) } : {};
  const bodies = isNew ? [...kept, added] : kept;
  return bodies.flatMap((body) => {
    const lines = bodyLines(block.body, body, making);
    const isDynamic = !spelling.plain && random.below(10) === 0;
    const text = isDynamic
      ? `  dynamic "${block.name}" {\n  for_each = [1]\n${nested('content', lines)}\n  }`
      : nested(block.name, lines);
    return key && random.below(10) === 0 ? [text, text] : [text];
  });
}
