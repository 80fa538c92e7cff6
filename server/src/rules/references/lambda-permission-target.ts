/** Finds permissions that allow calls from something no call ever comes from. */
import { certainValue } from '../../analysis/references/certain-value.js';
import { knownInstances } from '../../analysis/references/instances.js';
import { argumentValue } from '../../analysis/references/points-to.js';
import { attributeOf } from '../../hcl/lookup.js';
import { quoted } from '../../hcl/print.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import { authorizerCall, invokePermission } from '../../knowledge/vocabularies/invoke-permission.js';
import { type CallSource, callSourceOf, fits } from './call-sources.js';
import { resourcesInFile } from '../query/resources.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { listed } from '../wording.js';
import type { WrittenText } from './source-parts.js';

export const lambdaPermissionTarget: Rule = {
  code: 'lambda-permission-target',
  severity: 'warning',
  group: 'stage',
  title: 'A permission that matches no request',
  setting: 'A permission for the wrong ARN of a stage.',
  *check(context) {
    const { argument, type } = invokePermission;
    for (const { block } of resourcesInFile(context, type)) {
      const expression = attributeOf(block.body, argument)?.value;
      const finding = expression && findingFor(block, expression, context);
      if (finding) yield finding;
    }
  },
  documentation: `\`source_arn\` is a pattern for request ARNs, in which \`*\` matches any text. If it matches none, the apply succeeds but the
API returns 500. The ARN of a request is

- \`arn:aws:execute-api:…:API/STAGE/METHOD/PATH\` for REST and HTTP APIs,
- \`arn:aws:execute-api:…:API/STAGE/ROUTE\` for WebSocket APIs and the \`$default\` route of HTTP APIs,
- \`arn:aws:execute-api:…:API/authorizers/ID\` for authorizers.

The \`execution_arn\` of a stage or an API is only the beginning. The \`arn\` of a stage belongs to another service, and its
\`invoke_url\` is a URL. Unknown parts are assumed to match. If all routes of the API, or all its paths and methods, are in the
module, the pattern has to match one of those: \`/*/*/*\` does not match an API that only has the route \`$default\`.`,
  examples: {
    bad: `resource "aws_lambda_permission" "api_gateway" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = aws_api_gateway_stage.prod.arn
}`,
    good: `resource "aws_lambda_permission" "api_gateway" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "\${aws_api_gateway_stage.prod.execution_arn}/*/*"
}`,
  },
};

function findingFor(block: Block, expression: Expression, context: RuleContext): Finding | undefined {
  const { file } = context;
  const [wrong, instances] = wrongSource(block, { expression, file }, context);
  if (!wrong) return undefined;
  const { read, known } = wrong;
  const isWrong = read !== invokePermission.attribute;
  const isElsewhere = wrong.expression !== expression;
  const { start, end } = (isWrong && !isElsewhere ? wrong.beginning : undefined) ?? expression;
  const who = instances.length > 0 ? ` for ${listed(instances)}` : '';
  return {
    start,
    end,
    message: isWrong
      ? `The ARN of a request begins with \`${invokePermission.attribute}\`, not with \`${read}\`, so this permission allows nothing: use \`${invokePermission.attribute}\`, followed by \`${known.followedBy}\` for every request.`
      : isWhole(wrong)
        ? `This API has no method and path that match \`${wrong.rest}\`${who}, so this permission allows nothing: name one that it has, or use \`${known.followedBy}\` for every request.`
        : `No request of this API matches${who}, so this permission allows nothing: after the ${known.of === 'stage' ? 'stage' : 'API'}, add ${shapeOf(wrong)}, such as \`${known.followedBy}\`.`,
    fixes: () => (instances.length > 0 ? [] : fixesFor(wrong)),
    related: isElsewhere
      ? [{ file: wrong.file, span: wrong.expression, message: 'The pattern is written here.' }]
      : [],
  };
}

/** The source, where it or what it comes to for some instances matches no call; these, where others match. */
function wrongSource(
  block: Block,
  written: WrittenText,
  context: RuleContext,
): readonly [CallSource | undefined, readonly string[]] {
  const isRight = (each: CallSource): boolean =>
    each.read === invokePermission.attribute && fits(each.rest, each);
  const source = callSourceOf(written, context);
  if (!source || !isRight(source)) return [source, []];
  const instances = isSettled(block, context)
    ? knownInstances({ resource: block, dynamic: undefined }, context.evaluate)
    : [];
  const wrong = instances.flatMap(({ key, bound }) => {
    const own = callSourceOf(written, context, bound);
    return own && !isRight(own) ? [{ key, own }] : [];
  });
  return [wrong[0]?.own, wrong.map(({ key }) => key)];
}

/** Whether a block's instances are the same in every use of the module, and its source differs between them. */
function isSettled(block: Block, context: RuleContext): boolean {
  const each = argumentValue(block, 'for_each');
  return each !== undefined && certainValue(each, context).kind !== 'unknown';
}

/** Whether a pattern has all the parts of a call with a method and path, so that only their values are wrong. */
function isWhole(source: CallSource): boolean {
  const parts = source.rest.split('/').length - 1;
  const isPlain = !source.types.includes('WEBSOCKET') && !source.rest.includes('$');
  return isPlain && !hasOnlyDefault(source) && parts >= (source.known.of === 'api' ? 3 : 2);
}

function hasOnlyDefault({ shapes }: CallSource): boolean {
  const own = shapes.filter((each) => each !== authorizerCall);
  return own.every((each) => each.endsWith(`/${version2StageParts.defaultRouteKey}`));
}

/** What calls have after the stage or API, in words. */
function shapeOf(source: CallSource): string {
  const { known, types } = source;
  const stage = known.of === 'api' ? '/STAGE' : '';
  const fallback = `\`${stage}/${version2StageParts.defaultRouteKey}\``;
  if (hasOnlyDefault(source)) return fallback;
  return [
    ...(types.includes('WEBSOCKET') ? [`\`${stage}/ROUTE\``] : []),
    ...(types.some((each) => each !== 'WEBSOCKET') ? [`\`${stage}/METHOD/PATH\``] : []),
    ...(types.includes('HTTP') ? [fallback] : []),
  ].join(' or ');
}

/** Reads the right attribute, and follows it with what is there, that behind any stage, or a pattern for all calls. */
function fixesFor(source: CallSource): readonly Fix[] {
  const { attribute } = invokePermission;
  const { file, read, rest, known, expression, beginning, name, restSpan, isPlain } = source;
  if (!isPlain || !beginning || (read !== attribute && !name)) return [];
  const renaming = read === attribute || !name ? [] : [{ file, span: name, newText: attribute }];
  if (fits(rest, source)) return [{ title: `Use \`${attribute}\``, edits: renaming, safe: true }];
  const behindStage = `/*${rest}`;
  const isBehindStage = rest.length > 1 && fits(behindStage, source);
  const title = `Match ${isBehindStage ? `\`${behindStage}\`` : 'every call'} with \`${attribute}\``;
  if (restSpan) {
    const end = isBehindStage ? restSpan.start : restSpan.end;
    const span = { start: restSpan.start, end };
    const edits = [...renaming, { file, span, newText: isBehindStage ? '/*' : known.followedBy }];
    // It would allow more than was meant.
    return [{ title, edits, safe: false, ...(isWhole(source) ? { preferred: false } : {}) }];
  }
  const after = isBehindStage ? quoted(behindStage).slice(1, -1) : known.followedBy;
  const edits = [
    { file, span: { start: expression.start, end: beginning.start }, newText: '"${' },
    ...renaming,
    { file, span: { start: beginning.end, end: expression.end }, newText: `}${after}"` },
  ];
  return [{ title, edits, safe: false }];
}
