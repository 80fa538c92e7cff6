// A workspace that nobody trusts: live stages work, and what the workspace brings along is not believed.
import { newFile } from '../new-file.mjs';
import * as person from '../person.mjs';
import * as tree from '../tree.mjs';

/** In a window of their own. */
export const untrustedTests = [
  {
    name: 'Untrusted: live stages are shown and imported, and settings of the workspace wait',
    async run({ page, workspace, picture }) {
      const off = JSON.stringify({ 'apigatewayStages.rules': { 'invalid-stage-name': 'off' } });
      await newFile(workspace, '.vscode/settings.json', off);
      const path = await newFile(workspace, 'untrusted/main.tf', wrong);
      await tree.openView(page);
      await person.startCommand(page, 'API Gateway Stages: Select AWS Profile');
      await tree.pick(page, 'example');
      await tree.open(page, 'orders');
      await person.openFile(page, 'untrusted/main.tf');
      await person.seeSquiggle(page, 'error');
      await tree.press(page, 'load', 'Import as Terraform');
      await tree.pick(page, 'At the end of main.tf');
      await person.seeOnDisk(page, path, (text) => text.includes('id = "a1b2c3d4e5/load"'));
      await picture('imported');
    },
  },
];

const wrong = `resource "aws_api_gateway_stage" "wrong" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "dep901"
  stage_name    = "not a name"
}
`;
