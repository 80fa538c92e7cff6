/**
 * Writes server/src/knowledge/generated/provider.ts from the two provider schemas under schemas/: one short text per
 * resource with names, types, flags, nesting and provider versions. Knows no documentation; that is written by hand.
 *
 *   node scripts/generate-schema.mjs            writes the file
 *   node scripts/generate-schema.mjs --stdout   prints it (the test compares)
 */
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const output = new URL('server/src/knowledge/generated/provider.ts', root);

/** What 5.100.0 has and 6.66.0 lacks, and since when. A new difference must be decided here, by hand. */
const removed = {
  'aws_api_gateway_account.reset_on_delete': '6.0.0',
  'aws_api_gateway_deployment.canary_settings': '6.0.0',
  'aws_api_gateway_deployment.execution_arn': '6.0.0',
  'aws_api_gateway_deployment.invoke_url': '6.0.0',
  'aws_api_gateway_deployment.stage_description': '6.0.0',
  'aws_api_gateway_deployment.stage_name': '6.0.0',
};

/** Missing from the bindings that the 6.66.0 facts were read from, but not from the provider. */
const stillThere = new Set(['aws_api_gateway_domain_name_access_association.tags_all']);

/** Only known from 5.100.0: later arguments may exist, so nothing in them may be called unknown. */
const neighbours = new Set([
  'aws_cloudwatch_log_group',
  'aws_kinesis_firehose_delivery_stream',
  'aws_lambda_permission',
  'aws_wafv2_web_acl_association',
]);

/** The releases that the two schemas tell of: nothing goes within a major version, and 5.100.0 ends its own. */
const described = { since: '5.0.0', until: '6.67.0' };

/** The release that came with it, where the provider's changelog says so. */
const added = {
  'aws_api_gateway_domain_name.endpoint_access_mode': '6.28.0',
  'aws_api_gateway_domain_name.routing_mode': '6.29.0',
  'aws_api_gateway_domain_name.timeouts': '6.28.0',
  'aws_api_gateway_integration.integration_target': '6.25.0',
  'aws_api_gateway_integration.response_transfer_mode': '6.25.0',
  'aws_apigatewayv2_domain_name.routing_mode': '6.29.0',
  aws_apigatewayv2_routing_rule: '6.29.0',
};

const read = (name) => JSON.parse(readFileSync(new URL(`schemas/${name}`, root), 'utf8'));
const text = generate(read('aws-5.100.0.json'), read('aws-6.66.0.json'));
if (process.argv.includes('--stdout')) process.stdout.write(text);
else writeFileSync(output, text);

function generate(five, six) {
  return [
    '// Written by scripts/generate-schema.mjs from schemas/*.json (facts of hashicorp/aws, MPL-2.0). Do not edit.',
    '// One text per type, read by resource-schemas.ts: "name type presence >=since >after <until !deprecated", and',
    '// "name nesting min..max {" … "}" for a nested block. "*" opens a body: names not listed may exist too.',
    '',
    `export const described = { since: '${described.since}', until: '${described.until}' } as const;`,
    ...table('resources', five.resource_schemas, six.resources),
    ...table('dataSources', five.data_source_schemas, six.dataSources),
    '',
  ].join('\n');
}

function table(name, five, six) {
  const types = [...new Set([...Object.keys(five), ...Object.keys(six)])].sort();
  return [
    '',
    `export const ${name}: Readonly<Record<string, string>> = {`,
    ...types.map((type) => `  ${type}: \`${resource(type, five[type], six[type]).join('\n')}\`,`),
    '};',
  ];
}

function resource(type, five, six) {
  const open = neighbours.has(type);
  if (!five) return [beginning(type, six), ...body(type, undefined, six)];
  if (!six && !open) throw new Error(`${type} is gone from 6.66.0: decide by hand`);
  const region = { attributes: { region: { type: 'string', optional: true, computed: true } } };
  return [...(open ? ['*'] : []), ...body(type, five, six ?? withAllOf(five, region))];
}

/** For a neighbour: what 5.100.0 has, in the shape of the 6.66.0 facts, and the Region that 6.0.0 gave everything. */
function withAllOf(five, extra) {
  return { attributes: { ...five.attributes, ...extra.attributes }, blocks: five.block_types ?? {} };
}

function body(path, five, six) {
  const attributes = names(five?.attributes, six?.attributes).map((name) =>
    attribute(`${path}.${name}`, five?.attributes?.[name], six?.attributes?.[name], { five, six }),
  );
  const blocks = names(five?.block_types, six?.blocks).flatMap((name) =>
    block(`${path}.${name}`, five?.block_types?.[name], six?.blocks?.[name], { five, six }),
  );
  return [...attributes, ...blocks];
}

function names(...records) {
  return [...new Set(records.flatMap((record) => Object.keys(record ?? {})))].sort();
}

function attribute(path, five, six, parents) {
  const name = path.split('.').at(-1);
  // The bindings print a computed set as a list: the provider's own type wins.
  const type = five ? typeOfFive(five.type) : typeOfSix(six);
  return [
    name,
    type,
    presence(six ?? five),
    ...versions(path, five, six, parents),
    ...(five?.deprecated ? ['!'] : []),
  ].join(' ');
}

function block(path, five, six, parents) {
  const name = path.split('.').at(-1);
  const nesting = five?.nesting_mode ?? six.nesting;
  const min = five ? (five.min_items ?? 0) : six.required ? 1 : 0;
  const max = nesting === 'single' ? 1 : (five?.max_items ?? six?.max_items ?? '');
  const head = [
    name,
    nesting,
    `${min}..${max}`,
    ...versions(path, five, six, parents),
    ...(five?.block?.deprecated ? ['!'] : []),
  ];
  // A neighbour's block whose body was left out of schemas/: anything may stand in it.
  const inner = five && !five.block ? ['*'] : body(path, five?.block, six?.block ?? six);
  return [`${head.join(' ')} {`, ...inner, '}'];
}

/** `>=since`, or `>after` where it is only known that a release is without it. */
function beginning(path, six) {
  if (added[path]) return `>=${added[path]}`;
  return six.not_in_6_25_0 ? '>6.25.0' : '>=6.0.0';
}

/** `>=since` or `>after`, and `<until`; nothing where the parent itself has the same range. */
function versions(path, five, six, parents) {
  if (five && six) return [];
  if (six) return parents.five ? [beginning(path, six)] : [];
  if (!parents.six || stillThere.has(path)) return [];
  if (!removed[path]) throw new Error(`${path} is gone from 6.66.0: decide by hand`);
  return [`<${removed[path]}`];
}

function presence({ required, optional, computed }) {
  if (required) return 'r';
  if (optional) return computed ? 'oc' : 'o';
  return 'c';
}

function typeOfFive(type) {
  if (typeof type === 'string') return type === 'dynamic' ? 'any' : type;
  const [constructor, argument] = type;
  if (constructor !== 'object') return `${constructor}(${typeOfFive(argument)})`;
  return `object(${Object.entries(argument)
    .map(([name, member]) => `${name}=${typeOfFive(member)}`)
    .join(',')})`;
}

function typeOfSix(attribute) {
  return attribute.object ? attribute.type.replace('object', objectOfSix(attribute.object)) : attribute.type;
}

function objectOfSix(object) {
  return `object(${Object.entries(object.attributes)
    .map(([name, member]) => `${name}=${typeOfSix(member)}`)
    .join(',')})`;
}
