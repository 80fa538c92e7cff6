/** Finds account settings that are declared twice for one account and Region. */
import { removeItem } from '../../edits/layout.js';
import { placeKey } from '../../edits/new-resources.js';
import { loggingAccount } from '../../knowledge/vocabularies/execution-logs.js';
import { addressesRead } from '../query/addresses-read.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { Rule } from '../rule.js';
import { headerOf } from '../wording.js';
import { callsWithAccount } from './logging-role.js';
import { isRepeated } from '../query/blocks.js';

export const duplicateAccount: Rule = {
  code: 'duplicate-account',
  severity: 'hint',
  group: 'stage',
  title: 'The settings of an account declared twice',
  *check(context) {
    const first = new Map<string, Resource>();
    for (const account of resourcesInModule(context, loggingAccount.type)) {
      if (account.repeated) continue;
      const key = placeKey(account);
      const [called] = callsWithAccount(account, context).filter(({ block }) => !isRepeated(block));
      const other = first.get(key) ?? called;
      if (!first.has(key)) first.set(key, account);
      if (!other || account.file !== context.file) continue;
      yield {
        ...headerOf(account.block),
        message: `An account has these settings once in each Region, so this and \`${other.address}\` overwrite each other: keep one of them.`,
        fixes: () =>
          addressesRead(context).has(account.address)
            ? []
            : [
                {
                  title: `Remove \`${account.address}\``,
                  edits: removeItem(context.file, context.file.body, account.block),
                  safe: false,
                  preferred: false,
                },
              ],
        related: [
          { file: other.file, span: other.block.header, message: 'The settings are declared here, too.' },
        ],
      };
    }
  },
  documentation: `\`aws_api_gateway_account\` is not a thing of its own: it sets the role for logging of the whole account in a Region. Two of
them overwrite each other, each plan may want to set the other role again, and destroying one of them takes the role from
both. Reported only for the same \`provider\` and \`region\`, and not for resources with \`count\` or \`for_each\`. Modules that are
called count as well.`,
  examples: {
    bad: `resource "aws_api_gateway_account" "logs" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
}

resource "aws_api_gateway_account" "orders" {
  cloudwatch_role_arn = aws_iam_role.orders.arn
}`,
    good: `resource "aws_api_gateway_account" "logs" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
}`,
  },
};
