/** Findings as one JSON document for programs; `docs/check.md` promises its shape. */
import type { CheckFinding, CheckPlace } from './finding.js';
import type { Format } from './formats.js';
import { jsonText } from './json-text.js';

/** One JSON document, described in docs/check.md. */
export const json: Format = {
  begin: '{"version":1,"findings":[',
  file: ({ findings, before }) =>
    findings.map((each, at) => `${before + at === 0 ? '' : ','}\n${shown(each)}`).join(''),
  end: ({ files, counts, inBaseline, excluded, failures }) => {
    const summary = jsonText({ files, ...counts, inBaseline, excluded });
    const failed = failures.map(({ path, message }) => ({ path, message }));
    return `\n],"summary":${summary},"complete":${failures.length === 0},"failures":${jsonText(failed)}}\n`;
  },
};

function shown(finding: CheckFinding): string {
  const { severity, code, message, related } = finding;
  return jsonText({
    ...placed(finding),
    severity,
    code,
    message,
    related: related.map((each) => ({ ...placed(each), message: each.message })),
  });
}

function placed({ path, start, end }: CheckPlace): Pick<CheckPlace, 'path' | 'start' | 'end'> {
  return { path, start, end };
}
