/** Finds the spelling of Terraform 0.11: expressions wrapped in a string, addresses in quotes. Looks at our blocks only. */
import { addressOf } from '../../analysis/references/mentions.js';
import type { Expression, Interpolation, Template } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { unwrap, wrappedIn } from '../../edits/unwrap.js';
import type { Finding, Rule } from '../rule.js';

export const legacyInterpolation: Rule = {
  code: 'legacy-interpolation',
  severity: 'hint',
  group: 'stage',
  oncePerFile: true,
  title: 'A quoted expression in Terraform 0.11 style',
  *check({ file, arguments: all }) {
    const hasWrapped = file.text.includes('"${');
    for (const { attribute } of all) {
      const { value } = attribute;
      if (attribute.name.text === 'depends_on') {
        for (const item of value.kind === 'tuple' ? value.items : [])
          if (isQuotedAddress(item)) yield unquoted(file, item);
      }
      if (hasWrapped) for (const [template, part] of wrappedIn(value)) yield unwrapped(file, template, part);
    }
  },
  documentation: `Since Terraform 0.12, expressions need no quotes: \`"\${var.stage}"\` is \`var.stage\`, and \`depends_on\` lists
addresses without quotes. The old style still works, with a warning in some Terraform versions. Strings that
contain more than one expression are not reported.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "\${aws_api_gateway_rest_api.orders.id}"
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  depends_on    = ["aws_cloudwatch_log_group.prod"]
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  depends_on    = [aws_cloudwatch_log_group.prod]
}`,
  },
};

function isQuotedAddress(item: Expression): item is Template {
  const [part] = item.kind === 'template' && item.form === 'quoted' && item.closed ? item.parts : [];
  return part?.kind === 'text' && /^(?:data\.)?[a-z][\w-]*\.[A-Za-z_][\w-]*$/.test(part.value);
}

function unquoted(file: SourceFile, { start, end, content }: Template): Finding {
  return {
    start,
    end,
    message: `\`depends_on\` requires addresses without quotes: use \`${file.text.slice(content.start, content.end)}\`.`,
    fixes: () => [
      {
        title: 'Remove the quotes',
        edits: [
          { file, span: { start, end: content.start }, newText: '' },
          { file, span: { start: content.end, end }, newText: '' },
        ],
        safe: true,
      },
    ],
  };
}

function unwrapped(file: SourceFile, template: Template, part: Interpolation): Finding {
  const { start, end } = template;
  const { expression } = part;
  const source = file.text.slice(expression.start, expression.end);
  const isPlain = expression.kind === 'reference' && addressOf(expression) !== undefined;
  return {
    start,
    end,
    message: `The expression needs no quotes: use ${isPlain && source.length < 80 ? `\`${source}\`` : 'the expression alone'}.`,
    fixes: () => {
      const edits = unwrap(file, template, part);
      return edits.length > 0 ? [{ title: 'Remove the quotes', edits, safe: true }] : [];
    },
  };
}
