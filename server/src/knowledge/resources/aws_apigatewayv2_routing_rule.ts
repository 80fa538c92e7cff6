/** Where a custom domain name sends requests by header and path, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayV2RoutingRule: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_routing_rule',
  title: 'Routing rule of a custom domain name',
  doc: 'Sends requests of a custom domain name to a stage of a REST API by their headers, their base path, or both. The domain name must use rules (`routing_mode`).',
  link: providerPage('aws_apigatewayv2_routing_rule'),
  importId: {
    shape: 'ROUTING-RULE-ARN',
    example: 'arn:aws:apigateway:us-east-1:123456789012:/domainnames/api.example.com/routingrules/1a2b3c',
  },
  snippet: ['condition', 'action'],
  localName: 'beta',
  members: {
    domain_name: {
      doc: 'The custom domain name that the rule belongs to.',
      forceNew: true,
      refersTo: [
        { type: 'aws_api_gateway_domain_name', attribute: 'domain_name' },
        { type: 'aws_apigatewayv2_domain_name', attribute: 'domain_name' },
      ],
      awsMember: 'DomainName',
      link: gatewayGuide('rest-api-routing-rules'),
    },
    priority: {
      doc: 'When the rule is looked at: the lowest number first. Each rule of a domain name has another one; leave gaps, so that others fit between.',
      range: { min: 1, max: 1_000_000 },
      whole: true,
      awsMember: 'Priority',
      sample: '100',
    },
    condition: {
      doc: 'What a request must have: a base path or a header. All conditions of a rule must be met; AWS takes at most one for the path and two for headers.',
      awsMember: 'Conditions',
      snippet: ['match_base_paths'],
    },
    'condition.match_base_paths': {
      doc: 'The path, by its beginning.',
      awsMember: 'MatchBasePaths',
    },
    'condition.match_base_paths.any_of': {
      doc: 'Base paths of which the request must have one. Upper and lower case differ.',
      awsMember: 'AnyOf',
      sample: '["orders"]',
    },
    'condition.match_headers': { doc: 'A header of the request.', awsMember: 'MatchHeaders' },
    'condition.match_headers.any_of': {
      doc: 'The header and its value.',
      awsMember: 'AnyOf',
    },
    'condition.match_headers.any_of.header': {
      doc: 'The name of the header, in any case.',
      length: { min: 0, max: 40 },
      awsMember: 'Header',
      sample: '"x-version"',
    },
    'condition.match_headers.any_of.value_glob': {
      doc: 'The value; `*` may stand at its beginning, its end, or both: `beta*`. Upper and lower case differ.',
      length: { min: 0, max: 128 },
      awsMember: 'ValueGlob',
      sample: '"beta*"',
    },
    action: {
      doc: 'What happens to a request that meets all conditions.',
      awsMember: 'Actions',
      snippet: ['invoke_api'],
    },
    'action.invoke_api': { doc: 'Sends the request to a stage.', awsMember: 'InvokeApi' },
    'action.invoke_api.api_id': {
      doc: 'The REST API.',
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    'action.invoke_api.stage': {
      doc: 'The name of the stage.',
      refersTo: [{ type: 'aws_api_gateway_stage', attribute: 'stage_name' }],
      awsMember: 'Stage',
    },
    'action.invoke_api.strip_base_path': {
      doc: 'Whether the base path that matched is taken off before the request goes on.',
      awsMember: 'StripBasePath',
      sample: 'true',
    },
    region,
    routing_rule_id: identity('The ID of the rule.'),
    routing_rule_arn: {
      doc: "The rule's ARN, `arn:aws:apigateway:{region}:{account}:/domainnames/{domain_name}/routingrules/{id}`.",
      awsMember: 'RoutingRuleArn',
    },
  },
};
