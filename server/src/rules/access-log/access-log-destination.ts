/** Finds destinations of access logs that AWS refuses. What may be one is a fact of the vocabulary. */
import { attributeOf } from '../../hcl/lookup.js';
import { tracedFormat } from '../../analysis/log-format/access-logs.js';
import { HOLE } from '../../analysis/log-format/tokens.js';
import { referenceIn } from '../../analysis/references/points-to.js';
import { resolve } from '../../analysis/references/resolve.js';
import { originOf, type Value, textOf } from '../../analysis/values/values.js';
import type { Attribute, Step } from '../../hcl/syntax.js';
import {
  firehoseStream,
  logGroup,
  notDestinations,
} from '../../knowledge/vocabularies/access-log-destinations.js';
import { isRestLog, logsIn } from './access-log-places.js';
import { renamedStream, toGroups, withoutStar } from './destination-fixes.js';
import { sourceOf } from '../../edits/layout.js';
import { relatedOrigin } from '../query/origins.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';

export const accessLogDestination: Rule = {
  code: 'access-log-destination',
  severity: 'error',
  group: 'stage',
  title: 'An invalid access log destination',
  setting:
    'A destination that is not a log group (or, for REST APIs, a Firehose stream), or that ends in `:*`.',
  *check(context) {
    for (const log of logsIn(context)) {
      const found = log.destination && findingFor(context, log.destination, isRestLog(log.types));
      if (found) yield found;
    }
  },
  documentation: `Access logs go to a CloudWatch log group or, from REST APIs only, to a Firehose stream whose name starts with
\`amazon-apigateway-\`. AWS rejects every other ARN, and the name of a log group is not an ARN. A stream for another API
type is a warning, and so is a trailing \`:*\`: AWS removes it, so every plan shows a change
([discussion](https://github.com/aws/aws-cdk/issues/38796)). The \`arn\` of an
\`aws_cloudwatch_log_group\` has none.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.name
    format          = "$context.requestId $context.status"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId $context.status"
  }
}`,
  },
};

function findingFor(context: RuleContext, attribute: Attribute, isRest: boolean): Finding | undefined {
  const byReference = referenceFinding(context, attribute, isRest);
  if (byReference !== undefined) return byReference;
  const value = context.evaluate(attribute.value);
  const origin = originOf(value);
  if (attribute.value.kind === 'missing' || value.kind === 'null' || isBlankDefault(value)) return undefined;
  const { text } = tracedFormat(attribute.value, context.file, context.module, context.evaluate);
  const related = relatedOrigin(origin);
  const fault = faultOf(text.text, isRest);
  if (fault !== undefined) {
    // That AWS refuses it is documented for REST APIs alone.
    const isUndecided = !isRest && text.text.split(':')[2] === firehoseStream.service;
    const message = `${fault}.`;
    return {
      ...spanOf(attribute),
      message,
      related,
      fixes: () => (fault.includes('rename it') ? [] : toGroups(attribute.value, context)),
      ...(isUndecided ? { severity: 'warning' as const } : {}),
    };
  }
  return STAR.test(text.text)
    ? {
        ...spanOf(attribute),
        message:
          'AWS removes the trailing `:*`, so every plan shows a change: remove it. The `arn` of a log group has none.',
        severity: 'warning',
        related,
        fixes: () => withoutStar(context, attribute.value),
      }
    : undefined;
}

function isBlankDefault(value: Value): boolean {
  return value.kind !== 'unknown' && value.origin !== undefined && textOf(value) === '';
}

function spanOf({ value }: Attribute): { readonly start: number; readonly end: number } {
  return { start: value.start, end: value.end };
}

/** What a lone reference to a resource tells, whatever its value. */
function referenceFinding(context: RuleContext, attribute: Attribute, isRest: boolean): Finding | undefined {
  const { file, module, evaluate } = context;
  const reference = referenceIn(attribute.value);
  const found = reference && resolve(reference, module);
  if (!found || (found.target.kind !== 'resource' && found.target.kind !== 'data')) return undefined;
  const { target } = found;
  const member = reference.steps.slice(found.address.length).find((step) => step.kind === 'attribute');
  if (member === undefined) return undefined;
  const named = `\`${sourceOf(file, reference)}\``;
  const isArn = member.name.text === 'arn';
  if (target.type === logGroup.type && !isArn && NAMES.has(member.name.text)) {
    return {
      ...spanOf(attribute),
      message: `${named} is the name of the log group, but AWS requires its ARN: use \`arn\` instead of \`${member.name.text}\`.`,
      fixes: () => [arnInstead(file, member)],
    };
  }
  if (target.type === firehoseStream.type && isArn) {
    if (!isRest) {
      return {
        ...spanOf(attribute),
        message: `${named} is a Firehose stream, and only REST APIs can log to one: use the \`arn\` of an \`${logGroup.type}\`.`,
        severity: 'warning',
        fixes: () => toGroups(attribute.value, context),
      };
    }
    const written = target.declaration && attributeOf(target.declaration.block.body, 'name');
    const name = written && textOf(evaluate(written.value));
    return !written || name === undefined || name.startsWith(firehoseStream.prefix)
      ? undefined
      : {
          ...spanOf(attribute),
          message: `The Firehose stream is named \`${name}\`, but API Gateway logs only to streams whose name starts with \`${firehoseStream.prefix}\`: rename it.`,
          fixes: () => renamedStream(name, target, written.value),
        };
  }
  return isArn && notDestinations.has(target.type)
    ? {
        ...spanOf(attribute),
        message: `${named} can't take access logs: use the \`arn\` of an \`${logGroup.type}\`${orStream(isRest)}.`,
        fixes: () => toGroups(attribute.value, context),
      }
    : undefined;
}

/** Attributes of a log group that hold its name. */
const NAMES: ReadonlySet<string> = new Set(['id', 'name']);

function arnInstead(file: RuleContext['file'], member: Extract<Step, { kind: 'attribute' }>): Fix {
  return { title: 'Use `arn`', edits: [{ file, span: member.name, newText: 'arn' }], safe: true };
}

function orStream(isRest: boolean): string {
  return isRest ? ` or of a Firehose stream whose name starts with \`${firehoseStream.prefix}\`` : '';
}

/** What is wrong with an ARN, as a sentence without its full stop; a `HOLE` may be anything. */
function faultOf(text: string, isRest: boolean): string | undefined {
  const hole = text.indexOf(HOLE);
  const isWhole = hole === -1;
  const known = isWhole ? text : text.slice(0, hole);
  const shown = `\`${text.replaceAll(HOLE, '…').replaceAll('`', "'")}\``;
  const use = `use the \`arn\` of an \`${logGroup.type}\`${orStream(isRest)}`;
  const begins = (word: string, part: string, isAll: boolean): boolean =>
    part.startsWith(word) || (!isAll && word.startsWith(part));
  if (text === '') return `The destination is empty: ${use}`;
  if (!begins('arn:', known, isWhole)) return `${shown} is not an ARN: ${use}`;
  const parts = known.split(':');
  // The last part may go on behind a hole.
  const isFull = (index: number): boolean => isWhole || index < parts.length - 1;
  const [, , service = '', , , kind = '', name] = parts;
  if (isWhole && parts.length < 6) return `${shown} is not a complete ARN: ${use}`;
  if (parts.length < 4 || !isFull(2)) return undefined;
  if (service === logGroup.service) {
    const isGroup = parts.length < 6 || begins(logGroup.resource, kind, isFull(5));
    const isStream = parts.length > 7 && isFull(7) && parts[7] !== '*' && parts[7] !== '';
    return isGroup && !isStream && (!isWhole || (name !== undefined && name !== ''))
      ? undefined
      : `${shown} is not the ARN of a log group: ${use}`;
  }
  if (service === firehoseStream.service) {
    if (!isRest) return `${shown} is a Firehose stream, and only REST APIs can log to one: ${use}`;
    const stream = /^deliverystream\/(.*)$/.exec(kind)?.[1];
    return stream === undefined || begins(firehoseStream.prefix, stream, isFull(5))
      ? undefined
      : `The Firehose stream is named \`${stream}\`, but API Gateway logs only to streams whose name starts with \`${firehoseStream.prefix}\`: rename it`;
  }
  return `${shown} can't take access logs: ${use}`;
}

/** Behind an ARN of a log group, or behind something unknown that must be one. */
const STAR = new RegExp(`(?:^${HOLE}|^arn:[^:]*:logs:.*):\\*$`, 's');
