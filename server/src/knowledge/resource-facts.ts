/**
 * The one list of the resource types that we document. A new one is a file and a line here.
 */
import { apiGatewayAccount } from './resources/aws_api_gateway_account.js';
import { apiGatewayAuthorizer } from './resources/aws_api_gateway_authorizer.js';
import { apiGatewayBasePathMapping } from './resources/aws_api_gateway_base_path_mapping.js';
import { apiGatewayClientCertificate } from './resources/aws_api_gateway_client_certificate.js';
import { apiGatewayDeployment } from './resources/aws_api_gateway_deployment.js';
import { apiGatewayDomainName } from './resources/aws_api_gateway_domain_name.js';
import { apiGatewayIntegration } from './resources/aws_api_gateway_integration.js';
import { apiGatewayMethod } from './resources/aws_api_gateway_method.js';
import { apiGatewayMethodSettings } from './resources/aws_api_gateway_method_settings.js';
import { apiGatewayResource } from './resources/aws_api_gateway_resource.js';
import { apiGatewayRestApi } from './resources/aws_api_gateway_rest_api.js';
import { apiGatewayStage } from './resources/aws_api_gateway_stage.js';
import { apiGatewayUsagePlan } from './resources/aws_api_gateway_usage_plan.js';
import { apiGatewayV2Api } from './resources/aws_apigatewayv2_api.js';
import { apiGatewayV2ApiMapping } from './resources/aws_apigatewayv2_api_mapping.js';
import { apiGatewayV2Authorizer } from './resources/aws_apigatewayv2_authorizer.js';
import { apiGatewayV2Deployment } from './resources/aws_apigatewayv2_deployment.js';
import { apiGatewayV2DomainName } from './resources/aws_apigatewayv2_domain_name.js';
import { apiGatewayV2Route } from './resources/aws_apigatewayv2_route.js';
import { apiGatewayV2Stage } from './resources/aws_apigatewayv2_stage.js';
import { cloudwatchLogGroup } from './resources/aws_cloudwatch_log_group.js';
import { lambdaPermission } from './resources/aws_lambda_permission.js';
import { wafv2WebAclAssociation } from './resources/aws_wafv2_web_acl_association.js';
import type { ResourceFacts } from './schema.js';

/** All of them, for tests and lists. */
export const resourceFacts: readonly ResourceFacts[] = [
  apiGatewayAccount,
  apiGatewayAuthorizer,
  apiGatewayBasePathMapping,
  apiGatewayClientCertificate,
  apiGatewayDeployment,
  apiGatewayDomainName,
  apiGatewayIntegration,
  apiGatewayMethod,
  apiGatewayMethodSettings,
  apiGatewayResource,
  apiGatewayRestApi,
  apiGatewayStage,
  apiGatewayUsagePlan,
  apiGatewayV2Api,
  apiGatewayV2ApiMapping,
  apiGatewayV2Authorizer,
  apiGatewayV2Deployment,
  apiGatewayV2DomainName,
  apiGatewayV2Route,
  apiGatewayV2Stage,
  cloudwatchLogGroup,
  lambdaPermission,
  wafv2WebAclAssociation,
];
