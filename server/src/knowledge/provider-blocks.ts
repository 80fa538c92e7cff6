/** The blocks that may stand in `provider "aws"`, in our own words. */
import { argument, block, body } from './build-schema.js';
import type { AttributeSchema, Facts, NestedBlockSchema } from './schema.js';
import { tagLimits } from './vocabularies/common.js';
import { providerGuide, providerIndex } from './vocabularies/links.js';

const texts = { set: 'string' } as const;

/** A text argument of the provider. */
export const providerText = (name: string, doc: string, more: Partial<Facts> = {}): AttributeSchema =>
  argument(name, 'string', { doc, sample: '""', link: providerIndex('argument-reference'), ...more });

/** A secret: written into code, it is in every copy of the repository. */
export const providerSecret = (name: string, doc: string): AttributeSchema =>
  providerText(name, `${doc} Do not write it into code: use a profile, a role or the environment.`, {
    notProposed: true,
    link: providerIndex('authentication-and-configuration'),
  });

const roleArn = providerText(
  'role_arn',
  'The ARN of the role that the provider assumes before it calls AWS.',
  {
    sample: '"arn:aws:iam::111122223333:role/name"',
    link: providerIndex('assuming-an-iam-role'),
  },
);

const sessionArguments = [
  providerText('session_name', "A name for the role's session. It appears in CloudTrail."),
  providerText(
    'duration',
    'How long the session lasts, from `15m` to `12h`, and no longer than the role allows.',
    {
      sample: '"1h"',
    },
  ),
  providerText('policy', 'An IAM policy as JSON that narrows down what the session may do.'),
  argument('policy_arns', texts, {
    doc: 'ARNs of managed policies that narrow down what the session may do.',
  }),
];

const assumeRole = block(
  'assume_role',
  {
    doc: 'The role that the provider works with, often one of another account. Its credentials come from what is set beside this block, or from the environment.',
    snippet: ['role_arn'],
    link: providerIndex('assuming-an-iam-role'),
  },
  body(
    [
      roleArn,
      providerText('external_id', "The external ID that the role's trust policy asks for."),
      ...sessionArguments,
      providerText(
        'source_identity',
        'Who assumes the role. It appears in CloudTrail and cannot be changed within the session.',
      ),
      argument('tags', { map: 'string' }, { doc: 'Tags of the session, which policies can read.' }),
      argument('transitive_tag_keys', texts, {
        doc: 'Keys of session tags that go along when the session assumes a further role.',
      }),
    ],
    true,
  ),
);

const assumeRoleWithWebIdentity = block(
  'assume_role_with_web_identity',
  {
    doc: 'A role that the provider assumes with a token of an identity provider, such as that of a CI job.',
    snippet: ['role_arn', 'web_identity_token_file'],
    link: providerIndex('assuming-an-iam-role-using-a-web-identity'),
  },
  body(
    [
      roleArn,
      providerText(
        'web_identity_token_file',
        'The file that has the token. `AWS_WEB_IDENTITY_TOKEN_FILE` sets it as well.',
      ),
      providerSecret('web_identity_token', 'The token itself.'),
      ...sessionArguments,
    ],
    true,
  ),
);

const defaultTags = block(
  'default_tags',
  {
    doc: 'Tags that every resource of this configuration gets if it can have any. `tags` of a resource wins over a default with the same key; `tags_all` has them all.',
    snippet: ['tags'],
    link: providerGuide('resource-tagging'),
  },
  body(
    [
      argument(
        'tags',
        { map: 'string' },
        {
          doc: 'The tags as `key = value`. Keys that begin with `aws:` are reserved for AWS.',
          entries: tagLimits,
          link: providerGuide('resource-tagging'),
        },
      ),
    ],
    true,
  ),
);

const ignoreTags = block(
  'ignore_tags',
  {
    doc: 'Tags that this configuration leaves alone on all resources, because something else sets them. They are in no plan and in no `tags` attribute.',
    link: providerGuide('resource-tagging'),
  },
  body(
    [
      argument('keys', texts, { doc: 'The keys of the tags.', sample: '[""]' }),
      argument('key_prefixes', texts, {
        doc: 'What the keys begin with, e.g. `kubernetes.io/`.',
        sample: '[""]',
      }),
    ],
    true,
  ),
);

const endpoints = block(
  'endpoints',
  {
    doc: 'Addresses of services in place of those of AWS, for an emulator or a VPC endpoint. There is an argument for each service.',
    link: providerGuide('custom-service-endpoints'),
  },
  body(
    [
      providerText('apigateway', 'The address for REST APIs.', { sample: '"http://localhost:4566"' }),
      providerText('apigatewayv2', 'The address for HTTP and WebSocket APIs.', {
        sample: '"http://localhost:4566"',
      }),
      providerText('sts', 'The address of the Security Token Service.', {
        sample: '"http://localhost:4566"',
      }),
    ],
    true,
  ),
);

/** All of them, in the order in which they are proposed. */
export const providerBlocks: readonly NestedBlockSchema[] = [
  defaultTags,
  assumeRole,
  assumeRoleWithWebIdentity,
  ignoreTags,
  endpoints,
];
