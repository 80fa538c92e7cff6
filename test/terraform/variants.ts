/**
 * Code of chance beside a live stage: every argument as it is live, another value, none, null or empty, and spelled in the
 * ways in which people spell values. Terraform takes all of it.
 */
import type { LiveStage, RestStage } from '../../protocol/live.js';
import { quoted } from '../../server/src/hcl/print.js';
import { resourceSchema } from '../../server/src/knowledge/resource-schemas.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema } from '../../server/src/knowledge/schema.js';
import { keyArgument, liveMember } from '../../server/src/render/live-body.js';
import type { Random } from '../fuzz/random.js';
import { valueOf } from './chosen-values.js';
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
    ...paths.map((path, index) => methodSettings(path, index, stage, making)),
    ...webAcl(stage.webAclArn, making),
  ];
}

function version2Resources(
  { apiId, stage }: LiveStage & { kind: 'version2' },
  making: Making,
): readonly string[] {
  return [resourceText('aws_apigatewayv2_stage', NAME, { ...stage, ApiId: apiId, Tags: stage.Tags }, making)];
}

function methodSettings(path: string, index: number, live: RestStage, making: Making): string {
  const type = 'aws_api_gateway_method_settings';
  const settings = resourceSchema('resource', type)?.body.blocks.get('settings');
  return `resource "${type}" "${NAME}_${index}" {
  rest_api_id = aws_api_gateway_stage.${NAME}.rest_api_id
  stage_name  = ${making.random.below(4) === 0 ? quoted(live.stageName) : `aws_api_gateway_stage.${NAME}.stage_name`}
  method_path = ${quoted(path)}
${settings ? nested('settings', bodyLines(settings.body, (live.methodSettings?.[path] ?? {}) as Answer, making)) : ''}
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
  const blocks = [...body.blocks.values()].flatMap((block) => [
    block.name,
    ...(block.nesting === 'list' ? [...block.body.attributes.keys()] : []).map(
      (each) => `${block.name}[0].${each}`,
    ),
  ]);
  const ignored =
    random.below(8) === 0 ? [random.pick([...names, ...blocks, 'all', 'tags["alias"]', 'tags["a_b"]'])] : [];
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
