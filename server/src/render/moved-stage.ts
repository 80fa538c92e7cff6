/** Taking a stage from a deployment that makes it itself (`stage_name`): what changes in the code that is there. */
import type { DocumentChanges } from '../../../protocol/stage-requests.js';
import { overriddenIn } from '../analysis/blocks/overrides.js';
import { argumentValue } from '../analysis/references/points-to.js';
import { providerName } from '../analysis/references/provider-configurations.js';
import type { Evaluate } from '../analysis/values/evaluate.js';
import { textOf } from '../analysis/values/values.js';
import { compatible, edited } from '../edits/compatible.js';
import type { Edit } from '../edits/edit.js';
import { groupBy } from '../hcl/group-by.js';
import { leaveOwnStage } from '../rules/deployment/leave-own-stage.js';
import { ruleContext } from '../rules/registry/run-rules.js';
import { rangeOf } from '../workspace/line-index.js';
import { type Module, withFile } from '../workspace/module.js';
import { sourceFile } from '../workspace/source-file.js';
import type { ManagedResource } from './declared.js';
import type { Placement } from './provider-place.js';

/** Whether a deployment is a block whose text is all that there is to it. */
export function isMovable({ address, declaration }: ManagedResource, module: Module): boolean {
  return (
    declaration !== undefined &&
    module.resources.get(address) === declaration &&
    !overriddenIn(module).has(address)
  );
}

/** What a deployment of the module leaves to the stage's own resource. */
export function takenFrom(
  { address, declaration }: ManagedResource,
  stage: string,
  module: Module,
): readonly Edit[] {
  if (declaration === undefined) return [];
  const { file, block } = declaration;
  const deployment = { address, type: block.labels[0]?.text ?? '', file, block, repeated: false };
  return leaveOwnStage(deployment, stage, ruleContext(file, module));
}

/** Where the deployment is, if it says so itself: the stage that it makes is nowhere else. */
export function placedAs({ declaration }: ManagedResource, evaluate: Evaluate): Placement | undefined {
  if (declaration === undefined) return undefined;
  const provider = providerName(declaration.block);
  const alias = provider === 'unknown' ? undefined : provider.alias;
  const written = argumentValue(declaration.block, 'region');
  const region = written && textOf(evaluate(written));
  return alias === undefined && region === undefined
    ? undefined
    : { ...(alias === undefined ? {} : { alias }), ...(region === undefined ? {} : { region }) };
}

/** The module after edits. */
export function withEdits(module: Module, edits: readonly Edit[]): Module {
  return [...groupBy(edits, ({ file }) => file)].reduce(
    (now, [file, own]) => withFile(now, sourceFile(file.uri, edited(file.text, compatible([own])))),
    module,
  );
}

/** The same edits as the editor's process makes them. */
export function documentChanges(edits: readonly Edit[]): readonly DocumentChanges[] {
  return [...groupBy(edits, ({ file }) => file.uri)].map(([uri, own]) => ({
    uri,
    changes: compatible([own]).map(({ file, span, newText }) => ({
      range: rangeOf(file, span),
      newText,
    })),
  }));
}
