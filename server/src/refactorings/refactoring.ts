/** What a refactoring is: an addition to a stage that may be wanted where nothing is wrong. */
import type { StagePicture } from '../analysis/references/module-picture.js';
import type { ApiType } from '../knowledge/vocabularies/context-variables.js';
import type { Edit } from '../edits/edit.js';
import type { RuleContext } from '../rules/rule.js';
import type { Instances } from '../edits/same-instances.js';
import type { Resource } from '../rules/query/resources.js';

/** One refactoring: a file of its own, named after its title. */
export interface Refactoring {
  /** Imperative, e.g. `Add canary`. */
  readonly title: string;
  /** Pure. The edits in whole; none where there is nothing to add, or not for this type of API. */
  readonly edits: (stage: ChosenStage, context: RuleContext) => readonly Edit[];
}

/** The stage that a refactoring is asked for: written whole in one block of the context's file. */
export interface ChosenStage extends Resource {
  readonly picture: StagePicture;
  /** The types of API that the stage may belong to; one where it is certain. */
  readonly types: readonly ApiType[];
  /** Its label, after which new resources are named. */
  readonly label: string;
  readonly instances: Instances;
}

/** Whether the stage is certain to belong to one of some types of API. */
export function isOfType({ types }: ChosenStage, ...wanted: readonly ApiType[]): boolean {
  return types.every((type) => wanted.includes(type)) && types.length === 1;
}
