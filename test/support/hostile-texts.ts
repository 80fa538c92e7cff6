/** Texts that mean harm to what shows them: one list for every message, row, hover, log line and report. */

/** Each with what it would do. */
export const HOSTILE_TEXTS: readonly (readonly [harm: string, text: string])[] = [
  ['runs a command', '[Sign in](command:workbench.action.terminal.new)'],
  ['runs a command, with a title', "[Sign in](command:x 'y')"],
  ['fetches a picture', '![x](https://evil.example/x.png)'],
  ['is a link', '<https://evil.example>'],
  ['is a link by itself', 'see https://evil.example/a and www.evil.example and me@evil.example'],
  ['is a link by reference', '[x]\n\n[x]: https://evil.example'],
  ['runs a script', '<img src=x onerror=alert(1)>'],
  ['runs a script by a link', '[x](javascript:alert(1))'],
  ['is percent-encoded', '[x](%63ommand:x) %1b[31m'],
  ['is an entity', '&lt;img src=x&gt; &#91;x](command:x)'],
  ['is an icon', '$(trash) x'],
  ['is a heading and a rule', 'x\n===\n# x\n---\n- x\n1. x\n> x'],
  ['colours a terminal', '\u001B[31mred\u001B[0m'],
  ['colours by one byte', '\u009B31mred'],
  ['rings', 'ding\u0007'],
  ['is a link of a terminal', '\u001B]8;;https://evil.example\u001B\\x\u001B]8;;\u001B\\'],
  ['turns the direction', 'a\u202Etxt.exe\u202C \u2066b\u2069 \u200F\u061C'],
  ['is a workflow command', 'a\n::error::x'],
  ['is a workflow command after a carriage return', 'a\r\n  ::set-output name=x::y\r::stop-commands::z'],
  ['is an older workflow command', 'x ##[error]y ##vso[task.complete]z'],
  ['separates lines', 'a\u2028::error::x\u2029b\u0085c'],
  ['ends code', '`x` ``` ```` [x](command:x)'],
  ['ends a block of code', 'x\n```\n![x](https://evil.example/x.png)\n````\n'],
  ['ends CDATA', ']]><failure/>'],
  ['ends a script', '--></script><script>alert(1)</script>'],
  ['ends a table', 'a | b\n| --- | --- |\nc'],
  ['is a format', '%s %d %n {0} ${x} %{ if x }'],
  ['is a prototype', '__proto__'],
  ['ends a string', 'x\0y'],
  ['is half a character', '\uD83D x \uDE00'],
  ['has no width', 'a\u200Bb\uFEFFc\u2060d'],
  ['is long', 'x'.repeat(10_000)],
  ['quotes', `a"b'c\\d`],
];

/** What a terminal, a log or a table would act on: none of it may be in what is shown. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
export const ACTING = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/;

/** A line that a runner of GitHub or of Azure takes for a command. */
export const WORKFLOW_COMMAND = /^\s*::|##\w*\[/m;

/** What a message of VS Code shows as a link. */
export const MESSAGE_LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** What a label of VS Code shows as a picture. */
export const ICON = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;
