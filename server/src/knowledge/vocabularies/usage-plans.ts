/** The names in a usage plan. */

/** The plan, its stages and their limits for single methods. */
export const usagePlan = {
  type: 'aws_api_gateway_usage_plan',
  stages: 'api_stages',
  api: 'api_id',
  throttle: 'throttle',
  path: 'path',
  /** The block with the limits of the whole plan. */
  wholePlan: 'throttle_settings',
} as const;
