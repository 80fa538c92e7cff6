/** Finds stage variables that nothing reads, where everything that could is known. */
import { attributeOf } from '../../hcl/lookup.js';
import { plainText } from '../../analysis/references/mentions.js';
import { connectedWith } from '../../analysis/references/connected-modules.js';
import { textOf } from '../../analysis/values/values.js';
import type { ObjectEntry } from '../../hcl/syntax.js';
import { familyOfType } from '../../knowledge/stage-families.js';
import {
  integrations,
  quietAuthorizers,
  readerTypes as readers,
} from '../../knowledge/vocabularies/stage-variable-readers.js';
import { removeEntry } from '../../edits/entries.js';
import { definitionArguments } from '../../knowledge/vocabularies/openapi.js';
import { definitionOf } from '../query/definitions.js';
import { oncePerRun } from '../query/once-per-run.js';
import { type Resource, resourcesInFile, resourcesInModule } from '../query/resources.js';
import type { Rule, RuleContext } from '../rule.js';
import { isPlain } from './plain-texts.js';
import { misspeltPlaceholders } from './misspelt-placeholders.js';
import {
  apiOfResource,
  declaredVariables,
  handedOn,
  mayBeOfAnyApi,
  stagesAndReaders,
} from './stage-variables.js';

export const stageVariableUnused: Rule = {
  code: 'stage-variable-unused',
  severity: 'hint',
  group: 'stage',
  title: 'An unused stage variable',
  *check(context) {
    for (const resource of resourcesInFile(context, 'aws_api_gateway_stage', 'aws_apigatewayv2_stage')) {
      const written = attributeOf(resource.block.body, familyOfType(resource.type).stage.variables)?.value;
      const api =
        written?.kind === 'object' && !resource.repeated ? apiOfResource(resource, context) : undefined;
      if (!api || written?.kind !== 'object' || !isAllKnown(api, resource, context)) continue;
      for (const entry of written.entries) {
        const name = nameOf(entry);
        if (name !== undefined && namesRead(context)?.has(name) === false) {
          yield {
            start: entry.key.start,
            end: entry.key.end,
            tag: 'unnecessary',
            message: `Nothing in \`${api.address}\` uses the stage variable \`${name}\`: remove it.`,
            fixes: () => [
              {
                title: `Remove \`${name}\``,
                edits: removeEntry(context.file, written, entry),
                safe: false,
              },
            ],
          };
        }
      }
    }
  },
  documentation: `A variable that no integration, authorizer or OpenAPI body uses has no effect. Reported only if everything that could
use it is in this module: not for an API with a Lambda function, which receives all stage variables, and not if text comes
from variables, other modules, or files that are not beside this one.`,
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

  variables = {
    host  = "orders.example.com"
    color = "blue"
  }
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

function nameOf({ key }: ObjectEntry): string | undefined {
  return key.kind === 'reference' && key.steps.length === 0 ? key.root.text : plainText(key);
}

/** The names that any text of the module, or of those around it, reads; undefined where one reads in a way that doesn't tell which. */
const namesRead = oncePerRun((context): ReadonlySet<string> | undefined => {
  const { module } = context;
  const names = new Set<string>();
  const unread = misspeltPlaceholders(context).flatMap(({ written }) => written ?? []);
  const around = connectedWith(module) ?? (module.callers() ?? []).map((caller) => caller.module);
  const files = new Set([module, ...around].flatMap((each) => [...each.files, ...each.texts.values()]));
  for (const file of files) {
    for (const match of file.text.matchAll(READ)) {
      const [, name, open, key] = match;
      const read = name ?? key;
      const isUnread = unread.some(
        (each) => each.file === file && each.span.start <= match.index && match.index < each.span.end,
      );
      if (isUnread) continue;
      if (read === undefined || open !== undefined) return undefined;
      names.add(read);
    }
  }
  return names;
});

const READ = /stageVariables(?:\.(\w+)(\()?|\[\\?['"](\w+)\\?['"]\])?/g;

const hasUncertainReader = oncePerRun((context) =>
  resourcesInModule(context, ...readers).some((each) => mayBeOfAnyApi(each, context)),
);

/** Whether everything that could read variables of the API is in this module, as plain text. */
function isAllKnown(api: Resource, stage: Resource, context: RuleContext): boolean {
  const own = stagesAndReaders(api, context).filter(({ type }) => readers.has(type));
  const calling = own.filter((each) => Object.hasOwn(integrations.types, each.type));
  const declared = declaredVariables(api, context);
  const read = namesRead(context);
  const hasBody = attributeOf(api.block.body, definitionArguments.body) !== undefined;
  const definition = hasBody ? definitionOf(api, context) : undefined;
  const isHidden =
    declared === undefined ||
    // One that is read and not there is most likely what this one was meant for.
    read === undefined ||
    [...read].some((name) => !declared.includes(name)) ||
    hasUncertainReader(context) ||
    handedOn(context).has(stage.address) ||
    readsVariables(stage, context) ||
    (calling.length === 0 && definition === undefined) ||
    (hasBody && definition?.quiet !== true);
  return (
    !isHidden &&
    own.every((each) => isPlain(each, context)) &&
    calling.every((each) =>
      holds(
        each,
        integrations.types[each.type as keyof typeof integrations.types],
        integrations.readNothingElse,
        context,
      ),
    ) &&
    own.every((each) => {
      const [name, values] = quietAuthorizers[each.type] ?? [];
      return name === undefined || values === undefined || holds(each, name, values, context);
    })
  );
}

function holds({ block }: Resource, name: string, values: readonly string[], context: RuleContext): boolean {
  const written = attributeOf(block.body, name);
  const value = written && textOf(context.evaluate(written.value));
  return value !== undefined && values.includes(value);
}

function readsVariables({ address, type }: Resource, { module }: RuleContext): boolean {
  const name = familyOfType(type).stage.variables;
  return module.files.some(({ text }) => text.includes(`${address}.${name}`) || text.includes(`${address}[`));
}
