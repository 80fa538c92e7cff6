/** Quotes of expressions in JSON, which stand there as `\\"`, as HCL has them. */

/** The same text, and everything at its place, with `${x["a"]}` in place of `${x[\\"a\\"]}`: a blank takes the place of each `\\`. */
export function withPlainQuotes(text: string): string {
  let isText = false;
  let isInner = false;
  let depth = 0;
  return text.replaceAll(/\\.|"|[$%]{2}\{|[$%]\{|[{}]/gs, (found) => {
    if (found === '"') {
      isText = !isText;
      isInner = false;
      depth = 0;
    } else if (isText && depth > 0 && found === '\\"') {
      isInner = !isInner;
      return isInner ? ' "' : '" ';
    } else if (isText && !isInner) {
      if (/^[$%]\{$/.test(found) || (found === '{' && depth > 0)) depth++;
      else if (found === '}' && depth > 0) depth--;
    }
    return found;
  });
}
