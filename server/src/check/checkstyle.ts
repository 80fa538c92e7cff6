/** Findings as a Checkstyle report, which review bots and build servers read. */
import { SOURCE } from '../../../protocol/messages.js';
import type { Severity } from '../rules/rule.js';
import type { CheckFailure, CheckFinding } from './finding.js';
import type { Format } from './formats.js';
import { XML_DECLARATION, xmlTag } from './xml.js';

/** One element for each file with findings; what was not checked is an error `not-checked` of its own. */
export const checkstyle: Format = {
  // The version of Checkstyle's report, which has not changed since.
  begin: `${XML_DECLARATION}<checkstyle version="4.3">\n`,
  file: ({ path, findings }) => (findings.length > 0 ? fileOf(path, findings.map(found).join('')) : ''),
  end: ({ failures }) => `${failures.map(notChecked).join('')}</checkstyle>\n`,
};

/** Checkstyle has no hints. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'info',
  hint: 'info',
};

function fileOf(path: string, errors: string): string {
  return `  ${xmlTag('file', { name: path })}\n${errors}  </file>\n`;
}

function found({ start, severity, message, code }: CheckFinding): string {
  const place = { line: start.line, column: start.column };
  return error({ ...place, severity: SEVERITY[severity], message, source: code });
}

function notChecked({ path, message }: CheckFailure): string {
  return fileOf(path, error({ line: 1, severity: 'error', message, source: 'not-checked' }));
}

function error(attributes: Readonly<Record<'source', string>> & Parameters<typeof xmlTag>[1]): string {
  return `    ${xmlTag('error', { ...attributes, source: `${SOURCE}.${attributes.source}` }, true)}\n`;
}
