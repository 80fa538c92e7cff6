/** Which value an argument of chance has beside a live one. Terraform takes all of them. */
import type { AttributeSchema } from '../../server/src/knowledge/schema.js';
import type { Random } from '../fuzz/random.js';
import { hostileText } from './generate.js';

/** The live value, or with a chance of `odd` in a hundred another, none, null or an empty one; undefined for none. */
export function valueOf(
  attribute: AttributeSchema,
  live: unknown,
  { random, odd }: { readonly random: Random; readonly odd: number },
): unknown {
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
    return random.pick(['', 'd1', '7', 'true', '{"id":"$context.requestId"}', hostileText(random)]);
  const keys = ['alias', 'a_b', '10', 'team', hostileText(random).replaceAll(/^[#%]$/g, 'x')];
  return Object.fromEntries(
    keys.filter(() => random.below(2) === 0).map((key) => [key, random.pick(VALUES)]),
  );
}

const VALUES = ['', 'live', '1', '1.5', '1.50', '2000', '123456789012', 'true', 'é', 'a\nb\n'];
const LOG_ARN = 'arn:aws:logs:us-east-1:123456789012:log-group:/apigw/prod';
