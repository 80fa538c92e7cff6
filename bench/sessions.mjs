/**
 * What a person does, as measured steps: opening a file, typing a key, asking for completion and hover at places all
 * over it. Speaks with the server through an editor of `test/support/stdio-client.ts`.
 */

/** A document that is open in `editor`; `type` puts a character in the middle of it and takes it away again. */
export async function openDocument(editor, uri, text) {
  await editor.open(uri, text);
  const word = 'An API of the bench';
  const keyAt = positionIn(text, Math.max(text.indexOf(word), text.indexOf(word, text.length / 2)) + 3);
  const [typedAt, pointedAt] = [placesIn(text, TYPED), placesIn(text, POINTED)];
  let typed = 0;
  const type = () => {
    const end = typed % 2 === 0 ? keyAt : { ...keyAt, character: keyAt.character + 1 };
    const change = { range: { start: keyAt, end }, text: typed++ % 2 === 0 ? 'x' : '' };
    return editor.change(uri, [change]);
  };
  const at = (places, index) => ({ textDocument: { uri }, position: places[index % places.length] });
  const counts = { asked: 0, answered: 0 };
  const counted = async (answer) => {
    const given = await answer;
    counts.asked++;
    if (Array.isArray(given) ? given.length > 0 : given) counts.answered++;
    return given;
  };
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
      const context = { triggerKind: 1 };
      return counted(editor.request('textDocument/completion', { ...at(typedAt, index), context }));
    },
    hover: (index) => counted(editor.request('textDocument/hover', at(pointedAt, index))),
    /** Quick answers that are empty would prove nothing: throws unless most of them were not. */
    checkAnswers: () => {
      if (counts.answered < counts.asked * 0.8)
        throw new Error(`Only ${counts.answered} of ${counts.asked} answers had anything in them.`);
    },
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

/** Where a person asks for completion: argument names, values, references and types. */
const TYPED = [
  /\n {2}stage_name/g,
  /"0\.5/g,
  /= aws_api_gateway_rest_api\./g,
  /"INFO/g,
  /resource "aws_api_/g,
  /\{var\./g,
];

/** Where a person rests the pointer: the same, in the middle of the word. */
const POINTED = [
  / {2}stage_na/g,
  /"0\.5/g,
  /= aws_api_gateway_rest_api\.a/g,
  /logging_l/g,
  /resource "aws_api_gateway_st/g,
];

/** The ends of what the patterns find, ordered so that one place is far from the next. */
function placesIn(text, patterns) {
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  const places = found.map((match) => match.index + match[0].length).sort((a, b) => a - b);
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
