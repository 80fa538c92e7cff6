// How the outcome of a ring of tests is held and shown: a test is `{ name, ok, message?, skipped? }`, a result is `{
// name, tests, seconds }`.

/** A failed test; `message` is what a person needs to find the cause. */
export function failed(name, message) {
  return { name, ok: false, message };
}

/** A test that needs what this machine doesn't have; `reason` says what. It is told of, and is not a failure. */
export function skipped(name, reason) {
  return { name, ok: true, skipped: reason };
}

/** The last lines of a program's output, where the reason of a failure stands. */
export function tail(output) {
  return output.trimEnd().split('\n').slice(-30).join('\n');
}

/** Prints the outcome of one ring: one line, and what failed. */
export function showFailures({ tests, seconds }) {
  const bad = tests.filter((test) => !test.ok);
  const left = tests.filter((test) => test.skipped !== undefined);
  const count =
    bad.length === 0
      ? `${String(tests.length - left.length)} ok${left.length > 0 ? `, ${String(left.length)} SKIPPED` : ''}`
      : `${String(bad.length)} of ${String(tests.length)} FAILED`;
  console.log(`${count} (${seconds.toFixed(1)} s)`);
  for (const { name } of left) console.log(`  – ${name}`);
  for (const { name, message } of bad.slice(0, shown))
    console.log(`\n  ✗ ${name}\n${indented(shortened(String(message ?? '')))}\n`);

  if (bad.length > shown)
    console.log(`  … and ${String(bad.length - shown)} more; all are in test-results/.`);
}

/** The lines of the closing table; the last one is `N passed, N failed`. */
export function summary(results) {
  const rows = results.map(({ name, tests, seconds }) => {
    const passed = tests.filter(hasPassed).length;
    const notOk = tests.filter((test) => !test.ok).length;
    return [name, String(passed), String(notOk), seconds.toFixed(1)];
  });
  const all = results.flatMap(({ tests }) => tests);
  const passed = all.filter(hasPassed).length;
  const bad = all.filter((test) => !test.ok).length;
  const left = all.length - passed - bad;
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ');
  return [
    '',
    line(head),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map(line),
    '',
    ...(left > 0 ? [`${String(left)} skipped, because this machine lacks what they need (above)`] : []),
    `${String(passed)} passed, ${String(bad)} failed`,
  ];
}

function hasPassed(test) {
  return test.ok && test.skipped === undefined;
}

const head = ['ring', 'ok', 'not ok', 'seconds'];
const shown = 20;

function shortened(text) {
  const lines = text.trimEnd().split('\n');
  const kept = 40;
  return lines.length <= kept
    ? lines.join('\n')
    : [...lines.slice(0, kept), `… ${String(lines.length - kept)} more lines`].join('\n');
}

function indented(text) {
  return text.replaceAll(/^/gm, '    ');
}
