/**
 * The one door for Markdown: what others have written gets into a hover or a documentation as `code`, `codeBlock`, `prose` or
 * the name of a `link`, and there it is text, whatever it looks like.
 */
import { visible, visibleLine } from '../../../../protocol/plain-text.js';

/** Text as inline code on one line, whatever backticks are in it. */
export function code(text: string): string {
  const line = visibleLine(text.replace(/\s*[\r\n]+\s*/g, ' '));
  const longest = longestRun(line, 0);
  const fence = '`'.repeat(longest + 1);
  // A blank on both sides is no part of it; so is one that stands there already, unless there is nothing else.
  return longest > 0 || /^ .*\S.* $/.test(line) || line === ''
    ? `${fence} ${line} ${fence}`
    : `${fence}${line}${fence}`;
}

/** Text as a block of code, whatever backticks are in it. */
export function codeBlock(text: string, language = 'terraform'): string {
  const shown = visible(text.replace(/\r\n?/g, '\n'));
  const fence = '`'.repeat(longestRun(shown, 2) + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

/**
 * Sentences of others, such as a description: their paragraphs and what stands in backticks stay, everything else is text.
 * Nothing in it is a link, a picture, HTML or a heading.
 */
export function prose(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) =>
      paragraph
        .trim()
        .replace(/\s*\n\s*/g, '\n')
        .split(/`([^`\n]+)`/)
        .map((part, index) => (index % 2 === 1 ? code(part) : plain(part)))
        .join(''),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A link; `label` is Markdown. */
export function link(label: string, uri: string): string {
  // Any of these would end the link, or begin something else within it.
  const target = visibleLine(uri).replace(/[()<> \\`"]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
  return `[${label}](${target})`;
}

/** Puts a paragraph after the first one. */
export function afterFirst(markdown: string, paragraph: string | undefined): string {
  const [first, ...rest] = markdown.split('\n\n');
  return paragraphs([first, paragraph, ...rest]);
}

/** Joins what is there by blank lines. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** Joins what is there on one line. */
export function dotted(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function longestRun(text: string, least: number): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), least);
}

/** Marks of CommonMark, of the links that GitHub's Markdown finds by itself, and of what begins a line. */
function plain(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>!|~&@$#]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
    .replace(/^([-+=]|\d+(?=[.)]))/gm, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}
