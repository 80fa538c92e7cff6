/** `apigateway-stages render`: what comes out for what the AWS CLI prints, and what is said where it is no stage. */
import { expect, test } from 'vitest';
import { renderCommand } from '../../server/src/render/command.js';
import { restStage } from './rendered.js';

const STAGE = JSON.stringify(restStage({ variables: { a: '${x}' } }).stage);
const REST = ['--rest-api-id', 'a1b2c3'];

test('a stage becomes Terraform on standard output, with nothing to say', () => {
  const { output, messages, exitCode } = renderCommand(REST, STAGE);
  expect({ messages, exitCode }).toEqual({ messages: '', exitCode: 0 });
  expect(output).toContain('id = "a1b2c3/prod"');
  expect(output).toContain('a = "$${x}"');
});

test('several stages at once, of either version', () => {
  const rest = renderCommand(REST, `{"item": [${STAGE}, ${STAGE.replace('"prod"', '"test"')}]}`);
  expect(rest.output.match(/^resource/gm)).toHaveLength(2);
  const version2 = renderCommand(
    ['--api-id=h1', '--name', 'Shop'],
    '{"Items": [{"StageName": "$default", "CreatedDate": 1480449345.5}]}',
  );
  expect(version2.output).toContain('resource "aws_apigatewayv2_stage" "shop_default"');
});

test.each<[readonly string[], string, number, RegExp]>([
  [[], STAGE, 2, /Say with `--rest-api-id` or `--api-id`/],
  [[...REST, '--api-id', 'x'], STAGE, 2, /Say with/],
  [['--rest-api-id'], STAGE, 2, /`--rest-api-id` needs a value/],
  [[...REST, '--verbose', 'x'], STAGE, 2, /no argument `--verbose`/],
  [REST, '', 1, /Nothing came .* `aws apigateway get-stage --rest-api-id a1b2c3 --stage-name NAME/],
  [REST, 'An error occurred (403)', 1, /no JSON/],
  [REST, '{"items": [{"id": "a"}]}', 1, /no stage but an object with `items`.*get-stage/],
  [REST, '[]', 1, /no stage but a list/],
  [REST, 'null', 1, /no stage but the JSON `null`/],
  [REST, '{"item": []}', 1, /has no stages/],
  [REST, '{"StageName": "x"}', 1, /say `--api-id` instead/],
  [['--api-id', 'x'], STAGE, 1, /say `--rest-api-id` instead/],
  [REST, '{"stageName": "prod", "tags": {"a": 1}}', 1, /`stage.tags.a` should be a string and is a number/],
  [REST, '{"stageName": "a/b"}', 1, /name of the stage is missing or no name/],
  [['--api-id', 'x'], '{"StageName": "$default", "ApiGatewayManaged": true}', 1, /quick create/],
])('%j with %j ends with %i', (args, input, code, message) => {
  const { output, messages, exitCode } = renderCommand(args, input);
  expect({ output, exitCode }).toEqual({ output: '', exitCode: code });
  expect(messages).toMatch(message);
});
