/** Finds IDs in `import` blocks that the provider can't take apart. What an ID looks like is a fact of each resource. */
import { attributeOf } from '../../hcl/lookup.js';
import { textOf } from '../../analysis/values/values.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { methodSettingsParts } from '../../knowledge/stage-parts.js';
import { quoted } from '../../hcl/print.js';
import type { Rule } from '../rule.js';

export const importId: Rule = {
  code: 'import-id',
  severity: 'error',
  group: 'stage',
  title: 'An incomplete import ID',
  *check({ file, evaluate }) {
    for (const block of file.body.items) {
      if (block.kind !== 'block' || block.type.text !== 'import') continue;
      const to = attributeOf(block.body, 'to')?.value;
      const id = attributeOf(block.body, 'id')?.value;
      const text = id && textOf(evaluate(id));
      const schema = to?.kind === 'reference' ? resourceSchema('resource', to.root.text) : undefined;
      const shape = schema?.facts?.importId;
      if (id === undefined || text === undefined || text === '' || !shape || isId(text, shape.shape))
        continue;
      const instead = repaired(text, shape.shape);
      yield {
        start: id.start,
        end: id.end,
        message: `\`${schema.type}\` requires an import ID of the form \`${shape.shape}\`: use an ID such as \`${instead ?? shape.example}\`.`,
        fixes: () =>
          instead === undefined || id.kind !== 'template'
            ? []
            : [
                {
                  title: `Use \`${instead}\``,
                  edits: [{ file, span: id, newText: quoted(instead) }],
                  safe: true,
                },
              ],
      };
    }
  },
  documentation: `The \`id\` of an \`import\` block consists of the parts that the provider requires, separated by slashes: API and stage for
a stage; API, stage and method path for method settings. If a part is missing, Terraform reports that the object does not
exist or that the format is unexpected. The ID is neither the ARN nor Terraform's \`ags-…\` ID; the fix converts those
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/21731)).`,
  examples: {
    bad: `import {
  to = aws_api_gateway_stage.prod
  id = "prod"
}`,
    good: `import {
  to = aws_api_gateway_stage.prod
  id = "a1b2c3d4e5/prod"
}`,
  },
};

/** Shapes of API Gateway's own IDs; others are left alone, as names and ARNs may hold slashes of their own. */
const GATEWAY = /^(?:REST-)?API-ID(?:\/[A-Z-]+)*$/;

function isId(text: string, shape: string): boolean {
  if (!GATEWAY.test(shape)) return true;
  const count = shape.split('/').length;
  const parts = text.split('/');
  if (!shape.endsWith(REST_OF_IT)) return parts.length === count && parts.every((part) => part !== '');
  // What follows the other parts is taken as it is, and live settings have paths that begin with a slash.
  return parts.slice(0, count - 1).every((part) => part !== '') && parts.slice(count - 1).join('/') !== '';
}

/** The one part that contains slashes. */
const REST_OF_IT = '/METHOD-PATH';

/** The ID of a stage that an ARN or Terraform's own ID tells. */
function repaired(text: string, shape: string): string | undefined {
  const [, api, stage] =
    /^arn:[^:]*:apigateway:[^:]*::\/(?:rest)?apis\/([^/]+)\/stages\/([^/]+)$/.exec(text) ??
    /^ags-([a-z0-9]+)-(.+)$/.exec(text) ??
    /^\/?([a-z0-9]+)\/([^/]+)\/?$/.exec(text) ??
    [];
  if (api === undefined || stage === undefined) return undefined;
  if (shape.endsWith('/STAGE-NAME')) return `${api}/${stage}`;
  return shape.endsWith(REST_OF_IT) ? `${api}/${stage}/${methodSettingsParts.everyMethod}` : undefined;
}
