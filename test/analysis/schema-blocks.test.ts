/** Which blocks of a file have a schema, and walking over trees. */
import { describe, expect, it } from 'vitest';
import { argumentsIn, schemaBlocks } from '../../server/src/analysis/blocks/schema-blocks.js';
import { itemAt, referencesIn, visitBody } from '../../server/src/hcl/walk.js';
import type { SourceFile } from '../../server/src/workspace/module.js';
import { cursorOf, fixture } from '../support/fixture.js';

function fileOf(text: string): SourceFile {
  const [file] = fixture(text).files;
  if (!file) throw new Error('The fixture has no file.');

  return file;
}

describe('schemaBlocks', () => {
  it('finds resources, data sources, draft types and nested blocks, through dynamic ones', () => {
    const file = fileOf(`
      resource "aws_api_gateway_stage" "a" {
        access_log_settings {
          format = "x"
        }

        dynamic "canary_settings" {
          for_each = []
          content {
            percent_traffic = 1
          }
        }

        lifecycle {
          prevent_destroy = true
        }

        nonsense {
        }
      }

      data "aws_api_gateway_rest_api" "b" {
      }

      resource "aws_api_gateway_v2_stage" "c" {
        route_settings {
        }
      }

      resource "aws_instance" "d" {
      }

      module "aws_api_gateway_stage" {
      }
    `);
    const found = schemaBlocks(file).map(({ schema, path, block, dynamic }) => [
      [schema.kind, schema.type, ...path].join(' '),
      block.type.text,
      dynamic !== undefined,
    ]);
    expect(found).toEqual([
      ['resource aws_api_gateway_stage', 'resource', false],
      ['resource aws_api_gateway_stage access_log_settings', 'access_log_settings', false],
      ['resource aws_api_gateway_stage canary_settings', 'content', true],
      ['data aws_api_gateway_rest_api', 'data', false],
      ['resource aws_apigatewayv2_stage', 'resource', false],
      ['resource aws_apigatewayv2_stage route_settings', 'route_settings', false],
    ]);
  });

  it('knows the schema of each argument in them', () => {
    const file = fileOf(`
      resource "aws_api_gateway_stage" "a" {
        count      = 1
        stage_name = "x"
        nonsense   = 1

        canary_settings {
          percent_traffic = 1
        }
      }
    `);
    const found = argumentsIn(schemaBlocks(file)).map(({ attribute, schema }) => [
      attribute.name.text,
      schema?.type,
    ]);
    expect(found).toEqual([
      ['count', undefined],
      ['stage_name', 'string'],
      ['nonsense', undefined],
      ['percent_traffic', 'number'],
    ]);
  });
});

describe('walk', () => {
  it('finds every reference, wherever it hides, in the order of the text', () => {
    const file = fileOf(`
      a = "x\${a.a}%{ if b.b }\${c.c}%{ else }\${d.d}%{ endif }%{ for x in e.e }\${f.f}%{ endfor }"
      b {
        c = f(g.g, [h.h], { (i.i) = j.j }, k.k[l.l].m, -m.m, (n.n), o.o ? p.p : q.q, r.r + s.s)
        d = [for k, v in t.t : u.u if v.v]
        e = { for k, v in w.w : x.x => y.y }
        f = f(z.z)[aa.aa]
      }
    `);
    const found = referencesIn(file.body).filter(({ steps }) => steps.length > 0);
    expect(found.map(({ root }) => root.text).join(' ')).toBe(
      'a b c d e f g h i j k l m n o p q r s t u v w x y z aa',
    );
  });

  it('goes as deep as the parser does', () => {
    const file = fileOf(`a = ${'['.repeat(20_000)}${']'.repeat(20_000)}\nb = x.y\n`);
    let count = 0;
    visitBody(file.body, () => count++);
    expect(count).toBeGreaterThan(1);
  });

  it('finds the innermost item at an offset', () => {
    for (const [text, expected] of [
      ['a {\n  b = <|>1\n}\n', 'b'],
      ['a {\n  b {\n    c = 1<|>\n  }\n}\n', 'c'],
      ['a {\n  <|>\n}\n', 'a'],
      ['a {\n  b = 1\n}\n<|>\n', undefined],
    ] as const) {
      const { file, offset } = cursorOf(fixture(text));
      const item = itemAt(file.body, offset)?.item;
      expect(item?.kind === 'block' ? item.type.text : item?.name.text).toBe(expected);
    }
  });
});
