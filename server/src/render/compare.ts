/**
 * A live stage against the code that declares it, argument by argument: its own block, the settings of its methods and
 * the web ACL in front of it. What the text alone does not tell is not a difference.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer } from '../../../protocol/stage-requests.js';
import { evaluator } from '../analysis/values/evaluate.js';
import { addressOfBlock } from '../analysis/blocks/address.js';
import { overriddenIn } from '../analysis/blocks/overrides.js';
import { argumentValue } from '../analysis/references/points-to.js';
import { providerName } from '../analysis/references/provider-configurations.js';
import { repetitionOf } from '../analysis/blocks/repetition.js';
import { certainValue } from '../analysis/references/certain-value.js';
import type { Block } from '../hcl/syntax.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { allTagsAttribute, tagsArgument } from '../knowledge/vocabularies/live-stages.js';
import { edited } from '../edits/compatible.js';
import { exists } from '../analysis/versions/availability.js';
import { rangeOf } from '../workspace/line-index.js';
import { type Declaration, type Module, withFile } from '../workspace/module.js';
import { sourceFile } from '../workspace/source-file.js';
import type { ManagedModule } from '../workspace/managed-modules.js';
import { declaredByCalls } from './called-modules.js';
import { comparedFiles } from './compared-files.js';
import { boundTo, evaluatorFor, keptForOthers, repetitionNotes } from './compared-instance.js';
import { declaredIn, type ManagedResource } from './declared.js';
import { liveStageKey, ownerKeyText, stageKeyText } from './live-keys.js';
import { differencesIn } from './differences.js';
import { type Comparison, type ComparedArgument, type FoundDifference, isIgnored } from './findings.js';
import { knownIds } from './known-ids.js';
import { addedTagsNote, listedNames } from './notes.js';
import { otherRegionNotes } from './provider-place.js';
import { noProviderTags, ownTags, type ProviderTags, providerTags } from './provider-tags.js';
import { settingsDifferences } from './settings-differences.js';
import { familyOfLive, circumstances, liveTags, readBody } from './stage-bodies.js';
import { webAclDifferences } from './web-acl-differences.js';

/** Compares stages with one module; undefined where it does not have the stage. What it has is looked up once. */
export function comparing(managed: ManagedModule): (live: LiveStage) => CompareAnswer | undefined {
  const surroundings = { ...managed, evaluate: evaluator(managed.module), picked: {} };
  const declared = declaredIn(surroundings, knownIds(surroundings));
  let called: ReturnType<typeof declaredByCalls> | undefined;
  return (live) => {
    const key = liveStageKey(live);
    const owner = declared.get(ownerKeyText(key));
    const found = declared.get(stageKeyText(key));
    if (found === undefined && owner !== undefined) {
      return cannotTell(
        `The stage is created by \`${owner.address}\` with \`stage_name\`. Import it as an \`${familyOfLive(live).stage.type}\` to compare it.`,
      );
    }
    if (found) return compared(live, found, managed);
    called ??= declaredByCalls(surroundings);
    const address = called.get(stageKeyText(key))?.address;
    return address === undefined
      ? undefined
      : cannotTell(
          `The stage is declared as \`${address}\`, in a module whose values differ from call to call. Run \`terraform plan\` to compare it.`,
        );
  };
}

function cannotTell(message: string): CompareAnswer {
  return { outcome: 'not-declared', message };
}

function compared(
  live: LiveStage,
  { address, declaration }: ManagedResource,
  managed: ManagedModule,
): CompareAnswer {
  if (declaration?.block.labels[0]?.text !== familyOfLive(live).stage.type) {
    return cannotTell(
      `The stage is managed as \`${address}\`, but no block that can be compared declares it. Run \`terraform plan\` to compare it.`,
    );
  }
  if (!managed.module.files.includes(declaration.file)) {
    return cannotTell(
      `\`${address}\` is declared in JSON syntax (\`${declaration.file.name}\`), which is not compared. Run \`terraform plan\` to compare it.`,
    );
  }
  if (overriddenIn(managed.module).has(addressOfBlock(declaration.block))) {
    return cannotTell(
      `An override file changes \`${address}\`, so its block alone does not determine its values. Run \`terraform plan\` to compare it.`,
    );
  }
  const { file, block } = declaration;
  const { findings, notes } = heldAgainst(live, declaration, address, managed);
  return {
    outcome: 'compared',
    address,
    at: { uri: file.uri, range: rangeOf(file, block) },
    files: comparedFiles(
      findings.filter(isDifference),
      file,
      withLiveValues(live, block, address, managed, findings),
    ),
    notes,
  };
}

interface Held {
  readonly findings: readonly ComparedArgument[];
  /** What could not be compared, and why. */
  readonly notes: readonly string[];
}

/** `instance` is the address of the stage, with the index by which a repeated block makes it. */
function heldAgainst(
  live: LiveStage,
  { file, block }: Declaration,
  instance: string,
  { module, state }: ManagedModule,
): Held {
  const whole = evaluator(module);
  const bound = boundTo(instance, block, { module, evaluate: whole });
  const evaluate = bound ? evaluatorFor(bound, module, whole) : whole;
  const surroundings = { module, state, evaluate, picked: {} };
  const address = repetitionOf(block) ? instance : addressOfBlock(block);
  const { type } = familyOfLive(live).stage;
  const provider = providerTags(module, evaluate, providerName(block));
  const comparison: Comparison = {
    file,
    address,
    resource: block,
    module,
    evaluate,
    known: knownIds(surroundings),
    silent: new Set(provider ? [] : [tagsArgument]),
    circumstances: circumstances(live),
  };
  const tags = ownTags(liveTags(live), provider ?? noProviderTags, writtenTags(comparison));
  const body = readBody(live, (range) => exists(range, module), tags);
  const schema = resourceSchema('resource', type)?.body;
  const findings = [
    ...(schema ? differencesIn(schema, block, body, '', comparison) : []),
    ...(live.kind === 'rest' && !repetitionOf(block)
      ? [settingsDifferences, webAclDifferences].flatMap((each) => each({ live, comparison, surroundings }))
      : []),
    ...(provider ? tagsToAdd(live, provider, comparison) : []),
  ];
  return {
    findings: repetitionOf(block) ? findings.map((each) => keptForOthers(each, block)) : findings,
    notes: [
      ...otherRegionNotes(live, block, surroundings),
      ...repetitionNotes(live, block, bound !== undefined),
      ...untoldNotes(findings, address),
      ...(provider ? [] : [UNKNOWN_TAGS]),
    ],
  };
}

/** The keys that the code names itself: with those, what the provider would add doesn't matter. */
function writtenTags({ resource, ...context }: Comparison): ReadonlySet<string> {
  const value = certainValue(argumentValue(resource, tagsArgument), context);
  return new Set(value.kind === 'object' ? value.entries.keys() : []);
}

/** What the provider adds changes in the plan, though no argument of the block does: there is no live value to take. */
function tagsToAdd(
  live: LiveStage,
  provider: ProviderTags,
  comparison: Comparison,
): readonly FoundDifference[] {
  if (isIgnored(allTagsAttribute, comparison)) return [];
  const { address, file, resource } = comparison;
  return addedTagsNote(liveTags(live), provider, writtenTags(comparison)).map((message) => ({
    kind: 'onlyInCode',
    ...{ address, argument: allTagsAttribute, file, message, edits: [], ignored: false, planned: true },
    span: argumentValue(resource, tagsArgument) ?? resource.header,
  }));
}

function untoldNotes(findings: readonly ComparedArgument[], stage: string): readonly string[] {
  const names = findings
    .filter(({ kind }) => kind === 'untold')
    .map(({ address, argument: name }) => (address === stage ? name : `${address}.${name}`));
  return names.length === 0
    ? []
    : [`Not compared, because the code alone does not determine their values: ${listedNames(names)}.`];
}

/**
 * The module with every live value taken, one after the other: each changes what the next one's edits have to be, such as
 * the width of what is aligned.
 */
function withLiveValues(
  live: LiveStage,
  stage: Block,
  instance: string,
  { module, state }: ManagedModule,
  first: readonly ComparedArgument[],
): Module {
  /** How many of that name there were. */
  const taken = new Map<string, number>();
  for (let now = module, found = first; ;) {
    const names = found.filter(isDifference).map(nameOf);
    const count = (name: string) => names.filter((each) => each === name).length;
    // In broken text an edit may land elsewhere and change nothing: what is still there is not taken again.
    const next = found
      .filter(isDifference)
      .find((each) => each.edits.length > 0 && count(nameOf(each)) < (taken.get(nameOf(each)) ?? Infinity));
    if (next === undefined) return now;
    taken.set(nameOf(next), count(nameOf(next)));
    const { file, edits } = next;
    now = withFile(now, sourceFile(file.uri, edited(file.text, edits)));
    const declaration = now.resources.get(addressOfBlock(stage));
    found = declaration ? heldAgainst(live, declaration, instance, { module: now, state }).findings : [];
  }
}

function nameOf({ kind, address, argument: name }: FoundDifference): string {
  return `${kind} ${address} ${name}`;
}

function isDifference(finding: ComparedArgument): finding is FoundDifference {
  return finding.kind !== 'untold';
}

const UNKNOWN_TAGS = 'Tags were not compared, because the `default_tags` of the provider are unknown here.';
