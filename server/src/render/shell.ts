/** Commands for a POSIX shell. */

/** `terraform import ADDRESS ID`, one line. */
export function importCommand(address: string, id: string): string {
  return /\p{Cc}/u.test(id)
    ? `# ${address} can't be imported with a command, because its ID contains a control character. Use an import block.`
    : `terraform import ${word(address)} ${word(id)}`;
}

function word(text: string): string {
  return /^[\w./:@,+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
