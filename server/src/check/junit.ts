/** Findings as a JUnit report, which most build servers show as tests: a suite a file, a failed test a finding. */
import type { CheckFailure, CheckFinding, FileFindings } from './finding.js';
import type { Format } from './formats.js';
import { xmlEscaped, XML_DECLARATION, xmlTag } from './xml.js';

/** A file without findings is one test that passed. What was not checked is an error, which is not a failure. */
export const junit: Format = {
  begin: `${XML_DECLARATION}<testsuites name="apigateway-stages">\n`,
  file: ({ path, findings }: FileFindings) => {
    const passed = `    ${xmlTag('testcase', { name: 'No findings', classname: path, file: path }, true)}\n`;
    const tests = findings.length > 0 ? findings.map(failed).join('') : passed;
    return suite(path, { tests: Math.max(1, findings.length), failures: findings.length, errors: 0 }, tests);
  },
  end: ({ failures }) => `${failures.map(notChecked).join('')}</testsuites>\n`,
};

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

function suite(path: string, counts: Counts, tests: string): string {
  return `  ${xmlTag('testsuite', { name: path, ...counts })}\n${tests}  </testsuite>\n`;
}

function failed({ path, start, code, severity, message, related }: CheckFinding): string {
  const lines = [
    `${path}:${start.line}:${start.column}: ${severity}: ${message}`,
    ...related.map((each) => `${each.path}:${each.start.line}:${each.start.column}: ${each.message}`),
  ];
  const place = { name: `${code} at ${start.line}:${start.column}`, classname: path };
  return `    ${xmlTag('testcase', { ...place, file: path, line: start.line })}
      ${xmlTag('failure', { message, type: severity })}${xmlEscaped(lines.join('\n'))}</failure>
    </testcase>
`;
}

function notChecked({ path, message }: CheckFailure): string {
  const test = `    ${xmlTag('testcase', { name: 'not-checked', classname: path, file: path })}
      ${xmlTag('error', { message, type: 'not-checked' }, true)}
    </testcase>
`;
  return suite(path, { tests: 1, failures: 0, errors: 1 }, test);
}
