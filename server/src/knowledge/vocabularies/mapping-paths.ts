/** The paths of custom domain names that mappings put stages under, in both versions. */

/** The mapping of version 1: its path has one level, and AWS rejects every slash in it. */
export const basePathMapping = {
  type: 'aws_api_gateway_base_path_mapping',
  path: 'base_path',
  stage: 'stage_name',
  /** What only this one has: the ID of a private domain name. */
  privateDomain: 'domain_name_id',
} as const;

/** The mapping of version 2, which takes stages of all APIs: its path may have several levels under a regional domain. */
export const apiMapping = {
  type: 'aws_apigatewayv2_api_mapping',
  path: 'api_mapping_key',
  stage: 'stage',
} as const;

/** What a path may consist of beside slashes. */
export const mappingCharacters = {
  regex: /^[\w$.+!*'()/-]*$/,
  means: "letters, digits and `$-_.+!*'()`",
} as const;
