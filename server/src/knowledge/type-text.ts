/** Types as the generated tables write them. */
import type { ValueType } from './schema.js';

/** Reads `map(string)` or `list(object(a=number,b=set(string)))`; what is no such text is `any`. */
export function typeFromText(text: string): ValueType {
  const open = text.indexOf('(');
  if (open < 0) return text === 'string' || text === 'number' || text === 'bool' ? text : 'any';
  const inner = text.slice(open + 1, -1);
  switch (text.slice(0, open)) {
    case 'list':
      return { list: typeFromText(inner) };
    case 'set':
      return { set: typeFromText(inner) };
    case 'map':
      return { map: typeFromText(inner) };
    case 'object':
      return { object: Object.fromEntries(splitTop(inner).map(memberOf)) };
    default:
      return 'any';
  }
}

function memberOf(text: string): readonly [string, ValueType] {
  const equals = text.indexOf('=');
  return [text.slice(0, equals), typeFromText(text.slice(equals + 1))];
}

/** Splits at the commas that stand in no parentheses. */
function splitTop(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '(') {
      depth++;
    } else if (text[index] === ')') {
      depth--;
    } else if (text[index] === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
