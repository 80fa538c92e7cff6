/** What is said of a `$context` variable and of an access log format as a whole, for hover and completion. */
import type { FormatText } from '../../analysis/log-format/format-text.js';
import { HOLE, type VariableToken, variablesIn } from '../../analysis/log-format/tokens.js';
import { type ContextVariable, standing, variableNamed } from '../../analysis/log-format/variables.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import { code, dotted, paragraphs } from './markdown-syntax.js';

/** The variable as Markdown; `name` is how it is written, where that is known. */
export function variableMarkdown(variable: ContextVariable, name: string = variable.name): string {
  const { types, blankIn, doc, group, example, kind } = variable;
  return paragraphs([
    dotted([code(`$context.${name.replace('*', '<name>')}`), kind && KINDS[kind], group.title]),
    group.note === undefined ? doc : `${doc} ${group.note}`,
    types.length === 0
      ? undefined
      : `For ${apis(types)}.${blankIn.length > 0 ? ` ${apis(blankIn)} accept it but always log \`-\`.` : ''}`,
    `Example: ${code(example)}. Logged as \`-\` if there is no value.`,
  ]);
}

/** The line that a format writes for one request, with examples for values. */
export function exampleLine({ text }: Pick<FormatText, 'text'>, type: ApiType): string {
  let line = '';
  let last = 0;
  for (const token of variablesIn(text)) {
    line += text.slice(last, token.start) + exampleOf(token, type);
    last = token.end;
  }
  return (line + text.slice(last)).replaceAll(HOLE, '…').replace(/(?<![\r\n])[\r\n]+$/, '');
}

const KINDS = { n: 'number', ms: 'milliseconds', b: '`true` or `false`', t: 'Unix time' } as const;

const NAMES: Readonly<Record<ApiType, string>> = { REST: 'REST', HTTP: 'HTTP', WEBSOCKET: 'WebSocket' };

/** `REST, HTTP and WebSocket APIs`. */
function apis(types: readonly ApiType[]): string {
  const names = types.map((type) => NAMES[type]);
  const last = names.pop() ?? '';
  return `${names.length > 0 ? `${names.join(', ')} and ${last}` : last} APIs`;
}

function exampleOf({ name, form }: VariableToken, type: ApiType): string {
  const variable = form === 'bare' ? undefined : variableNamed(name);
  if (!variable || !['listed', 'taken'].includes(standing(name, type))) return '-';
  // Both IDs are the same there, and HTTP APIs count seconds.
  if (name === 'requestId' && type !== 'REST') return variableNamed('extendedRequestId')?.example ?? '-';
  if (variable.kind === 't' && type === 'HTTP') return variable.example.slice(0, -3);
  if (name === 'routeKey' && type === 'WEBSOCKET') return '$default';
  return variable.example;
}
