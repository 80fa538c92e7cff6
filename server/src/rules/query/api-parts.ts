/** What a deployment is a snapshot of, and triggers that notice its changes. */
import { attributeOf } from '../../hcl/lookup.js';
import { pointsTo } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { apiPartTypes } from '../../knowledge/vocabularies/deployments.js';
import type { NewArgument } from '../../edits/insert.js';
import { dependsOnAddresses } from './dependencies.js';
import { type Resource, resourceAt, resourcesInModule } from './resources.js';
import type { RuleContext } from '../rule.js';

/** The API that a block belongs to, where it is a resource of this module. */
export function apiOf(
  block: Resource['block'],
  context: RuleContext,
  name = restFamily.api.type,
): BlockTarget | undefined {
  const written = attributeOf(block.body, restFamily.deployment.api)?.value;
  const target = pointsTo(written, [{ type: name, attribute: 'id' }], context.module);
  return target?.kind === 'resource' && target.declaration ? target : undefined;
}

/** The methods, integrations and the like that the module declares for an API. */
function partsOfApi(api: BlockTarget, context: RuleContext): readonly Resource[] {
  return resourcesInModule(context, ...apiPartTypes).filter(
    ({ block }) => apiOf(block, context)?.address === api.address,
  );
}

/** Everything of which a deployment has to notice changes: the API's body and its parts, as expressions. */
export function hashedParts(api: BlockTarget, context: RuleContext): readonly string[] {
  const body = api.declaration && attributeOf(api.declaration.block.body, 'body');
  return [
    ...(body ? [`${api.address}.body`] : []),
    ...partsOfApi(api, context).map(({ address }) => address),
  ];
}

/** The parts of an API that a deployment waits for by `depends_on`, as expressions. */
export function awaitedParts(deployment: Resource, context: RuleContext): readonly string[] {
  return dependsOnAddresses(deployment.block).filter((address) =>
    apiPartTypes.includes(resourceAt(context, address)?.type ?? ''),
  );
}

/** The calls of modules that a deployment waits for, which declare parts of an API, but no API themselves. */
export function awaitedModules({ block }: Resource, { module }: RuleContext): readonly string[] {
  return dependsOnAddresses(block).filter((address) => {
    const called = address.startsWith('module.') ? module.child(address.slice('module.'.length)) : undefined;
    const types = [...(called?.resources.keys() ?? [])].map((each) => each.split('.')[0] ?? '');
    return types.some((type) => apiPartTypes.includes(type)) && !types.includes(restFamily.api.type);
  });
}

/** `triggers` with a hash of these expressions. */
export function triggersFor(expressions: readonly string[]): NewArgument {
  const [only] = expressions;
  const hashed =
    expressions.length === 1
      ? `jsonencode(${only ?? ''})`
      : `jsonencode([\n${expressions.map((each) => `    ${each},\n`).join('')}  ])`;
  return { name: 'triggers', value: `{\n  redeployment = sha1(${hashed})\n}` };
}
