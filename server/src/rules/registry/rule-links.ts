/** Where the page of the rules explains each rule. */
import { URI } from 'vscode-uri';

/**
 * Links to the page at `path`, one a rule: code → URI with the line of its heading. `read` gives the page's text and
 * may throw where there is none; it is called at the first question only.
 */
export function rulePages(
  path: string,
  read: (path: string) => string,
): (code: string) => string | undefined {
  let lines: ReadonlyMap<string, number> | undefined;
  return (code) => {
    lines ??= headingLines(path, read);
    const line = lines.get(code);
    return line === undefined ? undefined : `${URI.file(path).toString()}#L${line}`;
  };
}

function headingLines(path: string, read: (path: string) => string): ReadonlyMap<string, number> {
  let text: string;
  try {
    text = read(path);
  } catch {
    return new Map();
  }
  return new Map(
    text.split(/\r?\n/).flatMap((line, index): [string, number][] => {
      const code = /^#{1,6}\s+`?([\w-]+)`?\s*$/.exec(line)?.[1];
      return code === undefined ? [] : [[code, index + 1]];
    }),
  );
}
