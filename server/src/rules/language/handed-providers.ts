/** Module calls that do not go together with the provider configurations of the called module. */
import { overridesOf } from '../../analysis/blocks/overrides.js';
import { calledAround } from '../../analysis/references/called-module.js';
import { requiredConfigurations, writtenConfiguration } from '../../analysis/references/provider-names.js';
import { sourceOf } from '../../edits/layout.js';
import { attributeOf, blocksOf, keyText } from '../../hcl/lookup.js';
import type { Block } from '../../hcl/syntax.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { brokenIn } from '../query/broken-blocks.js';
import { declaredAddresses } from '../query/declared-addresses.js';
import type { Finding, RuleContext } from '../rule.js';
import { headerOf, listed } from '../wording.js';

/** Configurations that a called module waits for in vain, and its own ones, which forbid that it is repeated. */
export function* handedProviders(context: RuleContext): Generator<Finding> {
  const { file, module } = context;
  if (isOverrideName(file.name)) return;
  for (const block of blocksOf(file.body, 'module')) {
    const called = overridesOf(block, module).length > 0 ? undefined : calledAround([block], module);
    if (called === undefined || declaredAddresses(called) === undefined || brokenIn(file)(block)) continue;
    yield* missingIn(block, called, context);
    yield* repeatedIn(block, called);
  }
}

function* missingIn(block: Block, called: Module, { file }: RuleContext): Generator<Finding> {
  const given = attributeOf(block.body, 'providers')?.value;
  if (given !== undefined && given.kind !== 'object') return;
  const handed = new Set(given?.entries.map((entry) => keyText(entry) ?? sourceOf(file, entry.key)));
  const missing = requiredConfigurations(called)
    .filter(({ alias }) => alias !== undefined)
    .map(writtenConfiguration)
    .filter((each) => !handed.has(each));
  const [first] = missing;
  if (first === undefined) return;
  yield {
    ...headerOf(block),
    message: `The called module takes ${listed(missing)} from its caller: hand ${missing.length > 1 ? 'them' : 'it'} on with \`providers = { ${first} = … }\`.`,
  };
}

function* repeatedIn(block: Block, called: Module): Generator<Finding> {
  const repeated = REPEATING.flatMap((name) => attributeOf(block.body, name) ?? [])[0];
  const own = repeated && configuredIn(called);
  if (repeated === undefined || own === undefined) return;
  const name = repeated.name.text;
  yield {
    start: repeated.name.start,
    end: repeated.name.end,
    message: `A module with a \`provider\` block of its own can't have \`${name}\`: remove it, or move that block here and hand it on with \`providers\`.`,
    related: [{ file: own.file, span: headerOf(own.block), message: 'The provider is set up here.' }],
  };
}

const REPEATING = ['count', 'for_each', 'depends_on'];

/** A `provider` block that says more than its alias, in a module or one that it calls; each is looked at once. */
function configuredIn(module: Module, seen = new Set<string>()): Declaration | undefined {
  if (seen.has(module.uri)) return undefined;
  seen.add(module.uri);
  const own = module.others.find(
    ({ file, block: { type, body } }) =>
      type.text === 'provider' &&
      !isOverrideName(file.name) &&
      body.items.some(
        (item) => item.kind === 'block' || (item.kind === 'attribute' && item.name.text !== 'alias'),
      ),
  );
  if (own) return own;
  for (const call of module.calls.keys()) {
    const child = module.child(call);
    const found = child && configuredIn(child, seen);
    if (found) return found;
  }
  return undefined;
}
