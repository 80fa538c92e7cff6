/** Text of others as it may be shown: nothing in it commands what shows it. Pure. */

/**
 * Without anything that commands a terminal or turns the direction of what stands beside it: control characters as their
 * pictures, marks of direction, line separators and halves of characters as U+FFFD. Tabs and line ends stay.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (each) => {
    const code = each.charCodeAt(0);
    return code < SPACE ? String.fromCharCode(PICTURES + code) : code === DELETE ? '\u2421' : '\uFFFD';
  });
}

/**
 * The same on one line, as wide as before: line ends and tabs are pictures as well, and no runner of a pipeline takes it for a
 * command (`::error::`, `##[error]`).
 */
export function visibleLine(text: string): string {
  return visible(text)
    .replace(/[\t\n]/g, (each) => String.fromCharCode(PICTURES + each.charCodeAt(0)))
    .replace(/##(?=\w*\[)/g, '#\u266F')
    .replace(/^(\s*):(?=:)/, '$1\uFF1A');
}

/** For messages and labels of VS Code, which shows `[text](command:…)` as a link and `$(icon)` as a picture. */
export function inert(text: string): string {
  return visible(text).replaceAll('](', '] (').replaceAll('$(', '$ (');
}

/** All control characters but tab and line feed, marks of direction, line separators, halves of characters. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\p{Cs}/gu;

const SPACE = 0x20;
const DELETE = 0x7f;

/** Where Unicode has pictures of the control characters. */
const PICTURES = 0x2400;
