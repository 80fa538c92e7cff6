/** `apigateway-stages render`: what comes out for what the AWS CLI prints, and what is said where it is not a stage. */
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
  [[], STAGE, 2, /Specify the API of the stages with either `--rest-api-id` or `--api-id`/],
  [[...REST, '--api-id', 'x'], STAGE, 2, /either `--rest-api-id` or `--api-id`/],
  [['--rest-api-id'], STAGE, 2, /`--rest-api-id` requires a value/],
  [[...REST, '--verbose', 'x'], STAGE, 2, /Unknown option `--verbose`/],
  [REST, '', 1, /Standard input is empty.* `aws apigateway get-stage --rest-api-id a1b2c3 --stage-name NAME/],
  [REST, 'An error occurred (403)', 1, /no JSON/],
  [REST, '{"items": [{"id": "a"}]}', 1, /an object with `items`, not a stage.*get-stage/],
  [REST, '[]', 1, /a list, not a stage/],
  [REST, 'null', 1, /the JSON `null`, not a stage/],
  [REST, '{"item": []}', 1, /has no stages/],
  [REST, '{"StageName": "x"}', 1, /Use `--api-id` instead/],
  [['--api-id', 'x'], STAGE, 1, /Use `--rest-api-id` instead/],
  [REST, '{"stageName": "prod", "tags": {"a": 1}}', 1, /`stage.tags.a` must be a string, not a number/],
  [REST, '{"stageName": "a/b"}', 1, /no name of the stage, or it is invalid/],
  [['--api-id', 'x'], '{"StageName": "$default", "ApiGatewayManaged": true}', 1, /quick create/],
])('%j with %j ends with %i', (args, input, code, message) => {
  const { output, messages, exitCode } = renderCommand(args, input);
  expect({ output, exitCode }).toEqual({ output: '', exitCode: code });
  expect(messages).toMatch(message);
});
