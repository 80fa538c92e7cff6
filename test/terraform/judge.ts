/** What a plan of rendered stages must be: imports, no change, and every string as it was. */
import type { LiveStage } from '../../protocol/live.js';
import { checkedStage } from '../../server/src/render/live-stage.js';
import { render } from '../../server/src/render/render.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import type { PlannedChange } from './terraform.js';

/** The stages' text, one file for each, and the addresses of the stages. */
export interface RenderedFiles {
  readonly files: Readonly<Record<string, string>>;
  /** By address. */
  readonly stages: ReadonlyMap<string, LiveStage>;
}

/** Renders stages one after the other into one module, as a person would import them. */
export function renderAll(stages: readonly LiveStage[]): RenderedFiles {
  const files: Record<string, string> = {};
  const addresses = new Map<string, LiveStage>();
  for (const [index, stage] of stages.entries()) {
    // Through JSON, as it comes over the wire.
    const { live, ...wrong } = checkedStage(JSON.parse(JSON.stringify(stage)));
    if (live === undefined)
      throw new Error(`${'fault' in wrong ? wrong.fault : ''} ${JSON.stringify(stage)}`);
    // Names have to be free among those that were given out; the names alone are enough for that.
    const taken = [...addresses.keys()].map((address) => `resource "${address.replace('.', '" "')}" {}`);
    const module = moduleFrom('file:///m', [sourceFile('file:///m/main.tf', taken.join('\n'))]);
    const { text, stages: outcomes } = render([live], { module, state: [], file: undefined }, {});
    const [outcome] = outcomes;
    if (outcome?.outcome !== 'written') throw new Error(`It was not written: ${JSON.stringify(outcome)}`);
    files[`stage_${index}.tf`] = text;
    addresses.set(outcome.address, live);
  }
  return { files, stages: addresses };
}

/** What a plan does that it shouldn't, one line for each resource. */
export function faultsOf(changes: readonly PlannedChange[], { files }: RenderedFiles): readonly string[] {
  const wanted = Object.values(files).reduce(
    (sum, text) => sum + (text.match(/^import \{$/gm)?.length ?? 0),
    0,
  );
  const imported = changes.filter(({ change }) => change.importing !== undefined).length;
  return [
    ...(imported === wanted ? [] : [`${imported} of ${wanted} resources are imported`]),
    ...changes
      .filter(({ change }) => change.actions.join() !== 'no-op')
      .map(({ address, change }) => `${address}: ${change.actions.join()} ${differing(change)}`),
  ];
}

/** Strings of the live stage that Terraform does not hold as they were, one line for each. */
export function lostTexts(changes: readonly PlannedChange[], { stages }: RenderedFiles): readonly string[] {
  const byAddress = new Map(changes.map((each) => [each.address, each.change.after]));
  return [...stages].flatMap(([address, live]) => {
    const after = byAddress.get(address) ?? {};
    return Object.entries(textsOf(live)).flatMap(([name, text]) => {
      const held = textAt(after, name);
      // Terraform itself brings all text to this form.
      return held === text.normalize('NFC') ? [] : [`${address}.${name}: ${JSON.stringify({ text, held })}`];
    });
  });
}

/** By where Terraform has them: `variables/alias`. */
function textsOf(live: LiveStage): Readonly<Record<string, string>> {
  const all: Record<string, string | undefined> =
    live.kind === 'rest'
      ? {
          stage_name: live.stage.stageName,
          description: live.stage.description,
          documentation_version: live.stage.documentationVersion,
          client_certificate_id: live.stage.clientCertificateId,
          'access_log_settings/0/format': live.stage.accessLogSettings?.format,
          ...entriesAt('variables', live.stage.variables),
          ...entriesAt('tags', live.stage.tags),
          ...entriesAt(
            'canary_settings/0/stage_variable_overrides',
            live.stage.canarySettings?.stageVariableOverrides,
          ),
        }
      : {
          name: live.stage.StageName,
          description: live.stage.Description,
          'access_log_settings/0/format': live.stage.AccessLogSettings?.Format,
          ...entriesAt('stage_variables', live.stage.StageVariables),
          ...entriesAt('tags', live.stage.Tags),
        };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
  );
}

const SEPARATOR = '/';

/** Keys may hold anything, so they come last and whole. */
function entriesAt(path: string, map: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map)
      .filter(([key]) => !key.startsWith('aws:'))
      .map(([key, value]) => [`${path}${SEPARATOR}${KEY}${key}`, value]),
  );
}

const KEY = '\u0000key:';

function textAt(value: unknown, path: string): unknown {
  const at = path.indexOf(SEPARATOR + KEY);
  const steps = (at === -1 ? path : path.slice(0, at)).split(SEPARATOR);
  if (at !== -1) steps.push(path.slice(at + SEPARATOR.length + KEY.length).normalize('NFC'));
  return steps.reduce<unknown>(
    (inner, step) => (inner as Readonly<Record<string, unknown>> | null | undefined)?.[step],
    value,
  );
}

function differing({ before, after }: PlannedChange['change']): string {
  const [a, b] = [before, after].map((each) => (each ?? {}) as Readonly<Record<string, unknown>>);
  return Object.keys({ ...a, ...b })
    .filter((name) => JSON.stringify(a?.[name]) !== JSON.stringify(b?.[name]))
    .map((name) => `${name}: ${JSON.stringify(a?.[name])} → ${JSON.stringify(b?.[name])}`)
    .join('; ');
}
