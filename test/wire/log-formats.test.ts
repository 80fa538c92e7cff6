/** Access log formats over the wire: a list after a dollar, colours, findings that weigh by API type. */
import { expect, test } from 'vitest';
import type { CompletionItem, SemanticTokens } from 'vscode-languageserver/node';
import { positionIn } from '../support/stdio-client.js';
import { fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

const API = `resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}
`;
const STAGE = `resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.shop.id
  name   = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.live.arn
    format          = "$context.requestId $context.connectionId $"
  }

  auto_deploy = true
}
`;

test('the stage of an API in another file is offered, coloured and judged by the type of that API', async () => {
  const root = await folder({ 'stage.tf': STAGE, 'api.tf': API });
  const server = await editor({ folders: [root.uri], settings: { strictCheck: false } });
  const uri = root.of('stage.tf');
  await server.open(uri, STAGE);

  const { completionProvider, semanticTokensProvider } = server.initialized.capabilities;
  expect(completionProvider?.triggerCharacters).toContain('$');
  const items = await server.request<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri },
    position: positionIn(STAGE, STAGE.indexOf(' $"') + 2),
    context: { triggerKind: 2, triggerCharacter: '$' },
  });
  const labels = items.map(({ label }) => label);
  expect(labels).toContain('$context.routeKey');
  expect(labels).not.toContain('$context.resourceId');

  expect(semanticTokensProvider?.legend.tokenTypes).toContain('variable');
  const tokens = await server.request<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument: { uri },
  });
  // Line, column and length of the two variables; the lone dollar is none.
  expect(tokens.data).toEqual([6, 23, 18, 0, 1, 0, 19, 21, 0, 1]);

  const shown = await server.until(uri, (found) => found.some(({ code }) => code === 'access-log-wrong-api'));
  expect(shown.find(({ code }) => code === 'access-log-wrong-api')?.severity).toBe(1);

  await server.configure({ strictCheck: false, rules: { 'access-log-wrong-api': 'hint' } });
  const changed = await server.until(uri, (found) => found.some(({ severity }) => severity === 4));
  expect(changed.find(({ severity }) => severity === 4)?.code).toBe('access-log-wrong-api');
  await server.stop();
});
