/** Finds web ACLs that are put before something that can have none. */
import { attributeOf } from '../../hcl/lookup.js';
import { restFamily, version2Family } from '../../knowledge/stage-families.js';
import { webAclStageArguments } from '../../knowledge/vocabularies/stage-uses.js';
import { referredAttribute } from '../query/references.js';
import { resourcesInFile } from '../query/resources.js';
import type { Edit } from '../../edits/edit.js';
import { sourceOf } from '../../edits/layout.js';
import type { Expression } from '../../hcl/syntax.js';
import type { Rule } from '../rule.js';

export const wafAssociationTarget: Rule = {
  code: 'waf-association-target',
  severity: 'error',
  group: 'stage',
  title: 'A web ACL on a resource that does not support it',
  *check(context) {
    const { argument, attribute, types, wrong } = webAclStageArguments;
    for (const { block } of resourcesInFile(context, ...types)) {
      const written = attributeOf(block.body, argument);
      const beginning = written && beginningOf(written.value);
      const read = referredAttribute(beginning ?? written?.value, context.module);
      const type = read?.target.schema?.type;
      if (!written || !read) continue;
      const { start, end } = written.value;
      if (type === version2Family.stage.type || type === version2Family.api.type) {
        yield {
          start,
          end,
          message: `A web ACL can't protect \`${read.target.address}\`, because AWS WAF supports only stages of REST APIs: associate it with a CloudFront distribution, or use a REST API.`,
        };
      } else if (type === restFamily.stage.type && wrong.some((each) => each === read.attribute)) {
        const step = read.reference.steps.findLast((each) => each.kind === 'attribute');
        const isHere = start <= read.reference.start && read.reference.end <= end;
        yield {
          start,
          end,
          message: `\`${read.attribute}\` of a stage can't be associated with a web ACL: use \`${read.target.address}.${attribute}\`.`,
          fixes: () => {
            if (!isHere || step?.kind !== 'attribute') return [];
            const { file } = context;
            const source = sourceOf(file, { start: read.reference.start, end: step.start });
            const edits: readonly Edit[] = beginning
              ? [{ file, span: written.value, newText: `${source}.${attribute}` }]
              : [{ file, span: step.name, newText: attribute }];
            return [{ title: `Use \`${attribute}\``, edits, safe: true }];
          },
        };
      }
    }
  },
  documentation: `AWS WAF protects a stage of a REST API by its \`arn\` (\`arn:aws:apigateway:…::/restapis/…/stages/…\`). The
\`execution_arn\`, the \`id\` or the URL are rejected during apply, and HTTP and WebSocket APIs can't have a web ACL at
all
([discussion](https://github.com/mikesouza/serverless-associate-waf/issues/57)).`,
  examples: {
    bad: `resource "aws_wafv2_web_acl_association" "prod" {
  resource_arn = aws_api_gateway_stage.prod.execution_arn
  web_acl_arn  = aws_wafv2_web_acl.shield.arn
}`,
    good: `resource "aws_wafv2_web_acl_association" "prod" {
  resource_arn = aws_api_gateway_stage.prod.arn
  web_acl_arn  = aws_wafv2_web_acl.shield.arn
}`,
  },
};

/** What a text begins with, where something is written behind it: `"${aws_api_gateway_stage.prod.execution_arn}/*"`. */
function beginningOf(expression: Expression): Expression | undefined {
  const [first, ...more] = expression.kind === 'template' ? expression.parts : [];
  return first?.kind === 'interpolation' && more.length > 0 ? first.expression : undefined;
}
