/** What Terraform itself allows: the blocks of a file and the arguments that every resource has. */
import { expect, test } from 'vitest';
import { dynamicBody } from '../../server/src/knowledge/dynamic-body.js';
import { dynamic, metaArguments } from '../../server/src/knowledge/meta-arguments.js';
import { resourceSchema, resourceTypes } from '../../server/src/knowledge/resource-schemas.js';
import { topLevel } from '../../server/src/knowledge/top-level.js';

test('a file holds these blocks, with these labels', () => {
  const labels = Object.fromEntries(
    [...topLevel.blocks.values()].map(({ name, labels = [] }) => [name, labels]),
  );
  expect(labels).toEqual({
    resource: ['type', 'name'],
    data: ['type', 'name'],
    ephemeral: ['type', 'name'],
    variable: ['name'],
    output: ['name'],
    module: ['name'],
    provider: ['name'],
    check: ['name'],
    locals: [],
    terraform: [],
    import: [],
    moved: [],
    removed: [],
  });
});

test('bodies whose names others decide are open, or know what other versions have', () => {
  const bodyOf = (name: string) => topLevel.blocks.get(name)?.body;
  for (const name of ['locals', 'module']) expect(bodyOf(name)?.open, name).toBe('arguments');
  expect(bodyOf('provider')?.open).toBe(true);
  expect(bodyOf('terraform')?.elsewhere).toContain('encryption');

  expect(topLevel.blocks.get('moved')?.body.open).toBeUndefined();
});

test('what has to be written in them', () => {
  const required = (name: string) =>
    [...(topLevel.blocks.get(name)?.body.attributes.values() ?? [])]
      .filter(({ presence }) => presence === 'required')
      .map((attribute) => attribute.name);
  expect(required('output')).toEqual(['value']);
  expect(required('module')).toEqual(['source']);
  expect(required('moved')).toEqual(['from', 'to']);
  expect(required('removed')).toEqual(['from']);
  expect(required('import')).toEqual(['to']);
  expect(required('variable')).toEqual([]);
});

test('resources have all meta-arguments, data sources no provisioners and a smaller lifecycle', () => {
  const names = (kind: 'resource' | 'data') => [
    ...metaArguments[kind].attributes.keys(),
    ...metaArguments[kind].blocks.keys(),
  ];
  expect(names('data').sort()).toEqual(['count', 'depends_on', 'for_each', 'lifecycle', 'provider']);
  expect(names('resource').sort()).toEqual([...names('data'), 'connection', 'provisioner'].sort());
  const lifecycle = (kind: 'resource' | 'data') => metaArguments[kind].blocks.get('lifecycle');
  expect(lifecycle('data')?.body.attributes.size).toBe(0);
  expect([...(lifecycle('resource')?.body.attributes.keys() ?? [])]).toEqual([
    'create_before_destroy',
    'prevent_destroy',
    'ignore_changes',
    'replace_triggered_by',
  ]);
  expect(lifecycle('resource')?.maxItems).toBe(1);
});

test('conditions need both of their arguments, and may stand many times', () => {
  for (const name of ['precondition', 'postcondition']) {
    const block = metaArguments.resource.blocks.get('lifecycle')?.body.blocks.get(name);
    expect(block?.maxItems, name).toBeUndefined();
    expect([...(block?.body.attributes.values() ?? [])].map(({ presence }) => presence)).toEqual([
      'required',
      'required',
    ]);
  }
});

test('meta-arguments clash with no argument of a resource', () => {
  for (const kind of ['resource', 'data'] as const) {
    const meta = metaArguments[kind];
    for (const type of resourceTypes(kind)) {
      const body = resourceSchema(kind, type)?.body;
      const clash = [...meta.attributes.keys(), ...meta.blocks.keys(), dynamic.name].filter(
        (name) => body?.attributes.has(name) === true || body?.blocks.has(name) === true,
      );
      expect(clash, type).toEqual([]);
    }
  }
});

test('the content of a dynamic block has the body of the block it writes', () => {
  const target = resourceSchema('resource', 'aws_apigatewayv2_stage')?.body.blocks.get('route_settings');
  if (target === undefined) throw new Error('no such block');
  const written = dynamicBody(target.body);
  expect([...written.attributes.keys()]).toEqual(['for_each', 'iterator', 'labels']);
  expect(written.attributes.get('for_each')?.presence).toBe('required');
  const content = written.blocks.get('content');
  expect(content?.body).toBe(target.body);
  expect([content?.minItems, content?.maxItems]).toEqual([1, 1]);
  expect(dynamic.labels).toEqual(['block']);
});
