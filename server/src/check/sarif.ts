/** Findings as SARIF 2.1.0, as GitHub code scanning and others take it. */
import { createHash } from 'node:crypto';
import type {
  ArtifactLocation,
  Invocation,
  Location,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  ToolComponent,
} from 'sarif';
import { SOURCE } from '../../../protocol/messages.js';
import { groupBy } from '../hcl/group-by.js';
import type { CheckFinding, CheckFailure, CheckPlace } from './finding.js';
import type { Format } from './formats.js';
import { jsonText } from './json-text.js';
import { SARIF_LEVELS, sarifRule } from './sarif-rules.js';

/** Who found it. */
export interface Tool {
  readonly version: string;
  /** Where its pages are, without a closing slash. */
  readonly homepage?: string | undefined;
}

/** The rules that found something are told of at the end, each as `describe` has it. */
export function sarif(
  tool: Tool,
  describe: (code: string, tool: Tool) => ReportingDescriptor = sarifRule,
): Format {
  return {
    begin: `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    file: ({ findings, before }) =>
      findings.map((each, at) => `${before + at === 0 ? '' : ','}\n${jsonText(resultOf(each))}`).join(''),
    end: ({ codes, failures }) => {
      const driver: ToolComponent = {
        name: SOURCE,
        fullName: `${SOURCE} ${tool.version}`,
        version: tool.version,
        semanticVersion: tool.version,
        ...(tool.homepage && { informationUri: tool.homepage }),
        rules: codes.map((code) => describe(code, tool)),
      };
      const invocations = jsonText([invocationOf(failures)]);
      return `\n],"tool":${jsonText({ driver })},"invocations":${invocations}}]}\n`;
    },
  };
}

function resultOf(finding: CheckFinding): Result {
  return {
    ruleId: finding.code,
    level: SARIF_LEVELS[finding.severity],
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
    ...fixesOf(finding),
  };
}

/** What may be changed unseen; a viewer offers it. */
function fixesOf(finding: CheckFinding): Pick<Result, 'fixes'> {
  const fix = finding.fix();
  if (!fix) return {};
  const artifactChanges = [...groupBy(fix.replacements, ({ uri }) => uri).values()].flatMap((own) =>
    own[0] === undefined
      ? []
      : [
          {
            artifactLocation: artifact(own[0]),
            replacements: own.map((each) => ({
              deletedRegion: regionOf(each),
              insertedContent: { text: each.newText },
            })),
          },
        ],
  );
  return { fixes: [{ description: { text: fix.title }, artifactChanges }] };
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

function physical(place: CheckPlace): PhysicalLocation {
  return { artifactLocation: artifact(place), region: regionOf(place) };
}

function regionOf({ start, end }: CheckPlace): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
