/**
 * What a person does, as measured steps: opening a file, typing a key, asking for completion and hover at places all
 * over it. Speaks with the server through an editor of `test/support/stdio-client.ts`.
 */

/** A document that is open in `editor`; `type` puts a character in the middle of it and takes it away again. */
export async function openDocument(editor, uri, text) {
  await editor.open(uri, text);
  const word = 'An API of the bench';
  const keyAt = positionIn(text, Math.max(text.indexOf(word), text.indexOf(word, text.length / 2)) + 3);
  const places = placesIn(text);
  let typed = 0;
  const type = () => {
    const end = typed % 2 === 0 ? keyAt : { ...keyAt, character: keyAt.character + 1 };
    const change = { range: { start: keyAt, end }, text: typed++ % 2 === 0 ? 'x' : '' };
    return editor.change(uri, [change]);
  };
  const at = (index) => ({ textDocument: { uri }, position: places[index % places.length] });
  return {
    type,
    /** The text as it is after so many keys. */
    textAfter: (keys) =>
      keys % 2 === 0 ? text : `${text.slice(0, offsetIn(text, keyAt))}x${text.slice(offsetIn(text, keyAt))}`,
    /** Types a key and waits for the diagnostics of the new text. */
    diagnose: async () => editor.untilVersion(uri, await type()),
    /** Types a key and asks for completion at once, as an editor does. */
    complete: async (index) => {
      await type();
      return editor.request('textDocument/completion', { ...at(index), context: { triggerKind: 1 } });
    },
    hover: (index) => editor.request('textDocument/hover', at(index)),
    /** All that follows one key: completion at the cursor and diagnostics of the new text. */
    keystroke: async () => {
      const version = await type();
      await Promise.all([
        editor.request('textDocument/completion', {
          textDocument: { uri },
          position: keyAt,
          context: { triggerKind: 1 },
        }),
        editor.untilVersion(uri, version),
      ]);
    },
  };
}

/** Places where a person stands: argument names, values, references and types, spread over the whole file. */
function placesIn(text) {
  const found = [];
  const patterns = [
    /stage_name {2,}/g,
    /"0\.5"/g,
    /= aws_api_gateway_rest_api\./g,
    /logging_level/g,
    /"aws_api_/g,
    /var\./g,
  ];
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) found.push(match.index + match[0].length - 1);
  const places = found.sort((a, b) => a - b);
  // A large odd stride visits places far apart one after the other.
  const stride = Math.max(1, Math.floor(places.length / 7)) | 1;
  const starts = lineStarts(text);
  return places.map((_, index) => positionOf(starts, places[(index * stride) % places.length]));
}

function positionIn(text, offset) {
  return positionOf(lineStarts(text), offset);
}

function offsetIn(text, { line, character }) {
  return lineStarts(text)[line] + character;
}

function positionOf(starts, offset) {
  let line = starts.findIndex((start) => start > offset) - 1;
  if (line < 0) line = starts.length - 1;
  return { line, character: offset - starts[line] };
}

function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
