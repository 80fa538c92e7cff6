/** The ways in which people write one value in HCL. */
import { isBareKey, quoted } from '../../server/src/hcl/print.js';
import type { AttributeSchema } from '../../server/src/knowledge/schema.js';
import type { Random } from '../fuzz/random.js';

/** How values are spelled, and what that declares. */
export interface Spelling {
  readonly random: Random;
  /** What all declared names begin with. */
  readonly name: string;
  /** True where a value may only be written out. */
  readonly plain: boolean;
  /** Blocks of variables and locals, added to. */
  readonly declared: string[];
  /** Values of variables without a default, added to. */
  readonly given: Record<string, string>;
}

/** A value of JSON as an expression. */
export function spelled(value: unknown, { name }: Pick<AttributeSchema, 'name'>, spelling: Spelling): string {
  const { random, plain } = spelling;
  const text = written(value, name, spelling);
  if (random.below(plain ? 20 : 3) !== 0) return text;
  const way = random.pick(plain ? ['parentheses', 'local'] : ['variable', 'given', 'local', 'condition']);
  const own = `${spelling.name}_${spelling.declared.length}`;
  switch (way) {
    case 'parentheses':
      return `(${text})`;
    case 'local':
      spelling.declared.push(`locals {\n  ${own} = ${text}\n}\n`);
      return `local.${own}`;
    case 'condition':
      return `1 < 2 ? ${text.includes('<<') ? `(${text}\n)` : text} : null`;
    case 'variable':
      if (text.includes('<<') || text.includes('(')) return text;
      spelling.declared.push(`variable "${own}" {\n  default = ${text}\n}\n`);
      return `var.${own}`;
    default:
      if (text.includes('<<') || text.includes('(')) return text;
      spelling.declared.push(`variable "${own}" {}\n`);
      spelling.given[own] = text;
      return `var.${own}`;
  }
}

/** A block of some name. */
export function nested(name: string, lines: readonly string[]): string {
  return `  ${name} {\n${lines.join('\n')}\n  }`;
}

function written(value: unknown, name: string, spelling: Spelling): string {
  const { random } = spelling;
  if (typeof value === 'string') return textWritten(value, name, random);
  if (typeof value === 'object' && value !== null) return mapWritten(value, spelling);
  const plain = String(value);
  if (value === null || random.below(4) > 0) return plain;
  return random.pick([
    `"${plain}"`,
    typeof value === 'number' && !plain.includes('.') ? `${plain}.0` : plain,
  ]);
}

function textWritten(text: string, name: string, random: Random): string {
  const ways = [quoted(text), quoted(text)];
  if (/^(?:0|[1-9]\d*)(?:\.\d*[1-9])?$|^(?:true|false)$/.test(text)) ways.push(text);
  if (/^[1-9]\d*$/.test(text)) ways.push(`${text}.0`);
  if (/^[1-9]\d*000$/.test(text)) ways.push(`${text.slice(0, -3)}e3`);
  if (/^[\w ]+\n$/.test(text)) ways.push(`<<-EOT\n    ${text}  EOT`, `<<EOT\n${text}EOT`);
  if (name === 'format') {
    ways.push('jsonencode({ id = "$context.requestId" })', '"{ \\"id\\": \\"$context.requestId\\" }"');
    ways.push('"<id>$context.requestId</id>"', 'jsonencode({ b = 1, a = ["<&>"] })');
  }
  return random.pick(ways);
}

function mapWritten(map: object, { random }: Spelling): string {
  const entries = Object.entries(map).map(([key, value]) => {
    const bare = isBareKey(key) && random.below(2) === 0 ? key : quoted(key);
    const text = textWritten(String(value), '', random);
    return `    ${random.below(8) === 0 ? `(${quoted(key)})` : bare} = ${random.below(20) === 0 ? 'null' : text}`;
  });
  const object = `{\n${entries.join('\n')}\n  }`;
  const way = random.below(20);
  if (way === 0) return `merge(${object}, {})`;
  return way === 1 ? `tomap(${object})` : object;
}
