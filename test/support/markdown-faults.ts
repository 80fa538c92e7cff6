/** Reads Markdown as CommonMark does, with the links that GitHub's kind finds by itself, and tells what must not be in it. */
import MarkdownIt from 'markdown-it';
import { ACTING } from './hostile-texts.js';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** Takes every link for one, so that each can be judged. */
const parser = new MarkdownIt('commonmark', { linkify: true });
parser.enable('linkify').linkify.set({ fuzzyLink: false });
parser.validateLink = () => true;

/** What is wrong with Markdown of ours, in words, or undefined: code that never ends, or something that is not ours. */
export function markdownFault(markdown: string): string | undefined {
  if (ACTING.test(markdown)) return `a control character in ${JSON.stringify(markdown)}`;
  const lines = markdown.split('\n');
  for (const token of parser.parse(markdown, {})) {
    const fault =
      blockFault(token, lines) ?? token.children?.map(inlineFault).find((each) => each !== undefined);
    if (fault !== undefined) return `${fault} in ${JSON.stringify(markdown)}`;
  }
  return undefined;
}

/** What a person reads of Markdown, without its marks. */
export function readAs(markdown: string): string {
  return parser
    .parse(markdown, {})
    .flatMap(({ children, content }) => (children ? children.map((each) => each.content) : [content]))
    .join('');
}

function blockFault({ type, map, markup, tag }: Token, lines: readonly string[]): string | undefined {
  if (type === 'html_block') return 'HTML';
  if (type === 'code_block') return 'a block of code by indentation';
  if (type === 'heading_open') return `a heading ${tag}`;
  const last = lines[(map?.[1] ?? 0) - 1] ?? '';
  const isOpen = type === 'fence' && (!last.startsWith(markup) || (map?.[1] ?? 0) - (map?.[0] ?? 0) < 2);
  return isOpen ? 'a block of code without an end' : undefined;
}

function inlineFault({ type, attrs }: Token): string | undefined {
  if (type === 'html_inline') return 'HTML';
  if (type === 'image') return 'a picture';
  const href = attrs?.find(([name]) => name === 'href')?.[1];
  return href === undefined || OURS.test(href) ? undefined : `a link to ${href}`;
}

/** The pages that we link to, and lines of files. */
const OURS =
  /^https:\/\/(?:docs\.aws\.amazon\.com|registry\.terraform\.io|developer\.hashicorp\.com)\/|^file:\/\/\/[^?]*#L\d+$/;
