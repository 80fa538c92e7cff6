/** Reads the contributed snippets and expands them as the editor would. */
import { readFileSync } from 'node:fs';

/** One contributed snippet as its file has it. */
export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
}

/** All snippets of `snippets/terraform.json`, in the file's order. */
export function readSnippets(): readonly Snippet[] {
  const file = new URL('../../snippets/terraform.json', import.meta.url);
  const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, RawSnippet>;
  return Object.entries(table).map(([name, { prefix, description, body }]) => ({
    name,
    prefix,
    description,
    body: body.join('\n'),
  }));
}

/** The text that `body` leaves when a person accepts every placeholder's default and the first of every choice. */
export function expand(body: string): string {
  const defaults = new Map<string, string>();
  const keep = (number: string, value: string): string => {
    const known = defaults.get(number) ?? value;
    defaults.set(number, known);
    return known;
  };
  return body.replace(
    /\\([$}\\])|\$\{(\d+):([^}]*)\}|\$\{(\d+)\|([^|]*)\|\}|\$(\d+)|\$\{(\d+)\}/g,
    (whole: string, escaped?: string, number?: string, value?: string, choice?: string, choices?: string) => {
      if (escaped !== undefined) return escaped;
      if (number !== undefined) return keep(number, value ?? '');
      if (choice !== undefined) return keep(choice, choices?.split(',')[0] ?? '');
      return defaults.get(whole.replace(/\D/g, '')) ?? '';
    },
  );
}

interface RawSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}
