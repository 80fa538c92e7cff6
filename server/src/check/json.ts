/** Findings as one JSON document for programs; `docs/check.md` promises its shape. */
import type { CheckPlace } from './finding.js';
import type { Format } from './formats.js';

/** One JSON document, described in docs/check.md. */
export const json: Format = {
  begin: '{"version":1,"findings":[',
  finding: (finding, index) => {
    const { severity, code, message, related } = finding;
    const shown = {
      ...placed(finding),
      severity,
      code,
      message,
      related: related.map((each) => ({ ...placed(each), message: each.message })),
    };
    return `${index === 0 ? '' : ','}\n${JSON.stringify(shown)}`;
  },
  end: ({ files, counts, failures }) => {
    const summary = JSON.stringify({ files, ...counts });
    const shown = failures.map(({ path, message }) => ({ path, message }));
    return `\n],"summary":${summary},"complete":${failures.length === 0},"failures":${JSON.stringify(shown)}}\n`;
  },
};

function placed({ path, start, end }: CheckPlace): Pick<CheckPlace, 'path' | 'start' | 'end'> {
  return { path, start, end };
}
