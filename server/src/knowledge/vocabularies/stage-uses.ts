/** Where other resources name a stage, and what of a stage they may name. */

/** A place that names the stage of an API: by its resource, the block within it, and the two arguments there. */
export interface StageUse {
  readonly type: string;
  readonly block?: string;
  readonly api: string;
  readonly stage: string;
  /** What goes with a stage that is deleted, in the middle of a sentence. */
  readonly lost: string;
}

/** All places that hold the name of a REST stage beside the ID of its API. */
export const restStageUses: readonly StageUse[] = [
  { type: 'aws_api_gateway_base_path_mapping', api: 'api_id', stage: 'stage_name', lost: 'this mapping' },
  {
    type: 'aws_api_gateway_method_settings',
    api: 'rest_api_id',
    stage: 'stage_name',
    lost: 'these settings',
  },
  {
    type: 'aws_api_gateway_usage_plan',
    block: 'api_stages',
    api: 'api_id',
    stage: 'stage',
    lost: 'its place in this plan',
  },
];

/** The same for version 2 stages. */
export const version2StageUses: readonly StageUse[] = [
  { type: 'aws_apigatewayv2_api_mapping', api: 'api_id', stage: 'stage', lost: 'this mapping' },
];

/** The resources that put a web ACL before a stage; only `arn` of a REST stage can be its target. */
export const webAclStageArguments = {
  types: ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association'],
  argument: 'resource_arn',
  attribute: 'arn',
  wrong: ['execution_arn', 'id', 'invoke_url', 'stage_name', 'web_acl_arn'],
} as const;
