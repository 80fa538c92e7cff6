/** Every bar with its measured figure, by the part of the bench: the rows of the table. A bar is met, missed, or could not be measured. */

/** One row for each bar of what was measured, in the order of the table in docs/benchmarks.md. `results` as `run.mjs` writes them. */
export function rowsOf(results) {
  return Object.entries(BARS).flatMap(([part, rows]) =>
    results[part] === undefined ? [] : rows(results[part]),
  );
}

const BARS = {
  startUp: ({ bare, now, earlier }) => [
    row('start to first completion / start of bare Node', now.ms / bare.ms, 2.3, '×'),
    row(
      'work until then, less 30 ms for the protocol library / before it',
      earlier && ratio(now.work && now.work - 30, earlier.work),
      1.1,
      '×',
    ),
    row('memory until then / before it', earlier && ratio(now.mb, earlier.mb), 1.1, '×'),
  ],
  sizes: (sizes) => {
    const size = (lines) => sizes.find((each) => each.lines === lines);
    return [
      row('completion p95, 500 lines', size(500).completion.p95, 5, 'ms'),
      row('hover p95, 500 lines', size(500).hover.p95, 5, 'ms'),
      row('completion p95, 5,000 lines', size(5_000).completion.p95, 15, 'ms'),
      row('hover p95, 5,000 lines', size(5_000).hover.p95, 15, 'ms'),
      row('key to diagnostics p95, 500 lines', size(500).diagnostics.p95, 15, 'ms'),
      row('key to diagnostics p95, 5,000 lines', size(5_000).diagnostics.p95, 50, 'ms'),
      ...sizes
        .filter(({ lines }) => lines >= 500)
        .map(({ lines, keystroke, work, bareParse, parseWork }) =>
          // Where the system does not tell how long a thread has worked, the waits have to stand for it.
          row(
            `all of a key's work / bare parse, ${lines.toLocaleString('en')} lines`,
            work === undefined ? keystroke.median / bareParse.median : work / parseWork,
            4,
            '×',
          ),
        ),
    ];
  },
  workspaces: (workspaces) => {
    const p95 = (wanted) => workspaces.find(({ modules }) => modules === wanted).p95;
    return [row('completion + hover p95, 1,000 modules / 1', p95(1_000) / p95(1), 1.2, '×')];
  },
  index: (index) => {
    const thousand = index.find(({ modules }) => modules === 1_000);
    return [
      row('indexing 1,000 modules', thousand.ms, 3_000, 'ms'),
      row('longest wait for a hover meanwhile', thousand.hovers.max, 50, 'ms'),
      row('memory after indexing 1,000 modules', thousand.residentMb, 90, 'MB'),
    ];
  },
  strict: (megabytes) => [row('memory with the strict check', megabytes, 200, 'MB')],
  edits: ({ before, after }) => [row('memory after 2,000 edits / before', after / before, 1.1, '×')],
  checks: (checks) => {
    const checked = (wanted) => checks.find(({ modules }) => modules === wanted);
    return [
      row('check of 1,000 modules', checked(1_000).ms, 10_000, 'ms'),
      row(
        'memory of a check, 1,000 modules / 100',
        ratio(checked(1_000).peakMb, checked(100).peakMb),
        1.2,
        '×',
      ),
    ];
  },
  activation: ({ live, without }) => [
    row('activation: what live stages add (median)', live && live.median - without.median, 30, 'ms'),
  ],
  aws: ({ first, account }) => [
    row('first use of AWS to the first live APIs (median)', first.first.median, 300, 'ms'),
    row('reading the AWS bundle (median)', first.load.median, 100, 'ms'),
    row('1,000 live APIs × 3 stages / the quota’s floor', account.seconds / account.floor, 1.1, '×'),
    row('live stages lost meanwhile', account.lost, 0, 'stages'),
  ],
  rendering: ({ median }) => [row('a live stage as Terraform (median)', median, 20, 'ms')],
  bytes: ({ vsix }) => [row('VSIX', vsix === undefined ? undefined : vsix / 1e6, 6, 'MB')],
};

/** The rows as aligned text. */
export function tableOf(rows) {
  return aligned([
    ['', 'measured', 'bar', ''],
    ...rows.map(({ name, measured, bar, unit, verdict }) => [
      name,
      figure(measured, unit),
      `≤ ${bar} ${unit}`,
      verdict,
    ]),
  ]);
}

/** The medians and percentiles behind the bars, as aligned text. */
export function detailsOf(results) {
  return aligned([
    ['', 'count', 'median', 'p95', 'p99', 'max'],
    ...Object.entries(DETAILS).flatMap(([part, lines]) =>
      results[part] === undefined ? [] : lines(results[part]),
    ),
  ]);
}

const DETAILS = {
  startUp: (programs) =>
    Object.entries(programs).map(([name, { ms, work, mb }]) => [
      `start to first completion, ${name}: waiting, work, memory`,
      '',
      ...[
        [ms, 'ms'],
        [work, 'ms'],
        [mb, 'MB'],
      ].map(([value, unit]) => figure(value, unit)),
    ]),
  sizes: (sizes) =>
    sizes.flatMap(({ lines, completion, hover, diagnostics, keystroke, work, bareParse, parseWork }) => [
      line(`${lines} lines: completion after a key`, completion),
      line(`${lines} lines: hover`, hover),
      line(`${lines} lines: key to diagnostics`, diagnostics),
      line(`${lines} lines: all of a key`, keystroke),
      [`${lines} lines: the server's work for a key (mean)`, '', figure(work, 'ms')],
      line(`${lines} lines: bare parse`, bareParse),
      [`${lines} lines: the work of a bare parse (mean)`, '', figure(parseWork, 'ms')],
    ]),
  workspaces: (workspaces) =>
    workspaces.map((each) => line(`${each.modules} modules: completion + hover`, each)),
  index: (index) => [
    ...index.map((each) =>
      line(`${each.modules} modules: hover while indexing (${figure(each.ms, 'ms')})`, each.hovers),
    ),
    ...index.map((each) => [`${each.modules} modules: memory`, '', figure(each.residentMb, 'MB')]),
  ],
  edits: ({ before, after }) => [
    ['memory before and after 2,000 edits', '', figure(before, 'MB'), figure(after, 'MB')],
  ],
  checks: (checks) =>
    checks.map((each) => [
      `check of ${each.modules} modules: time, greatest memory`,
      '',
      figure(each.ms, 'ms'),
      figure(each.peakMb, 'MB'),
    ]),
  activation: ({ live, without }) =>
    live === undefined
      ? []
      : [line('activation of the extension', live), line('activation without live stages', without)],
  aws: ({ first, account }) => [
    line('reading the AWS bundle', first.load),
    line('first use of AWS to the first live APIs, over 20 ms', first.first),
    [
      `${account.apis} live APIs × 3 stages, ${account.throttled} times throttled`,
      '',
      figure(account.seconds, 's'),
    ],
  ],
};

function line(name, { count, median, p95, p99, max }) {
  return [name, String(count), ...[median, p95, p99, max].map((each) => figure(each, 'ms'))];
}

function ratio(one, other) {
  return one === undefined || other === undefined ? undefined : one / other;
}

function row(name, measured, bar, unit) {
  const verdict = measured === undefined ? 'not measured' : measured <= bar ? 'met' : 'MISSED';
  return { name, measured, bar, unit, verdict };
}

function figure(value, unit) {
  if (value === undefined) return '–';
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} ${unit}`;
}

function aligned(table) {
  const widths = table[0].map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)));
  return table
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join('  '),
    )
    .map((text) => text.trimEnd())
    .join('\n');
}
