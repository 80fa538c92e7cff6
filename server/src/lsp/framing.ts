/** Watches over the frames in which messages arrive: the library is mute for ever after a header that it can't read. */

/** Looks at the next bytes; answers what is wrong with them, as a sentence. */
export type FramingCheck = (bytes: Uint8Array) => string | undefined;

/** A check of bytes from their beginning on. What the messages hold is not looked at. */
export function framingCheck(): FramingCheck {
  let header = '';
  let bodyLeft = 0;

  return (bytes) => {
    for (let at = 0; at < bytes.length;) {
      if (bodyLeft > 0) {
        const part = Math.min(bodyLeft, bytes.length - at);
        bodyLeft -= part;
        at += part;
        continue;
      }
      header += String.fromCharCode(bytes[at++] ?? 0);
      if (header.length > LONGEST_HEADER) return 'A header of the editor never ends.';
      if (!header.endsWith(END)) continue;

      const length = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(header)?.[1];
      if (length === undefined) return 'A header of the editor has no valid `Content-Length`.';
      if (Number(length) > LONGEST_BODY) return 'A message of the editor is longer than 256 MB.';
      bodyLeft = Number(length);
      header = '';
    }
    return undefined;
  };
}

const END = '\r\n\r\n';

const LONGEST_HEADER = 4096;

/** No text that an editor sends comes near to it. */
const LONGEST_BODY = 256 * 1024 * 1024;
