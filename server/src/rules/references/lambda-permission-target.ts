/** Finds permissions that allow calls from something no call ever comes from. */
import { attributeOf } from '../../hcl/lookup.js';
import { invokePermission } from '../../knowledge/vocabularies/invoke-permission.js';
import { type CallSource, callSourceOf, fits } from './call-sources.js';
import { resourcesInFile } from '../query/resources.js';
import type { Fix, Rule, RuleContext } from '../rule.js';

export const lambdaPermissionTarget: Rule = {
  code: 'lambda-permission-target',
  severity: 'warning',
  group: 'stage',
  title: 'A permission that matches no request',
  setting: 'A permission for the wrong ARN of a stage.',
  *check(context) {
    const { argument, attribute, type } = invokePermission;
    for (const { block } of resourcesInFile(context, type)) {
      const source = callSourceOf(attributeOf(block.body, argument)?.value, context);
      if (!source) continue;
      const { read, rest, known } = source;
      const isWrong = read !== attribute;
      if (!isWrong && fits(rest, source)) continue;
      const { start, end } = isWrong ? source.beginning : source.expression;
      yield {
        start,
        end,
        message: isWrong
          ? `No request ARN starts with \`${read}\`, so this permission allows nothing: use \`${attribute}\`, followed by \`${known.followedBy}\` for every request.`
          : `No request of this API matches, so this permission allows nothing: after the ${known.of === 'stage' ? 'stage' : 'API'}, add ${shapeOf(source)}, such as \`${known.followedBy}\`.`,
        fixes: () => fixesFor(source, context),
      };
    }
  },
  documentation: `\`source_arn\` is a pattern for request ARNs, in which \`*\` matches any text. If it matches none, the apply succeeds but the
API returns 500. The ARN of a request is

- \`arn:aws:execute-api:…:API/STAGE/METHOD/PATH\` for REST and HTTP APIs,
- \`arn:aws:execute-api:…:API/STAGE/ROUTE\` for WebSocket APIs and the \`$default\` route of HTTP APIs,
- \`arn:aws:execute-api:…:API/authorizers/ID\` for authorizers.

The \`execution_arn\` of a stage or an API is only the beginning. The \`arn\` of a stage belongs to another service, and its
\`invoke_url\` is a URL. Unknown parts are assumed to match.`,
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

/** What calls have after the stage or API, in words. */
function shapeOf({ known, types }: CallSource): string {
  const stage = known.of === 'api' ? '/STAGE' : '';
  const shapes = [
    ...(types.includes('WEBSOCKET') ? [`\`${stage}/ROUTE\``] : []),
    ...(types.some((each) => each !== 'WEBSOCKET') ? [`\`${stage}/METHOD/PATH\``] : []),
    ...(types.includes('HTTP') ? [`\`${stage}/$default\``] : []),
  ];
  return shapes.join(' or ');
}

/** Reads the right attribute, and follows it with what is there, that behind any stage, or a pattern for all calls. */
function fixesFor(source: CallSource, { file }: RuleContext): readonly Fix[] {
  const { attribute } = invokePermission;
  const { read, rest, known, expression, beginning, name, restSpan } = source;
  if (read !== attribute && !name) return [];
  const renaming = read === attribute || !name ? [] : [{ file, span: name, newText: attribute }];
  if (fits(rest, source)) return [{ title: `Use \`${attribute}\``, edits: renaming, safe: true }];
  const behindStage = `/*${rest}`;
  const isBehindStage = rest.length > 1 && fits(behindStage, source);
  const title = `Match ${isBehindStage ? `\`${behindStage}\`` : 'every call'} with \`${attribute}\``;
  if (restSpan) {
    const end = isBehindStage ? restSpan.start : restSpan.end;
    const span = { start: restSpan.start, end };
    const edits = [...renaming, { file, span, newText: isBehindStage ? '/*' : known.followedBy }];
    return [{ title, edits, safe: false }];
  }
  const edits = [
    { file, span: { start: expression.start, end: beginning.start }, newText: '"${' },
    ...renaming,
    { file, span: { start: beginning.end, end: expression.end }, newText: `}${known.followedBy}"` },
  ];
  return [{ title, edits, safe: false }];
}
