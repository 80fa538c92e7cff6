import { describe, expect, it } from 'vitest';
import { siteAt } from '../../server/src/analysis/place/site.js';
import { type ValuePlace, boundNames } from '../../server/src/analysis/place/value-place.js';
import type { SourceFile } from '../../server/src/workspace/module.js';
import { cursorOf, fixture } from '../support/fixture.js';

/** A site in a few words: what it is, where, and the text it covers in brackets. */
function siteOf(text: string): string {
  const { file, offset } = cursorOf(fixture(text));
  const site = siteAt(file, offset);
  switch (site.kind) {
    case 'nowhere':
      return 'nowhere';
    case 'item':
      return `item in ${around(site.scope.blocks)} [${cut(file, site.span)}]${site.item ? '' : ' new'}`;
    case 'label':
      return `label ${site.index} of ${site.block.type.text} in ${around(site.scope.blocks)} [${cut(file, site.span)}]${site.quoted ? ' quoted' : ''}`;
    case 'value':
      return `${site.attribute.name.text}: ${placeOf(file, site.place)} [${cut(file, site.place.span)}]`;
  }
}

function around(blocks: readonly { readonly type: { readonly text: string } }[]): string {
  return blocks.length === 0 ? 'file' : blocks.map(({ type }) => type.text).join('/');
}

function cut(file: SourceFile, { start, end }: { readonly start: number; readonly end: number }): string {
  return file.text.slice(start, end);
}

function placeOf(file: SourceFile, place: ValuePlace): string {
  const descent = place.descent.map((step) =>
    step.kind === 'entry' ? `entry(${step.key ?? '?'})` : step.kind,
  );
  const bound = boundNames(place);
  const names = bound.length > 0 ? [`with ${bound.join(',')}`] : [];
  const extra =
    place.kind === 'step'
      ? ` ${place.index}`
      : place.kind === 'text'
        ? place.isWhole
          ? ' whole'
          : ' part'
        : place.kind === 'key' && place.quoted
          ? ' quoted'
          : '';
  return [...descent, place.kind + extra, ...names].join(' > ');
}

const inStage = (text: string): string => `resource "aws_api_gateway_stage" "prod" {\n${text}\n}\n`;

describe('names', () => {
  it('knows blank ground, in files and in bodies', () => {
    expect(siteOf('<|>')).toBe('item in file [] new');
    expect(siteOf('variable "x" {}\n<|>\n')).toBe('item in file [] new');
    expect(siteOf(inStage('  <|>'))).toBe('item in resource [] new');
    expect(siteOf(inStage('  access_log_settings {\n    <|>\n  }'))).toBe(
      'item in resource/access_log_settings [] new',
    );
    expect(siteOf('resource "aws_api_gateway_stage" "prod" {\n  <|>')).toBe('item in resource [] new');
    expect(siteOf('resource "aws_api_gateway_stage" "prod" {<|>}\n')).toBe('item in resource [] new');
  });

  it('knows a name that is being typed, and its end', () => {
    expect(siteOf(inStage('  cach<|>'))).toBe('item in resource [cach]');
    expect(siteOf(inStage('  ca<|>ch'))).toBe('item in resource [cach]');
    expect(siteOf(inStage('  <|>stage_name = "x"'))).toBe('item in resource [stage_name]');
    expect(siteOf(inStage('  stage_name<|> = "x"'))).toBe('item in resource [stage_name]');
    expect(siteOf(inStage('  access<|>_log_settings {}'))).toBe('item in resource [access_log_settings]');
    expect(siteOf('res<|>')).toBe('item in file [res]');
  });

  it('leaves the following line alone', () => {
    expect(siteOf(inStage('  <|>\n  stage_name = "x"'))).toBe('item in resource [] new');
    expect(siteOf(inStage('  stage_name = "x"\n  <|>'))).toBe('item in resource [] new');
  });

  it('is nowhere behind something on the same line, before the equals sign, and in comments', () => {
    expect(siteOf(inStage('  stage_name = "x"   <|>'))).toBe('nowhere');
    expect(siteOf(inStage('  stage_name  <|> = "x"'))).toBe('nowhere');
    expect(siteOf(inStage('  # <|>'))).toBe('nowhere');
    expect(siteOf(inStage('  // <|>'))).toBe('nowhere');
    expect(siteOf(inStage('  /* <|> */'))).toBe('nowhere');
    expect(siteOf(inStage('  stage_name = "x" # <|>'))).toBe('nowhere');
    expect(siteOf(inStage('  stage_name = # <|>'))).toBe('nowhere');
    expect(siteOf('variable "x" {}<|> # \n')).toBe('nowhere');
  });

  it('takes up again after a comment', () => {
    expect(siteOf(inStage('  # text\n  <|>'))).toBe('item in resource [] new');
    expect(siteOf(inStage('  /* text */\n  <|>'))).toBe('item in resource [] new');
  });
});

describe('labels', () => {
  it('knows the text between the quotes, whether they are closed or not', () => {
    expect(siteOf('resource "aws_api<|>" "x" {}\n')).toBe('label 0 of resource in file [aws_api] quoted');
    expect(siteOf('resource "<|>" "x" {}\n')).toBe('label 0 of resource in file [] quoted');
    expect(siteOf('resource "aws_api<|>\n')).toBe('label 0 of resource in file [aws_api] quoted');
    expect(siteOf('resource "aws_x" "pr<|>od" {}\n')).toBe('label 1 of resource in file [prod] quoted');
    expect(siteOf('resource aws_<|>x y {}\n')).toBe('label 0 of resource in file [aws_x]');
  });

  it('knows where a label is still to come', () => {
    expect(siteOf('resource <|>')).toBe('label 0 of resource in file []');
    expect(siteOf('resource "aws_x" <|>')).toBe('label 1 of resource in file []');
    expect(siteOf('resource "aws_x" <|> {\n}\n')).toBe('label 1 of resource in file []');
  });

  it('knows that of dynamic', () => {
    expect(siteOf(inStage('  dynamic "acc<|>" {\n  }'))).toBe('label 0 of dynamic in resource [acc] quoted');
  });

  it('is nowhere behind the closing brace', () => {
    expect(siteOf('resource "a" "b" {}<|>\n')).toBe('nowhere');
  });
});

describe('values', () => {
  it('knows where one is to come', () => {
    expect(siteOf(inStage('  stage_name = <|>'))).toBe('stage_name: blank []');
    expect(siteOf(inStage('  stage_name =<|>'))).toBe('stage_name: blank []');
    expect(siteOf('resource "a" "b" {\n  x = <|>')).toBe('x: blank []');
    expect(siteOf(inStage('  stage_name = <|>\n  tags = {}'))).toBe('stage_name: blank []');
  });

  it('knows the text of a string, and which part of it', () => {
    expect(siteOf(inStage('  stage_name = "pr<|>od"'))).toBe('stage_name: text whole [prod]');
    expect(siteOf(inStage('  stage_name = "<|>"'))).toBe('stage_name: text whole []');
    expect(siteOf(inStage('  stage_name = "pr<|>'))).toBe('stage_name: text whole [pr]');
    expect(siteOf(inStage('  stage_name = "a<|>b${var.x}c"'))).toBe('stage_name: text part [ab]');
    expect(siteOf(inStage('  stage_name = "${var.x}c<|>d"'))).toBe('stage_name: text part [cd]');
    expect(siteOf(inStage('  stage_name = <<EOT\ntext<|> here\nEOT'))).toBe(
      'stage_name: text whole [text here\n]',
    );
  });

  it('knows words, steps and literals', () => {
    expect(siteOf(inStage('  x = aws_ap<|>'))).toBe('x: word [aws_ap]');
    expect(siteOf(inStage('  x = var.<|>'))).toBe('x: step 0 []');
    expect(siteOf(inStage('  x = aws_api_gateway_rest_api.orders.<|>'))).toBe('x: step 1 []');
    expect(siteOf(inStage('  x = aws_api_gateway_rest_api.or<|>ders.id'))).toBe('x: step 0 [orders]');
    expect(siteOf(inStage('  x = a.b[0].c<|>'))).toBe('x: step 2 [c]');
    expect(siteOf(inStage('  x = tr<|>ue'))).toBe('x: literal [true]');
    expect(siteOf(inStage('  x = 1<|>'))).toBe('x: literal [1]');
  });

  it('knows what hangs inside of what', () => {
    expect(siteOf(inStage('  x = ["a", "b<|>"]'))).toBe('x: element > text whole [b]');
    expect(siteOf(inStage('  x = [<|>]'))).toBe('x: element > blank []');
    expect(siteOf(inStage('  x = ["a", <|>]'))).toBe('x: element > blank []');
    expect(siteOf(inStage('  x = { a = b<|> }'))).toBe('x: entry(a) > word [b]');
    expect(siteOf(inStage('  x = { a = <|> }'))).toBe('x: entry(a) > blank []');
    expect(siteOf(inStage('  x = "${<|>}"'))).toBe('x: part > blank []');
    expect(siteOf(inStage('  x = "${var.<|>}"'))).toBe('x: part > step 0 []');
    expect(siteOf(inStage('  x = "${var.<|>'))).toBe('x: part > step 0 []');
    expect(siteOf(inStage('  x = upper(<|>)'))).toBe('x: inner > blank []');
    expect(siteOf(inStage('  x = up<|>per(a)'))).toBe('x: function [upper]');
    expect(siteOf(inStage('  x = a[b<|>]'))).toBe('x: inner > word [b]');
  });

  it('sees that branches are the value, and conditions are not', () => {
    expect(siteOf(inStage('  x = a ? "b<|>" : "c"'))).toBe('x: text whole [b]');
    expect(siteOf(inStage('  x = a ? "b" : "<|>c"'))).toBe('x: text whole [c]');
    expect(siteOf(inStage('  x = a<|> ? "b" : "c"'))).toBe('x: inner > word [a]');
    expect(siteOf(inStage('  x = (a<|>)'))).toBe('x: word [a]');
    expect(siteOf(inStage('  x = a == b<|>'))).toBe('x: inner > word [b]');
  });

  it('knows keys', () => {
    expect(siteOf(inStage('  x = { al<|>ias = 1 }'))).toBe('x: key [alias]');
    expect(siteOf(inStage('  x = { "al<|>ias" = 1 }'))).toBe('x: key quoted [alias]');
    expect(siteOf(inStage('  x = {\n    <|>\n  }'))).toBe('x: key []');
    expect(siteOf(inStage('  x = {\n    a = 1\n    <|>\n  }'))).toBe('x: key []');
    expect(siteOf(inStage('  x = {\n    a = 1\n    al<|>\n  }'))).toBe('x: key [al]');
  });

  it('knows the names that `for` binds', () => {
    expect(siteOf(inStage('  x = [for k, v in var.m : v.<|>]'))).toBe('x: element > step 0 > with k,v []');
    expect(siteOf(inStage('  x = [for v in v<|>ar.m : v]'))).toBe('x: inner > word [var]');
    expect(siteOf(inStage('  x = { for k, v in var.m : k => v<|> }'))).toBe(
      'x: entry(?) > word > with k,v [v]',
    );
  });

  it('is nowhere in a comment between parts of a value', () => {
    expect(siteOf(inStage('  x = [\n    # <|>\n  ]'))).toBe('nowhere');
    expect(siteOf(inStage('  x = {\n    # <|>\n  }'))).toBe('nowhere');
  });

  it('counts UTF-16 units and copes with CRLF', () => {
    expect(siteOf('x {\r\n  y = "😀é<|>z"\r\n}\r\n')).toBe('y: text whole [😀éz]');
    expect(siteOf('x {\r\n  <|>\r\n}\r\n')).toBe('item in x [] new');
  });
});

describe('scopes', () => {
  const scopeAt = (text: string) => {
    const { file, offset } = cursorOf(fixture(text));
    const site = siteAt(file, offset);
    if (site.kind === 'nowhere') throw new Error('The cursor is nowhere.');
    return site.scope;
  };

  it('has the arguments of the resource, its path and the meta-arguments', () => {
    const top = scopeAt(inStage('  <|>'));
    expect(top.schema?.attributes.has('stage_name')).toBe(true);
    expect(top.meta?.attributes.has('for_each')).toBe(true);
    expect(top.path).toEqual([]);
    const nested = scopeAt(inStage('  canary_settings {\n    <|>\n  }'));
    expect(nested.schema?.attributes.has('percent_traffic')).toBe(true);
    expect(nested.path).toEqual(['canary_settings']);
    expect(nested.meta).toBeUndefined();
  });

  it('goes through dynamic and content without counting them', () => {
    const content = scopeAt(inStage('  dynamic "canary_settings" {\n    content {\n      <|>\n    }\n  }'));
    expect(content.schema?.attributes.has('percent_traffic')).toBe(true);
    expect(content.path).toEqual(['canary_settings']);
    const body = scopeAt(inStage('  dynamic "canary_settings" {\n    <|>\n  }'));
    expect(body.target?.name).toBe('canary_settings');
    expect([...(body.schema?.attributes.keys() ?? [])]).toContain('for_each');
  });

  it('treats a draft name as the released type', () => {
    const scope = scopeAt('resource "aws_api_gateway_v2_stage" "x" {\n  <|>\n}\n');
    expect(scope.resource?.type).toBe('aws_apigatewayv2_stage');
  });

  it('has no schema for what is not known', () => {
    expect(scopeAt('resource "aws_instance" "x" {\n  <|>\n}\n').schema).toBeUndefined();
    expect(scopeAt(inStage('  nonsense {\n    <|>\n  }')).schema).toBeUndefined();
  });
});
