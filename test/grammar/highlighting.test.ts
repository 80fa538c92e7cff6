import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type IRawGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const INJECTION = 'apigateway.context-variables.injection';

let grammar: IGrammar;

beforeAll(async () => {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => Promise.resolve(GRAMMARS[scope] ?? null),
    getInjections: (scope) => (scope === 'source.hcl.terraform' ? [INJECTION] : []),
  });
  const loaded = await registry.loadGrammar('source.hcl.terraform');
  if (loaded === null) throw new Error('the base grammar is missing');
  grammar = loaded;
});

describe('$context in a log format', () => {
  test('a quoted string', () => {
    expect(variablesIn('format = "$context.requestId $context.identity.sourceIp"')).toEqual([
      '$context.requestId',
      '$context.identity.sourceIp',
    ]);
  });

  test('a heredoc', () => {
    const lines = ['format = <<EOF', '$context.requestId ($context.status)', 'EOF', 'name = "x"'];
    expect(variablesIn(...lines)).toEqual(['$context.requestId', '$context.status']);
  });

  test('an indented heredoc', () => {
    expect(variablesIn('format = <<-EOT', '    $context.requestId', '  EOT')).toEqual(['$context.requestId']);
  });

  test('the object of a jsonencode', () => {
    const lines = [
      'format = jsonencode({',
      '  id = "$context.requestId"',
      '  "ip" : "$context.identity.sourceIp"',
      '})',
    ];
    expect(variablesIn(...lines)).toEqual(['$context.requestId', '$context.identity.sourceIp']);
  });

  test('beside an interpolation, and in a string inside of one', () => {
    const line = 'format = "${var.prefix}$context.requestId${join(" ", ["$context.status"])}"';
    expect(variablesIn(line)).toEqual(['$context.requestId', '$context.status']);
  });

  test('escaped JSON in a quoted string', () => {
    expect(variablesIn(String.raw`format = "{\"id\":\"$context.requestId\"}"`)).toEqual([
      '$context.requestId',
    ]);
  });

  test('takes in what API Gateway would swallow: a full stop or a hyphen after the name', () => {
    expect(variablesIn('format = "$context.stage-$context.apiId. End"')).toEqual([
      '$context.stage-',
      '$context.apiId.',
    ]);
  });

  test('tells the parts of a name apart', () => {
    expect(tokens('format = "$context.identity.sourceIp"').filter(isVariable)).toEqual([
      ['$', 'punctuation.definition.variable.apigateway'],
      ['context', 'support.variable.namespace.apigateway'],
      ['.', 'punctuation.accessor.apigateway'],
      ['identity', 'support.variable.property.apigateway'],
      ['.', 'punctuation.accessor.apigateway'],
      ['sourceIp', 'support.variable.property.apigateway'],
    ]);
  });

  test('leaves other text alone', () => {
    expect(variablesIn('format = "context.requestId $contextual.x $contexts $context-id"')).toEqual([]);
    expect(variablesIn('# $context.requestId', 'a = context.requestId')).toEqual([]);
    expect(variablesIn('format = "${context.requestId}"')).toEqual([]);
  });
});

describe('stage variables', () => {
  test('escaped for Terraform in the address of an integration', () => {
    expect(variablesIn('uri = "https://$${stageVariables.backend}/orders"')).toEqual([
      '$${stageVariables.backend}',
    ]);
  });

  test('in a mapping template', () => {
    const lines = ['template = <<EOF', '{"a":"$stageVariables.one","b":"$stageVariables[\'two\']"}', 'EOF'];
    expect(variablesIn(...lines)).toEqual(['$stageVariables.one', "$stageVariables['two']"]);
  });

  test('as the source of a mapped parameter', () => {
    expect(variablesIn('"integration.request.header.x" = "stageVariables.alias"')).toEqual([
      'stageVariables.alias',
    ]);
  });

  test('leaves an interpolation of Terraform alone', () => {
    expect(variablesIn('uri = "${stageVariables.backend}"', 'text = "about stageVariables.x"')).toEqual([]);
  });
});

test('the base grammar reads blocks, arguments and comments as before', () => {
  const lines = ['resource "aws_api_gateway_stage" "prod" { # why', '  stage_name = "$context.stage"', '}'];
  const scopes = lineTokens(lines).flat();
  expect(scopes.find(([text]) => text === 'resource')?.[1]).toContain('entity.name.type.terraform');
  expect(scopes.find(([text]) => text === 'stage_name')?.[1]).toContain('variable.other.readwrite.hcl');
  expect(scopes.find(([text]) => text === ' why')?.[1]).toContain('comment.line.number-sign.hcl');
  expect(scopes.at(-1)).toEqual(['}', expect.stringContaining('punctuation.section.block.end.hcl')]);
});

type Token = readonly [text: string, scope: string];

/** Each line's tokens with all of their scopes, joined by blanks. */
function lineTokens(lines: readonly string[]): readonly (readonly Token[])[] {
  let state = textmate.INITIAL;
  return lines.map((line) => {
    const { tokens: found, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return found.map(({ startIndex, endIndex, scopes }) => [
      line.slice(startIndex, endIndex),
      scopes.join(' '),
    ]);
  });
}

/** Every token with its innermost scope. */
function tokens(...lines: readonly string[]): readonly Token[] {
  return lineTokens(lines)
    .flat()
    .map(([text, scopes]) => [text, scopes.split(' ').at(-1) ?? '']);
}

/** The texts that a theme colours as API Gateway's variables; adjoining tokens of one variable together. */
function variablesIn(...lines: readonly string[]): readonly string[] {
  return lineTokens(lines).flatMap((line) =>
    line
      .map(([text, scopes]) => (/support\.variable\.(context|stage)\.apigateway/.test(scopes) ? text : '\n'))
      .join('')
      .split('\n')
      .flatMap((text) => text.split(/(?<=.)(?=\$context)/))
      .filter((text) => text !== ''),
  );
}

function isVariable([, scope]: Token): boolean {
  return scope.endsWith('.apigateway');
}

const GRAMMARS: Readonly<Record<string, IRawGrammar>> = {
  'source.hcl.terraform': read('../../node_modules/tm-grammars/grammars/terraform.json'),
  [INJECTION]: read('../../syntaxes/context-variables.tmLanguage.json'),
};

function read(path: string): IRawGrammar {
  const file = new URL(path, import.meta.url);
  return textmate.parseRawGrammar(readFileSync(file, 'utf8'), file.pathname);
}
