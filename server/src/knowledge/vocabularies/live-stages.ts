/** What a live stage tells beyond the arguments of its resource, and what stands in the way of importing it. */

/** The status of a cache that the provider reads as no cache at all. */
export const cacheBeingDeleted = 'DELETE_IN_PROGRESS';

/** Tags of these names are AWS's own: the provider leaves them out when it reads, and nobody can set them. */
export const ownTagPrefix = 'aws:';

/** Where the AWS provider is told which tags it adds to every resource, and which it never looks at. */
export const providerTagParts = {
  defaults: 'default_tags',
  ignored: 'ignore_tags',
  tags: 'tags',
  keys: 'keys',
  prefixes: 'key_prefixes',
} as const;

/** The argument of a stage that holds its tags. */
export const tagsArgument = 'tags';

/** The attribute with those and what the provider adds. */
export const allTagsAttribute = 'tags_all';

/** The tag that tells which stack a stage belongs to; SAM, CDK and the Serverless Framework deploy through stacks too. */
export const stackTag = 'aws:cloudformation:stack-name';

/** The Terraform that first knew `import` blocks. */
export const importBlocksSince = '1.5.0';

/** The Terraform that first took anything but a text for the `id` of one. */
export const importExpressionsSince = '1.6.0';

/** The name in the ARN of a web ACL that Firewall Manager makes for a policy. */
export const firewallManagerAcl = /:wafv2:.*\/webacl\/FMManagedWebACL/;

/** The resources that put a web ACL in front of a stage, told apart by the service in the ACL's ARN. */
export const webAclAssociations = [
  {
    service: 'wafv2',
    type: 'aws_wafv2_web_acl_association',
    resource: 'resource_arn',
    acl: { argument: 'web_acl_arn', type: 'aws_wafv2_web_acl', attribute: 'arn' },
    /** Whether the resource names the ACL by the ID at the end of its ARN. */
    byId: false,
    importId: (acl: string, stage: string) => `${acl},${stage}`,
  },
  {
    service: 'waf-regional',
    type: 'aws_wafregional_web_acl_association',
    resource: 'resource_arn',
    acl: { argument: 'web_acl_id', type: 'aws_wafregional_web_acl', attribute: 'id' },
    byId: true,
    importId: (acl: string, stage: string) => `${acl}:${stage}`,
  },
] as const;
