/**
 * The one list of the resource types and data sources that we document. A new one is a file and a line here; the data
 * sources of a family share a file.
 */
import { documentDataSources } from './data-sources/documents.js';
import { restDataSources } from './data-sources/rest.js';
import { version2DataSources } from './data-sources/version2.js';
import { apiGatewayAccount } from './resources/aws_api_gateway_account.js';
import { apiGatewayApiKey } from './resources/aws_api_gateway_api_key.js';
import { apiGatewayAuthorizer } from './resources/aws_api_gateway_authorizer.js';
import { apiGatewayBasePathMapping } from './resources/aws_api_gateway_base_path_mapping.js';
import { apiGatewayClientCertificate } from './resources/aws_api_gateway_client_certificate.js';
import { apiGatewayDeployment } from './resources/aws_api_gateway_deployment.js';
import { apiGatewayDocumentationPart } from './resources/aws_api_gateway_documentation_part.js';
import { apiGatewayDocumentationVersion } from './resources/aws_api_gateway_documentation_version.js';
import { apiGatewayDomainName } from './resources/aws_api_gateway_domain_name.js';
import { apiGatewayDomainNameAccessAssociation } from './resources/aws_api_gateway_domain_name_access_association.js';
import { apiGatewayGatewayResponse } from './resources/aws_api_gateway_gateway_response.js';
import { apiGatewayIntegration } from './resources/aws_api_gateway_integration.js';
import { apiGatewayIntegrationResponse } from './resources/aws_api_gateway_integration_response.js';
import { apiGatewayMethod } from './resources/aws_api_gateway_method.js';
import { apiGatewayMethodResponse } from './resources/aws_api_gateway_method_response.js';
import { apiGatewayMethodSettings } from './resources/aws_api_gateway_method_settings.js';
import { apiGatewayModel } from './resources/aws_api_gateway_model.js';
import { apiGatewayRequestValidator } from './resources/aws_api_gateway_request_validator.js';
import { apiGatewayResource } from './resources/aws_api_gateway_resource.js';
import { apiGatewayRestApi } from './resources/aws_api_gateway_rest_api.js';
import { apiGatewayRestApiPolicy } from './resources/aws_api_gateway_rest_api_policy.js';
import { apiGatewayRestApiPut } from './resources/aws_api_gateway_rest_api_put.js';
import { apiGatewayStage } from './resources/aws_api_gateway_stage.js';
import { apiGatewayUsagePlan } from './resources/aws_api_gateway_usage_plan.js';
import { apiGatewayUsagePlanKey } from './resources/aws_api_gateway_usage_plan_key.js';
import { apiGatewayVpcLink } from './resources/aws_api_gateway_vpc_link.js';
import { apiGatewayV2Api } from './resources/aws_apigatewayv2_api.js';
import { apiGatewayV2ApiMapping } from './resources/aws_apigatewayv2_api_mapping.js';
import { apiGatewayV2Authorizer } from './resources/aws_apigatewayv2_authorizer.js';
import { apiGatewayV2Deployment } from './resources/aws_apigatewayv2_deployment.js';
import { apiGatewayV2DomainName } from './resources/aws_apigatewayv2_domain_name.js';
import { apiGatewayV2Integration } from './resources/aws_apigatewayv2_integration.js';
import { apiGatewayV2IntegrationResponse } from './resources/aws_apigatewayv2_integration_response.js';
import { apiGatewayV2Model } from './resources/aws_apigatewayv2_model.js';
import { apiGatewayV2Route } from './resources/aws_apigatewayv2_route.js';
import { apiGatewayV2RouteResponse } from './resources/aws_apigatewayv2_route_response.js';
import { apiGatewayV2RoutingRule } from './resources/aws_apigatewayv2_routing_rule.js';
import { apiGatewayV2Stage } from './resources/aws_apigatewayv2_stage.js';
import { apiGatewayV2VpcLink } from './resources/aws_apigatewayv2_vpc_link.js';
import { cloudwatchLogGroup } from './resources/aws_cloudwatch_log_group.js';
import { lambdaPermission } from './resources/aws_lambda_permission.js';
import { wafv2WebAclAssociation } from './resources/aws_wafv2_web_acl_association.js';
import type { ResourceFacts } from './schema.js';

/** All documented resource types, for tests and lists. */
export const resourceFacts: readonly ResourceFacts[] = [
  apiGatewayAccount,
  apiGatewayApiKey,
  apiGatewayAuthorizer,
  apiGatewayBasePathMapping,
  apiGatewayClientCertificate,
  apiGatewayDeployment,
  apiGatewayDocumentationPart,
  apiGatewayDocumentationVersion,
  apiGatewayDomainName,
  apiGatewayDomainNameAccessAssociation,
  apiGatewayGatewayResponse,
  apiGatewayIntegration,
  apiGatewayIntegrationResponse,
  apiGatewayMethod,
  apiGatewayMethodResponse,
  apiGatewayMethodSettings,
  apiGatewayModel,
  apiGatewayRequestValidator,
  apiGatewayResource,
  apiGatewayRestApi,
  apiGatewayRestApiPolicy,
  apiGatewayRestApiPut,
  apiGatewayStage,
  apiGatewayUsagePlan,
  apiGatewayUsagePlanKey,
  apiGatewayVpcLink,
  apiGatewayV2Api,
  apiGatewayV2ApiMapping,
  apiGatewayV2Authorizer,
  apiGatewayV2Deployment,
  apiGatewayV2DomainName,
  apiGatewayV2Integration,
  apiGatewayV2IntegrationResponse,
  apiGatewayV2Model,
  apiGatewayV2Route,
  apiGatewayV2RouteResponse,
  apiGatewayV2RoutingRule,
  apiGatewayV2Stage,
  apiGatewayV2VpcLink,
  cloudwatchLogGroup,
  lambdaPermission,
  wafv2WebAclAssociation,
];

/** All documented data sources. */
export const dataSourceFacts: readonly ResourceFacts[] = [
  ...restDataSources,
  ...version2DataSources,
  ...documentDataSources,
];
