/** What a comparison claims of a text, and whether a plan of that text agrees. */
import type { LiveStage } from '../../protocol/live.js';
import type { CompareAnswer, Difference, TextChange } from '../../protocol/stage-requests.js';
import { quoted } from '../../server/src/hcl/print.js';
import { plainText } from '../../server/src/analysis/references/mentions.js';
import { argumentValue } from '../../server/src/analysis/references/points-to.js';
import type { Block } from '../../server/src/hcl/syntax.js';
import { comparing } from '../../server/src/render/compare.js';
import { checkedStage, stageNameOf } from '../../server/src/render/live-stage.js';
import { liveWebAcl } from '../../server/src/render/stage-bodies.js';
import { offsetAt } from '../../server/src/workspace/line-index.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import type { Random } from '../fuzz/random.js';
import { isRelated } from './planned-differences.js';
import { NAME, type Variant } from './variants.js';

/** A text beside a live stage, with what is claimed of it. */
export interface Judged {
  /** What stands for `NAME` in the plan, such as `p17_all`. */
  readonly name: string;
  readonly live: LiveStage;
  readonly code: string;
  readonly variant: Variant;
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
}

type Compared = Extract<CompareAnswer, { readonly outcome: 'compared' }>;

/** The text as it is, with one live value taken and with all of them. */
export function judgedTexts(
  live: LiveStage,
  variant: Variant,
  { random, index, provider }: { readonly random: Random; readonly index: number; readonly provider: string },
): readonly Judged[] {
  const judged = (name: string, code: string): Judged => {
    const { files, notes } = compared(live, code, provider);
    const differences = files.flatMap((each) => each.differences);
    return { name: `p${index}_${name}`, live, code, variant, differences, notes };
  };
  const first = judged('as_it_is', variant.code);
  const taken = first.differences.filter(({ takeLive }) => takeLive.length > 0);
  if (taken.length === 0) return [first];
  const { takeAll, liveText } = compared(live, variant.code, provider).files[0] ?? {};
  const all = judged('all', takeAll ? changed(variant.code, [takeAll]) : '');
  if (all.code !== liveText)
    throw new Error(`Taking all is not the live text: ${all.code}\n${liveText ?? ''}`);
  return taken.length === 1
    ? [first, all]
    : [first, judged('one', changed(variant.code, random.pick(taken).takeLive)), all];
}

function compared(live: LiveStage, code: string, provider: string): Compared {
  const { live: checked } = checkedStage(JSON.parse(JSON.stringify(live)));
  const files = [sourceFile('file:///m/main.tf', code), sourceFile('file:///m/provider.tf', provider)];
  const answer = checked && comparing({ module: moduleFrom('file:///m', files), state: [] })(checked);
  if (answer?.outcome !== 'compared') throw new Error(`Not compared: ${JSON.stringify(answer)}\n${code}`);
  return answer;
}

function changed(code: string, changes: readonly TextChange[]): string {
  const file = sourceFile('file:///m/main.tf', code);
  return changes
    .map(({ range, newText }) => ({
      from: offsetAt(file, range.start),
      to: offsetAt(file, range.end),
      newText,
    }))
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, newText }) => text.slice(0, from) + newText + text.slice(to), code);
}

/** What Terraform plans: a file for each text, what it imports that the text does not, and the variables. */
export function filesOf(judged: readonly Judged[]): Readonly<Record<string, string>> {
  const given = judged.flatMap(({ name, variant }) =>
    Object.entries(variant.given).map(([key, value]) => `${key.replace(NAME, name)} = ${value}\n`),
  );
  const files = judged.map(({ name, code, ...each }): [string, string] => [
    `${name}.tf`,
    `${code}\n${imports({ code, ...each })}`.replaceAll(NAME, name),
  ]);
  return Object.fromEntries([...files, ['terraform.tfvars', given.join('')]]);
}

/** `import` blocks for what is live and what the text does not import itself. */
function imports({ code, live }: Pick<Judged, 'code' | 'live'>): string {
  const isImported = new Set([...code.matchAll(/^ {2}to = (\S+)$/gm)].map(([, to]) => to));
  return [...moduleFrom('file:///m', [sourceFile('file:///m/main.tf', code)]).resources]
    .filter(([address]) => !isImported.has(address))
    .flatMap(([address, { block }]) => {
      const id = importId(block, live);
      return id === undefined ? [] : [`import {\n  to = ${address}\n  id = ${quoted(id)}\n}\n`];
    })
    .join('\n');
}

/** Undefined for what is not live. */
function importId(block: Block, live: LiveStage): string | undefined {
  const type = block.labels[0]?.text;
  const stage = `${live.apiId}/${stageNameOf(live)}`;
  if (type?.endsWith('_stage')) return stage;
  const acl = liveWebAcl(live);
  if (acl && type === acl.association.type) return acl.association.importId(acl.acl, acl.stage);
  const path = plainText(argumentValue(block, 'method_path'));
  const isLive = live.kind === 'rest' && live.stage.methodSettings?.[path ?? ''] !== undefined;
  return isLive ? `${stage}/${path ?? ''}` : undefined;
}

/** Where the plan and the claims part, as a text that shows all that there is to know; undefined where they agree. */
export function faultIn(judged: Judged, planned: readonly string[]): string | undefined {
  const { name, differences, variant, live, code } = judged;
  const isOwn = new RegExp(`^\\w+\\.${name}(?:_\\d+)?(?: |$)`);
  const own = planned.filter((each) => isOwn.test(each)).map((each) => each.replace(name, NAME));
  const claims = claimsOf(judged);
  const untold = untoldOf(judged);
  const told = [...claims, ...untold];
  // Those of the provider come with those of the stage.
  const hasTags = told.some((each) => each.includes(' tags'));
  const faults = {
    missed: own.filter(
      (each) => !told.some((one) => isRelated(one, each)) && !(hasTags && each.includes(' tags_all')),
    ),
    'false alarms': claims.filter((claim) => !own.some((each) => isRelated(claim, each))),
    'not compared': variant.plain ? untold : [],
    'still offered': name.endsWith(ALL)
      ? differences.filter(({ takeLive }) => takeLive.length > 0).map((each) => each.argument)
      : [],
  };
  const found = Object.entries(faults).filter(([, each]) => each.length > 0);
  if (found.length === 0) return undefined;
  const lines = found.map(([kind, each]) => `${kind}: ${each.join(', ')}`);
  return [name, ...lines, `live: ${JSON.stringify(live.stage)}`, code].join('\n');
}

/** What is only live and no resource of the code is in no plan. */
function claimsOf({ differences }: Judged): readonly string[] {
  return (
    differences
      .filter(
        ({ ignored, kind, argument }) => !ignored && !(kind === 'onlyLive' && argument.startsWith('aws_')),
      )
      // Terraform itself brings all text to this form.
      .map(({ address, argument }) => (address === argument ? address : `${address} ${argument.normalize()}`))
  );
}

/** What a note says that it was not compared. */
function untoldOf({ notes, live }: Judged): readonly string[] {
  const stage = stageOf(live);
  return notes.flatMap((note) => {
    if (note.startsWith('Tags were not compared')) return [`${stage} tags`];
    if (!note.startsWith('Not compared')) return [];
    const names = note.slice(note.indexOf(':')).matchAll(/`((?:[^`]|`(?!,|\.$))*)`(?=,|\.$)/g);
    return [...names].map(([, each = '']) =>
      each.startsWith('aws_') ? each.replace(/^(\w+\.\w+)\./, '$1 ') : `${stage} ${each}`,
    );
  });
}

function stageOf({ kind }: LiveStage): string {
  return `${kind === 'rest' ? 'aws_api_gateway_stage' : 'aws_apigatewayv2_stage'}.${NAME}`;
}

const ALL = '_all';
