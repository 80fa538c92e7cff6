/** Finds placeholders for stage variables that API Gateway does not fill in. */
import { textFor } from '../../analysis/log-format/format-text.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { distinct, headOf } from '../access-log/access-log-places.js';
import { type MisspeltPlaceholder, misspeltPlaceholders } from './misspelt-placeholders.js';

export const stageVariablePlaceholder: Rule = {
  code: 'stage-variable-placeholder',
  severity: 'warning',
  group: 'stage',
  title: 'A stage variable that API Gateway does not fill in',
  check: (context) => distinct(findings(context)),
  documentation: `In the URI and the credentials of an integration or an authorizer, also in an OpenAPI definition, and in
\`connection_id\`, API Gateway fills in
\`\${stageVariables.name}\` alone. In HCL that is written \`$\${stageVariables.name}\`. Backslashes, or a placeholder without
braces, stay in the text, and calls fail
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/19645)). Mapping templates take
\`$stageVariables.name\`; request and response parameters of REST APIs take \`stageVariables.name\` without a sign.`,
  examples: {
    bad: `resource "aws_api_gateway_integration" "orders" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = "GET"
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://$stageVariables.host/orders"
}`,
    good: `resource "aws_api_gateway_integration" "orders" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_resource.orders.id
  http_method             = "GET"
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://$\${stageVariables.host}/orders"
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  const { file } = context;
  for (const placeholder of misspeltPlaceholders(context)) {
    const { resource, attribute, text, right, written } = placeholder;
    if (resource.file !== file) continue;
    const isHere = written?.file === file && written.form !== 'computed';
    const { start, end } = isHere ? written.span : headOf(file, attribute.value);
    yield {
      start,
      end,
      message: `API Gateway does not fill in \`${text}\` here: write \`${textFor(formIn(written), right)}\`.`,
      related:
        written && !isHere
          ? [{ file: written.file, span: written.span, message: 'The value comes from here.' }]
          : [],
      fixes: () => fixesOf(placeholder),
    };
  }
}

/** What is put together is written in HCL, most likely. */
function formIn(written: MisspeltPlaceholder['written']): NonNullable<typeof written>['form'] {
  return written && written.form !== 'computed' ? written.form : 'quoted';
}

/** Only where it stands in one piece: a part that is computed, or a quote between, would be lost. */
function fixesOf({ right, written }: MisspeltPlaceholder): readonly Fix[] {
  if (!written || written.form === 'computed') return [];
  const { file, span, form } = written;
  const newText = textFor(form, right);
  const source = file.text.slice(span.start, span.end);
  return /^[\w\\${}().%-]+$/.test(source)
    ? [{ title: `Change to \`${newText}\``, edits: [{ file, span, newText }], safe: true }]
    : [];
}
