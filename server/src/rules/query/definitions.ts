/** The OpenAPI definitions of a module's APIs, each found out once for all rules of a run. */
import { type ApiDefinition, apiDefinition } from '../../analysis/definitions/api-definition.js';
import type { Block } from '../../hcl/syntax.js';
import type { Declaration } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';

/** What the definition of an API says, as its block is written; undefined where that is not known. */
export function definitionOf({ block, file }: Declaration, context: RuleContext): ApiDefinition | undefined {
  const known = remembered(context);
  if (!known.has(block)) known.set(block, apiDefinition(block, file, context.module, context.evaluate));
  return known.get(block);
}

const remembered = oncePerRun(() => new Map<Block, ApiDefinition | undefined>());
