// What a person sees and does with the extension in the window of VS Code. Knows the extension only by what is on
// the page.
import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFile, seeInStatusBar } from './person.mjs';

/** In the order in which they run; `name` is the picture's name as well. */
export const tests = [
  {
    name: 'A Terraform file has its language',
    async run({ page, workspace }) {
      await writeFile(join(workspace, 'fresh.tf'), 'resource "aws_api_gateway_stage" "x" {\n}\n');
      await openFile(page, 'fresh.tf');
      await seeInStatusBar(page, 'Terraform');
      assert.ok(true);
    },
  },
];
