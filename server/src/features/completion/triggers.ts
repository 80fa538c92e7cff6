/** After which characters an editor asks for completion by itself, and where it had better be left in peace. */

/** For the server's capabilities. */
export const TRIGGER_CHARACTERS: readonly string[] = ['.', '"', '{', ' ', '$', "'", ':'];

/**
 * Whether a list should open after `trigger` was typed right before `offset`. A blank counts after `=`, `[`, `(`, `,`
 * and such, a brace in a template only, a single quote after `[`, a colon after another one: else every blank in a
 * comment and every new block would open a list.
 */
export function opensList(text: string, offset: number, trigger: string | undefined): boolean {
  const before = text.slice(Math.max(0, offset - LOOKED_AT), offset);
  switch (trigger) {
    case ' ':
      return /[=([{,?:]\s$/.test(before);
    case '{':
      return /[$%]\{$/.test(before);
    case "'":
      return before.endsWith("['");
    case ':':
      return before.endsWith('::');
    default:
      return true;
  }
}

const LOOKED_AT = 4;
