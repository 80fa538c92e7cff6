/** Writes an access log format as JSON. */

/** `jsonencode({ … })` with an entry for each variable, laid out as `terraform fmt` would. */
export function jsonFormat(names: readonly string[]): string {
  const width = Math.max(...names.map((name) => jsonKeyOf(name).length));
  const lines = names.map((name) => `  ${jsonKeyOf(name).padEnd(width)} = "$context.${name}"`);
  return `jsonencode({\n${lines.join('\n')}\n})`;
}

/** The key of a variable's entry. */
export function jsonKeyOf(name: string): string {
  const last = name.split('.').at(-1) ?? name;
  return last === 'sourceIp' ? 'ip' : last;
}
