/** Which configuration of the provider counts for a module, and what of it is certain. */
import { expect, test } from 'vitest';
import { providerName } from '../../server/src/analysis/references/provider-configurations.js';
import { evaluator } from '../../server/src/analysis/values/evaluate.js';
import { providerTags } from '../../server/src/render/provider-tags.js';
import { fixture } from '../support/fixture.js';
import { rendered, restStage } from './rendered.js';

const tagged = (tags: string, more = ''): string =>
  `provider "aws" {\n  ${more}\n  default_tags {\n    tags = ${tags}\n  }\n}\n`;

/** The tags that are added in the fixture's last file; `unknown` where that is unknown. */
function added(text: string): unknown {
  const { files, moduleOf } = fixture(text);
  const last = files.at(-1);
  if (last === undefined) throw new Error('There is no file.');
  const module = moduleOf(last);
  const stage = module.resources.get('aws_api_gateway_stage.s')?.block;
  const found = providerTags(module, evaluator(module), stage && providerName(stage));
  return found ? Object.fromEntries(found.defaults) : 'unknown';
}

const shop = { team: 'shop' };
const calls = (more: string): string => `module "m" {\n  source = "./m"\n  ${more}\n}\n`;

test.each([
  ['none', 'locals {}', {}],
  ['its own', tagged('{ team = "shop" }'), shop],
  ['its own, by way of a name', `${tagged('local.tags')}locals {\n  tags = { team = "shop" }\n}`, shop],
  ['that of another alias does not count', tagged('{ team = "shop" }', 'alias = "other"'), {}],
  [
    'that of the alias which the resource names',
    `${tagged('{ team = "shop" }', 'alias = "other"')}resource "aws_api_gateway_stage" "s" {\n  provider = aws.other\n}`,
    shop,
  ],
  ['that of its caller', `${tagged('{ team = "shop" }')}${calls('')}#- m/main.tf\nlocals {}`, shop],
  [
    'unknown where a call hands over another',
    `${tagged('{}')}${calls('providers = { aws = aws.x }')}#- m/main.tf\nlocals {}`,
    'unknown',
  ],
  [
    'unknown where callers differ',
    `${tagged('{ team = "shop" }')}${calls('')}#- other/main.tf\n${calls('').replace('./m', '../m')}#- m/main.tf\nlocals {}`,
    'unknown',
  ],
  ['unknown where nobody knows the value', tagged('{ team = var.team }'), 'unknown'],
  [
    'those of an override file, which needs no block below it',
    `#- a_override.tf\n${tagged('{ team = "shop" }')}`,
    { team: 'shop' },
  ],
])('tags that a provider adds: %s', (_what, text, wanted) => {
  expect(added(text)).toEqual(wanted);
});

test('an imported stage names its own tags only', () => {
  const live = restStage({
    tags: { team: 'shop', own: '1', 'aws:x': '2', seen: '3', 'kubernetes.io/a': '4' },
  });
  const ignored = 'ignore_tags {\n    keys         = ["seen"]\n    key_prefixes = ["kubernetes.io/"]\n  }';
  const { answer, said } = rendered(live, { text: tagged('{ team = "shop", env = "prod" }', ignored) });
  expect(answer.text).toContain('  tags = {\n    own = "1"\n  }\n');
  expect(said.join(' ')).toContain('The live stage lacks `env`');
  const other = rendered(live, { text: tagged('{ team = "other" }', ignored) });
  expect(other.answer.text).toContain('team = "shop"');
});

test('where it is unknown what the provider adds, every tag is written and that is said', () => {
  const { answer, said } = rendered(restStage({ tags: { team: 'shop' } }), { text: tagged('var.tags') });
  expect(answer.text).toContain('team = "shop"');
  expect(said.join(' ')).toContain('are unknown here');
});
