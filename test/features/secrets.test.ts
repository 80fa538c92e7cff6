/** What `sensitive = true` hides, no hover, hint, finding or completion shows. */
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { completion } from '../../server/src/features/completion/completion.js';
import { diagnostics } from '../../server/src/features/diagnostics.js';
import { hover } from '../../server/src/features/hover/hover.js';
import { inlayHints } from '../../server/src/features/inlay-hints.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { wholeRange } from '../fuzz/answer-faults.js';

const SECRET = 'hunter two';

/** What reads the secret is in one file, what it is in another. */
const READS = `
resource "aws_apigatewayv2_stage" "live" {
  api_id      = "abc123"
  name        = var.secret
  description = local.read
  stage_variables = {
    token = local.read
    other = "x \${var.secret}"
  }
}

output "read" {
  value = aws_apigatewayv2_stage.live.description
}

module "child" {
  source = "./child"
  secret = nonsensitive(var.secret)
}
`;

const DECLARES = (sensitive: string): string => `
variable "secret" {
  default   = "${SECRET}"
  sensitive = ${sensitive}
}

locals {
  read = var.secret
}
`;

/** Everything that is said in the file that reads it, and at the declaration. */
function saidWith(sensitive: string): string {
  const file = sourceFile('file:///module/main.tf', READS);
  const other = sourceFile('file:///module/variables.tf', DECLARES(sensitive));
  const module = moduleFrom('file:///module', [file, other]);
  const offsets = [...READS.matchAll(/\w+/g)].map(({ index }) => index + 1);
  return JSON.stringify([
    ...offsets.flatMap((offset) => [hover(file, offset, module), completion(file, offset, module)]),
    hover(other, DECLARES(sensitive).indexOf('"secret"') + 2, module),
    inlayHints(file, wholeRange(file), module),
    diagnostics(file, module, DEFAULT_SETTINGS),
  ]);
}

test.each(['true', 'var.hides'])('a sensitive value is shown nowhere: `sensitive = %s`', (sensitive) => {
  expect(saidWith(sensitive)).not.toContain(SECRET);
});

test('one that is not sensitive is', () => {
  expect(saidWith('false')).toContain(SECRET);
});
