/** Tells of access log formats. */
import * as z from 'zod';
import { toolOf } from './tool.js';

const apiType = z
  .enum(['REST', 'HTTP', 'WEBSOCKET'])
  .describe('REST for aws_api_gateway_*, HTTP or WEBSOCKET for aws_apigatewayv2_* by its protocol_type.');

/** The variables of a type of API. */
export const contextVariablesTool = toolOf({
  name: 'list_context_variables',
  title: 'List $context variables',
  description:
    'Lists the `$context` variables that access logs of a type of API can use, with what each holds and an example. Types differ: a name that one has may be logged as `-` by another.',
  input: z.strictObject({ apiType }),
  output: z.object({
    variables: z.array(
      z.object({
        name: z.string().describe('`<name>` in it stands for a name of your own.'),
        group: z.string(),
        description: z.string(),
        example: z.string(),
      }),
    ),
  }),
  run: ({ apiType: type }, { parts }) => ({
    kind: 'result',
    value: {
      variables: parts.variablesFor([type]).map(({ name, group, doc, example }) => ({
        name: `$context.${name.replace('*', '<name>')}`,
        group: group.title,
        description: group.note === undefined ? doc : `${doc} ${group.note}`,
        example,
      })),
    },
  }),
});

/** A whole format. */
export const logFormatTool = toolOf({
  name: 'get_log_format',
  title: 'Get an access log format',
  description:
    'Gives a whole access log format for a type of API as a Terraform expression, for `format` in `access_log_settings`.',
  input: z.strictObject({
    apiType,
    format: z.enum(['JSON', 'CLF', 'CSV', 'XML']).default('JSON').describe('JSON is the easiest to query.'),
  }),
  output: z.object({ format: z.string().describe('An expression: a string, or jsonencode({ … }).') }),
  run: ({ apiType: type, format }, { parts }) => {
    const found = parts.wholeFormatsFor(type).find(({ name }) => name === format);
    return { kind: 'result', value: { format: found?.source ?? '' } };
  },
});
