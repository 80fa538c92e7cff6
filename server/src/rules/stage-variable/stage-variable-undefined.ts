/** Finds stage variables that no stage of the API has, and those that Terraform takes for its own. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { isUnescaped, WORD } from '../../analysis/stage-variables/uses.js';
import { referencesIn } from '../../hcl/walk.js';
import type { Call, Span } from '../../hcl/syntax.js';
import { textUses } from '../../analysis/stage-variables/text-uses.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Rule, RuleContext, Finding, Fix } from '../rule.js';
import { apiOfResource, declaredVariables, type VariableUse, variableUses } from './stage-variables.js';

export const stageVariableUndefined: Rule = {
  code: 'stage-variable-undefined',
  severity: 'warning',
  group: 'stage',
  title: 'A stage variable that no stage declares',
  *check(context) {
    yield* unescaped(context);
    yield* unescapedInTexts(context);
    const known = new Map<string, readonly string[] | undefined>();
    for (const use of variableUses(context)) {
      const { name, resource, file } = use;
      const api = apiOfResource(resource, context);
      if (!api) continue;
      if (!known.has(api.address)) known.set(api.address, declaredVariables(api, context));
      const declared = known.get(api.address);
      if (declared && !declared.includes(name)) {
        const meant = didYouMean(name, declared);
        yield {
          ...placeOfUse(use),
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

With a single dollar sign, the placeholder is a Terraform interpolation and \`terraform plan\` fails. In HCL, use two.`,
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

/** A use in a text beside the module is told of where the text is read. */
function placeOfUse({
  start,
  end,
  file,
  at,
}: Pick<VariableUse, 'start' | 'end' | 'file' | 'at'>): Span & Pick<Finding, 'related'> {
  return at
    ? { start: at.start, end: at.end, related: [{ file, span: { start, end }, message: 'It is read here.' }] }
    : { start, end };
}

function* unescapedInTexts({ file, module }: RuleContext): Generator<Finding> {
  for (const use of textUses(file, module)) {
    if (use.escaped || isGiven(use.call)) continue;
    const at = use.start - UNESCAPED.length;
    yield {
      ...placeOfUse(use),
      message: misread(use.name),
      fixes: () => [doubled(use.file, at)],
    };
  }
}

/** Terraform has no `stageVariables`, unless a block or a `for` binds the name, which then stands not alone in braces. */
function* unescaped({ file, module }: RuleContext): Generator<Finding> {
  for (const reference of file.text.includes(UNESCAPED) ? referencesIn(file.body) : []) {
    const [step] = reference.steps;
    if (step?.kind === 'attribute' && isUnescaped(reference, file)) {
      const name = step.name.text;
      if (module.resources.has(`${WORD}.${name}`)) continue;
      const at = reference.start - 2;
      yield {
        start: at,
        end: reference.end + 1,
        message: misread(name),
        fixes: () => [doubled(file, at)],
      };
    }
  }
}

/** Whether the values of a template may have the name. */
function isGiven({ arguments: [, values] }: Call): boolean {
  return (
    values?.kind !== 'object' ||
    values.entries.some(({ key }) => key.kind !== 'reference' || key.root.text === WORD)
  );
}

function misread(name: string): string {
  return `Terraform reads this as an interpolation, and \`stageVariables\` does not exist there: use \`$\${stageVariables.${name}}\` so that API Gateway resolves it.`;
}

function doubled(file: SourceFile, at: number): Fix {
  return {
    title: 'Double the dollar sign',
    edits: [{ file, span: { start: at, end: at }, newText: '$' }],
    safe: true,
  };
}

const UNESCAPED = `\${${WORD}.`;
