/** Finds stage variables that no stage of the API has, and those that Terraform takes for its own. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import type { Rule } from '../rule.js';
import { apiOfResource, declaredVariables, placeOfUse, variableUses } from './stage-variables.js';
import { unescapedPlaceholders } from './unescaped-placeholders.js';

export const stageVariableUndefined: Rule = {
  code: 'stage-variable-undefined',
  severity: 'warning',
  group: 'stage',
  title: 'A stage variable that no stage declares',
  *check(context) {
    yield* unescapedPlaceholders(context);
    const known = new Map<string, readonly string[] | undefined>();
    const told = new Set<string>();
    for (const use of variableUses(context)) {
      const { name, resource, file } = use;
      const api = apiOfResource(resource, context);
      if (!api) continue;
      if (!known.has(api.address)) known.set(api.address, declaredVariables(api, context));
      const declared = known.get(api.address);
      if (declared && !declared.includes(name)) {
        const meant = didYouMean(name, declared);
        const place = placeOfUse(use);
        // A file that is read may use it several times.
        const key = `${name} ${String(place.start)}`;
        if (told.has(key)) continue;
        told.add(key);
        yield {
          ...place,
          message: `No stage of \`${api.address}\` has a variable \`${name}\`: ${meant === undefined ? 'add it to the stage' : `use \`${meant}\``}.`,
          fixes: () =>
            meant === undefined
              ? []
              : [
                  {
                    title: `Change to \`${meant}\``,
                    edits: [{ file, span: { start: use.start, end: use.end }, newText: meant }],
                    safe: false,
                  },
                ],
        };
      }
    }
  },
  documentation: `API Gateway resolves the stage variables in an integration, an authorizer or an OpenAPI body for each request. Texts that
\`file\` and \`templatefile\` read are looked at as well. A
variable that the stage doesn't have becomes empty text, and the request fails. Reported if no stage of the API has the
variable, all of its stages are in the module and their variables are known.

With a single dollar sign, the placeholder is a Terraform interpolation that refers to nothing, an error in HCL. Use two.`,
  examples: {
    bad: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_integration" "orders" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_rest_api.orders.root_resource_id
  http_method             = "GET"
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://$\${stageVariables.host}/orders"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_integration" "orders" {
  rest_api_id             = aws_api_gateway_rest_api.orders.id
  resource_id             = aws_api_gateway_rest_api.orders.root_resource_id
  http_method             = "GET"
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://$\${stageVariables.host}/orders"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  variables = {
    host = "orders.example.com"
  }
}`,
  },
};
