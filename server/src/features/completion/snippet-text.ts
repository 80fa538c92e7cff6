/** Writes the snippet syntax of the Language Server Protocol: tab stops, choices, escapes. */

/** Text that stands in a snippet as itself. */
export function snippetLiteral(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Hands out tab stops in the order of the text. */
export interface TabStops {
  /** An empty stop, or one with a text that is selected and typed over. */
  readonly stop: (placeholder?: string) => string;
  /** A stop that offers a list; the first choice stands there at once. */
  readonly choice: (choices: readonly string[]) => string;
}

/** Writes tab stops with rising numbers, `${1:name}` and so on. */
export function tabStops(): TabStops {
  let last = 0;
  const stop = (placeholder?: string): string => {
    last++;
    return placeholder === undefined || placeholder === ''
      ? `$${last}`
      : `\${${last}:${snippetLiteral(placeholder)}}`;
  };
  const choice = (choices: readonly string[]): string => {
    if (choices.length < 2) return stop(choices[0]);
    last++;
    return `\${${last}|${choices.map((each) => each.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
  };
  return { stop, choice };
}

/**
 * What a snippet comes to when every stop keeps its first text, for editors that have no snippets. Brackets in which
 * `$0` stands stay open: typing goes on there.
 */
export function withoutStops(snippet: string): string {
  return snippet
    .replace(/\(\$0\)$/, '(')
    .replace(/(?<!\\)\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1');
}
