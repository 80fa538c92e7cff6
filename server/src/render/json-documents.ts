/** JSON documents that stand one after the other, as a loop over stages prints them. */

/** The values of all documents; undefined where something in the text is not JSON. */
export function jsonDocuments(text: string): readonly unknown[] | undefined {
  const found: unknown[] = [];
  for (const document of documentTexts(text)) {
    try {
      found.push(JSON.parse(document));
    } catch {
      return undefined;
    }
  }
  return found;
}

/** A document ends where the brackets that it opened are closed; one without brackets ends with its line. */
function documentTexts(text: string): readonly string[] {
  const texts: string[] = [];
  let depth = 0;
  let start = 0;
  let isQuoted = false;
  // Piece by piece: an expression for a whole text in quotes runs out of stack where that is long.
  const piece = /\\.|["[\]{}\n]/gs;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [found] = match;
    if (found === '"') isQuoted = !isQuoted;
    if (isQuoted || found === '"' || found.startsWith('\\')) continue;
    if (found === '[' || found === '{') depth++;
    else if (found !== '\n') depth--;
    if (depth > 0) continue;
    texts.push(text.slice(start, piece.lastIndex));
    start = piece.lastIndex;
  }
  return [...texts, text.slice(start)].filter((each) => each.trim() !== '');
}
