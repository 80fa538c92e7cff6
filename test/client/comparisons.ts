/** Answers of the server to comparisons, as small as a test needs them. */
import type { CompareAnswer, ComparedFile, Difference } from '../../protocol/stage-requests.js';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** A comparison with so many differences in the file of the stage, and in another one. */
export function compared({
  differences = 0,
  ignored = 0,
  inOtherFile = 0,
  notes = [],
  folder = 'file:///shop',
}: {
  readonly differences?: number;
  readonly ignored?: number;
  readonly inOtherFile?: number;
  readonly notes?: readonly string[];
  readonly folder?: string;
}): CompareAnswer {
  const own = [...differencesOf(differences, false), ...differencesOf(ignored, true)];
  return {
    outcome: 'compared',
    address: 'aws_api_gateway_stage.prod',
    at: { uri: `${folder}/main.tf`, range },
    files: [
      ...fileOf(`${folder}/main.tf`, own),
      ...fileOf('file:///shared/settings.tf', differencesOf(inOtherFile, false)),
    ],
    notes,
  };
}

/** A stage that is managed, but not comparable. */
export function cannotTell(message: string): CompareAnswer {
  return { outcome: 'not-declared', message };
}

function fileOf(uri: string, differences: readonly Difference[]): readonly ComparedFile[] {
  return differences.length === 0 ? [] : [{ uri, liveText: '', takeAll: undefined, differences }];
}

function differencesOf(count: number, ignored: boolean): readonly Difference[] {
  return Array.from({ length: count }, (_, index) => ({
    address: 'aws_api_gateway_stage.prod',
    argument: `variables["v${index}"]`,
    kind: 'changed',
    range,
    message: 'The value is another one in AWS.',
    takeLive: [],
    ignored,
    planned: !ignored,
  }));
}
