/** Watches over the frames in which messages arrive: the library is mute for ever after a header that it can't read. */

/** Takes all bytes from their beginning on; `broken` hears of the first fault, as a sentence. What messages hold is not looked at. */
export function framingCheck(broken: (fault: string) => void): (bytes: Uint8Array) => void {
  let header = '';
  let bodyLeft = 0;
  let isBroken = false;

  return (bytes) => {
    for (let at = 0; at < bytes.length && !isBroken;) {
      if (bodyLeft > 0) {
        const part = Math.min(bodyLeft, bytes.length - at);
        bodyLeft -= part;
        at += part;
        continue;
      }
      header += String.fromCharCode(bytes[at++] ?? 0);
      const read = headerRead(header);
      if (typeof read === 'string') {
        isBroken = true;
        broken(read);
      } else if (read !== undefined) {
        bodyLeft = read;
        header = '';
      }
    }
  };
}

/** The length of the body, or what is wrong; undefined where the header goes on. */
function headerRead(header: string): number | string | undefined {
  if (header.length > LONGEST_HEADER) return 'A header of the editor never ends.';
  if (!header.endsWith(END)) return undefined;

  const length = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(header)?.[1];
  if (length === undefined) return 'A header of the editor has no valid `Content-Length`.';
  return Number(length) > LONGEST_BODY ? 'A message of the editor is longer than 256 MB.' : Number(length);
}

const END = '\r\n\r\n';

const LONGEST_HEADER = 4096;

/** No text that an editor sends comes near to it. */
const LONGEST_BODY = 256 * 1024 * 1024;
