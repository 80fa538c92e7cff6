/** Writes an empty value of a type as a snippet, with a tab stop for each part to fill in. */
import { plainType, typeMembers, typeWord } from '../../analysis/values/type-members.js';
import type { Expression } from '../../hcl/syntax.js';
import { widthOf } from '../../edits/layout.js';
import { snippetLiteral, type TabStops } from './snippet-text.js';

/** The value; lines after the first are indented relative to the argument. An object has what it needs. */
export function typeForm(type: Expression | undefined, stops: TabStops, indent = ''): string {
  const members = typeMembers(type);
  if (members !== undefined) {
    const needed = members.filter(({ optional }) => !optional);
    const width = widthOf(needed.map(({ name }) => name));
    const lines = needed.map(
      ({ name, type: own }) =>
        `${indent}  ${snippetLiteral(name.padEnd(width))} = ${typeForm(own, stops, `${indent}  `)}`,
    );
    return `{\n${lines.length === 0 ? `${indent}  ${stops.stop()}` : lines.join('\n')}\n${indent}}`;
  }
  switch (typeWord(plainType(type))) {
    case 'string':
      return `"${stops.stop()}"`;
    case 'bool':
      return stops.choice(['true', 'false']);
    case 'list':
    case 'set':
    case 'tuple':
      return `[${stops.stop()}]`;
    case 'map':
      return `{\n${indent}  ${stops.stop()}\n${indent}}`;
    default:
      return stops.stop();
  }
}
