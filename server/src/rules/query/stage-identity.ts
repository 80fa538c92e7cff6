/** Whether two blocks name the same stage. */
import { placeKey } from '../../edits/new-resources.js';
import { attributeOf } from '../../hcl/lookup.js';
import { restFamily, type StageFamily } from '../../knowledge/stage-families.js';
import type { RuleContext } from '../rule.js';
import { identityOf } from './identity.js';
import type { Resource } from './resources.js';

/** Equal for two blocks that certainly name the same stage of the same API. */
export function stageKey(
  resource: Resource,
  context: RuleContext,
  family: StageFamily = restFamily,
): string | undefined {
  const { block, file } = resource;
  const api = identityOf(attributeOf(block.body, family.stage.api)?.value, file, context);
  const name = identityOf(attributeOf(block.body, family.stage.name)?.value, file, context);
  return api === undefined || name === undefined || name === '""'
    ? undefined
    : [api, name, placeKey(resource)].join('\n');
}
