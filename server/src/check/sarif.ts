/** Findings as SARIF 2.1.0, as GitHub code scanning and others take it. */
import { createHash } from 'node:crypto';
import type {
  ArtifactLocation,
  Invocation,
  Location,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
  ToolComponent,
} from 'sarif';
import { SOURCE } from '../../../protocol/messages.js';
import { allRules } from '../rules/registry/all-rules.js';
import type { Severity } from '../rules/rule.js';
import { ruleSection } from '../rules/registry/rule-page.js';
import type { CheckFinding, CheckFailure, CheckPlace } from './finding.js';
import type { Format } from './formats.js';

/** Who found it. */
export interface Tool {
  readonly version: string;
}

/** The rules that found something are told of at the end, each as `describe` has it. */
export function sarif(tool: Tool, describe = descriptorOf): Format {
  return {
    begin: `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    file: ({ findings, before }) =>
      findings
        .map((each, at) => `${before + at === 0 ? '' : ','}\n${JSON.stringify(resultOf(each))}`)
        .join(''),
    end: ({ codes, failures }) => {
      const driver: ToolComponent = {
        name: SOURCE,
        semanticVersion: tool.version,
        rules: codes.map(describe),
      };
      const invocations = JSON.stringify([invocationOf(failures)]);
      return `\n],"tool":${JSON.stringify({ driver })},"invocations":${invocations}}]}\n`;
    },
  };
}

type Level = 'error' | 'warning' | 'note';

const LEVELS: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

function resultOf(finding: CheckFinding): Result {
  return {
    ruleId: finding.code,
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physical(finding) }],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((each, id): Location => ({
        id,
        physicalLocation: physical(each),
        message: { text: each.message },
      })),
    }),
    partialFingerprints: { 'findingLine/v1': fingerprint(finding) },
  };
}

function invocationOf(failures: readonly CheckFailure[]): Invocation {
  return {
    executionSuccessful: failures.length === 0,
    toolExecutionNotifications: failures.map((failure) => ({
      level: 'error',
      message: { text: failure.message },
      locations: [{ physicalLocation: { artifactLocation: artifact(failure) } }],
    })),
  };
}

/** The same as long as neither the line nor the file's name changes, wherever the line goes. */
function fingerprint({ path, code, sourceLine }: CheckFinding): string {
  return createHash('sha1').update([path, code, sourceLine.trim()].join('\0')).digest('hex');
}

/** What lies elsewhere has no path from the root. */
function artifact({ path, uri }: Pick<CheckPlace, 'path' | 'uri'>): ArtifactLocation {
  return /^(?:\.\.\/|\/|\w:)/.test(path)
    ? { uri }
    : { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

function physical({ path, uri, start, end }: CheckPlace): PhysicalLocation {
  return {
    artifactLocation: artifact({ path, uri }),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

/** A rule by its code. */
function descriptorOf(code: string): ReportingDescriptor {
  const rule = allRules.find((each) => each.code === code);
  const title = rule?.title ?? code;
  return {
    id: code,
    shortDescription: { text: title },
    help: { text: title, ...(rule && { markdown: ruleSection(rule) }) },
    ...(rule && {
      defaultConfiguration: { level: LEVELS[rule.severity] },
      properties: { tags: ['terraform', 'api-gateway', rule.group] },
    }),
  };
}
