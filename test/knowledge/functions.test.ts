/** What is known of functions: the generated tables as they are read, and what is said beside them. */
import { expect, test } from 'vitest';
import { fileFunctions } from '../../server/src/knowledge/file-functions.js';
import {
  awsFunctions,
  type TerraformFunction,
  terraformFunctions,
} from '../../server/src/knowledge/functions.js';
import { mayCallFunctions } from '../../server/src/knowledge/static-arguments.js';
import { functionTexts } from '../../server/src/knowledge/vocabularies/function-texts.js';

const all = [...terraformFunctions.values(), ...awsFunctions.values()];

/** `name type`, with the count where it is not one. */
function parameters(known: TerraformFunction | undefined): readonly string[] | undefined {
  return known?.parameters.map(({ name, type, count }) =>
    [name, type, ...(count === 'one' ? [] : [count])].join(' '),
  );
}

test('every function has its sentence, and every sentence a function', () => {
  expect(all.length).toBeGreaterThanOrEqual(121);
  expect(Object.keys(functionTexts).sort()).toEqual(all.map(({ name }) => name).sort());
  for (const { name, doc } of all) expect(doc, name).toMatch(/^[A-Z].{10,}\.$/);
});

test.each([
  ['jsonencode', ['val any'], 'string'],
  ['chunklist', ['list list(any)', 'size number'], 'list(list(any))'],
  ['merge', ['maps any any number'], undefined],
  ['join', ['separator string', 'lists list(string) any number'], 'string'],
  ['lookup', ['inputMap any', 'key string', 'default any at most one'], undefined],
  ['timestamp', [], 'string'],
])('%s takes and gives what Terraform says', (name, expected, result) => {
  const known = terraformFunctions.get(name);
  expect(parameters(known)).toEqual(expected);
  expect(known?.result).toBe(result);
});

test('those of the provider are there since the versions of its changelog', () => {
  expect([...awsFunctions].map(([name, { provider }]) => [name, provider.since])).toEqual([
    ['arn_build', '5.40.0'],
    ['arn_parse', '5.40.0'],
    ['trim_iam_role_path', '5.44.0'],
  ]);
  expect(awsFunctions.get('arn_parse')?.result).toBe('object');
  expect(parameters(awsFunctions.get('arn_build'))).toHaveLength(5);
  for (const { terraform } of awsFunctions.values()) expect(terraform.since).toBe('1.8.0');
});

test('what is told of first versions is told of functions that are there', () => {
  const since = (name: string): string | undefined => terraformFunctions.get(name)?.terraform.since;
  expect(['strcontains', 'templatestring', 'one', 'jsonencode'].map(since)).toEqual([
    '1.5.0',
    '1.9.0',
    '0.15.0',
    undefined,
  ]);
  expect(all.filter(({ terraform }) => terraform.since !== undefined)).toHaveLength(14 + awsFunctions.size);
});

test('functions that read files are in the table, and their first parameter is the path', () => {
  for (const name of fileFunctions)
    expect(parameters(terraformFunctions.get(name))?.[0], name).toBe('path string');
});

test.each([
  [['resource', 'tags'], 'name', true],
  [['locals'], 'a', true],
  [['module'], 'stage_name', true],
  [['module'], 'source', false],
  [['variable'], 'default', false],
  [['variable', 'validation'], 'condition', true],
  [['output'], 'value', true],
  [['resource', 'lifecycle'], 'ignore_changes', false],
  [['resource', 'lifecycle', 'precondition'], 'condition', true],
  [['resource', 'dynamic'], 'for_each', true],
  [['resource', 'dynamic'], 'iterator', false],
  [['resource', 'output'], 'description', true],
  [['check', 'data'], 'depends_on', false],
  [['removed', 'provisioner'], 'command', true],
  [['terraform', 'backend'], 'path', false],
  [['import'], 'id', true],
  [[], 'stage_name', false],
])('in %j, `%s` may call functions: %s', (around, argument, expected) => {
  expect(mayCallFunctions(around, argument)).toBe(expected);
});
