/** What becomes of live stages in a module: the document after the edit, and what is said. */
import type { LiveRestStage, LiveStage, LiveVersion2Stage } from '../../protocol/live.js';
import type { RenderAnswer, RenderChoices, TextChange } from '../../protocol/stage-requests.js';
import { compatible, edited } from '../../server/src/edits/compatible.js';
import { checkedStage } from '../../server/src/render/live-stage.js';
import { render } from '../../server/src/render/render.js';
import type { SourceFile } from '../../server/src/workspace/module.js';
import { offsetAt } from '../../server/src/workspace/line-index.js';
import { stateInstances } from '../../server/src/workspace/state.js';
import { fixture } from '../support/fixture.js';

export interface Rendered {
  readonly answer: RenderAnswer;
  /** The first file of the module with the text in it. */
  readonly document: string;
  /** Everything that is said, in the order of the stages. */
  readonly said: readonly string[];
}

/** Renders into a module written as a fixture. A file `terraform.tfstate` is its local state. */
export function rendered(
  live: LiveStage | readonly LiveStage[],
  { text = '', choices = {}, state = '' }: { text?: string; choices?: RenderChoices; state?: string } = {},
): Rendered {
  const { module, files } = fixture(text);
  const stages = (Array.isArray(live) ? live : [live]).map(checked);
  const file = files[0];
  const answer = render(stages, { module, state: stateInstances(state), file }, choices);
  const changes = [
    ...(answer.changes ?? []).flatMap((each) => (each.uri === file?.uri ? each.changes : [])),
    ...(answer.edit ? [answer.edit] : []),
  ];
  return {
    answer,
    document: file ? changed(file, changes) : answer.text,
    said: answer.stages.flatMap((each) => (each.outcome === 'written' ? each.notes : [each.message])),
  };
}

function changed(file: SourceFile, changes: readonly TextChange[]): string {
  const edits = changes.map(({ range, newText }) => ({
    file,
    span: { start: offsetAt(file, range.start), end: offsetAt(file, range.end) },
    newText,
  }));
  return edited(file.text, compatible([edits]));
}

/** The stage as it comes through the door. */
function checked(value: unknown): LiveStage {
  const result = checkedStage(value);
  if (result.live === undefined) throw new Error(result.fault);
  return result.live;
}

/** A stage of a REST API as AWS answers one on which nothing is set, with what a test sets. */
export function restStage(stage: Partial<LiveRestStage['stage']> = {}, around = {}): LiveRestStage {
  return {
    kind: 'rest',
    apiId: 'a1b2c3',
    apiName: 'Orders',
    region: 'us-east-1',
    stage: {
      stageName: 'prod',
      deploymentId: 'd1',
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      methodSettings: {},
      tracingEnabled: false,
      createdDate: '2025-05-30T10:00:00Z',
      lastUpdatedDate: '2025-05-30T10:00:00Z',
      ...stage,
    },
    ...around,
  };
}

/** The same for a stage of an HTTP API. */
export function httpStage(stage: Partial<LiveVersion2Stage['stage']> = {}, around = {}): LiveVersion2Stage {
  return {
    kind: 'version2',
    apiId: 'h1',
    apiName: 'Orders HTTP',
    region: 'us-east-1',
    stage: {
      StageName: '$default',
      DefaultRouteSettings: { DetailedMetricsEnabled: false },
      RouteSettings: {},
      StageVariables: {},
      Tags: {},
      ...stage,
    },
    ...around,
  };
}

/** A local state file with one resource. */
export function stateOf(type: string, name: string, attributes: object): string {
  return JSON.stringify({
    version: 4,
    resources: [{ mode: 'managed', type, name, instances: [{ attributes }] }],
  });
}
