// Written by scripts/generate-schema.mjs from schemas/*.json (facts of hashicorp/aws, MPL-2.0). Do not edit.
// One text per type, read by resource-schemas.ts: "name type presence >after >=since <=through <until !deprecated",
// and "name nesting min..max {" … "}" for a nested block. "*" opens a body: names not listed may exist too.

export const described = { since: '5.0.0', until: '6.67.0' } as const;

export const resources: Readonly<Record<string, string>> = {
  aws_api_gateway_account: `api_key_version string c
cloudwatch_role_arn string oc
features set(string) c
id string c !
region string oc >=6.0.0
reset_on_delete bool o <6.0.0 !
throttle_settings list(object(burst_limit=number,rate_limit=number)) c`,
  aws_api_gateway_api_key: `arn string c
created_date string c
customer_id string o
description string o
enabled bool o
id string oc
last_updated_date string c
name string r
region string oc >=6.0.0
tags map(string) o
tags_all map(string) oc
value string oc`,
  aws_api_gateway_authorizer: `arn string c
authorizer_credentials string o
authorizer_result_ttl_in_seconds number o
authorizer_uri string o
id string oc
identity_source string o
identity_validation_expression string o
name string r
provider_arns set(string) o
region string oc >=6.0.0
rest_api_id string r
type string o`,
  aws_api_gateway_base_path_mapping: `api_id string r
base_path string o
domain_name string r
domain_name_id string o
id string oc
region string oc >=6.0.0
stage_name string o`,
  aws_api_gateway_client_certificate: `arn string c
created_date string c
description string o
expiration_date string c
id string oc
pem_encoded_certificate string c
region string oc >=6.0.0
tags map(string) o
tags_all map(string) oc`,
  aws_api_gateway_deployment: `created_date string c
description string o
execution_arn string c <6.0.0 !
id string oc
invoke_url string c <6.0.0 !
region string oc >=6.0.0
rest_api_id string r
stage_description string o <6.0.0 !
stage_name string o <6.0.0 !
triggers map(string) o
variables map(string) o
canary_settings list 0..1 <6.0.0 ! {
percent_traffic number o
stage_variable_overrides map(string) o
use_stage_cache bool o
}`,
  aws_api_gateway_documentation_part: `documentation_part_id string c
id string oc
properties string r
region string oc >=6.0.0
rest_api_id string r
location list 1..1 {
method string o
name string o
path string o
status_code string o
type string r
}`,
  aws_api_gateway_documentation_version: `description string o
id string oc
region string oc >=6.0.0
rest_api_id string r
version string r`,
  aws_api_gateway_domain_name: `arn string c
certificate_arn string o
certificate_body string o
certificate_chain string o
certificate_name string o
certificate_private_key string o
certificate_upload_date string c
cloudfront_domain_name string c
cloudfront_zone_id string c
domain_name string r
domain_name_id string c
endpoint_access_mode string o >=6.28.0
id string oc
ownership_verification_certificate_arn string oc
policy string o
region string oc >=6.0.0
regional_certificate_arn string o
regional_certificate_name string o
regional_domain_name string c
regional_zone_id string c
routing_mode string oc >=6.29.0
security_policy string oc
tags map(string) o
tags_all map(string) oc
endpoint_configuration list 0..1 {
ip_address_type string oc
types list(string) r
}
mutual_tls_authentication list 0..1 {
truststore_uri string r
truststore_version string o
}
timeouts single 0..1 >=6.28.0 {
create string o
update string o
}`,
  aws_api_gateway_domain_name_access_association: `access_association_source string r
access_association_source_type string r
arn string c
domain_name_arn string r
id string c !
region string oc >=6.0.0
tags map(string) o
tags_all map(string) c`,
  aws_api_gateway_gateway_response: `id string oc
region string oc >=6.0.0
response_parameters map(string) o
response_templates map(string) o
response_type string r
rest_api_id string r
status_code string o`,
  aws_api_gateway_integration: `cache_key_parameters set(string) o
cache_namespace string oc
connection_id string o
connection_type string o
content_handling string o
credentials string o
http_method string r
id string oc
integration_http_method string o
integration_target string o >=6.25.0
passthrough_behavior string oc
region string oc >=6.0.0
request_parameters map(string) o
request_templates map(string) o
resource_id string r
response_transfer_mode string oc >=6.25.0
rest_api_id string r
timeout_milliseconds number o
type string r
uri string o
tls_config list 0..1 {
insecure_skip_verification bool o
}`,
  aws_api_gateway_integration_response: `content_handling string o
http_method string r
id string oc
region string oc >=6.0.0
resource_id string r
response_parameters map(string) o
response_templates map(string) o
rest_api_id string r
selection_pattern string o
status_code string r`,
  aws_api_gateway_method: `api_key_required bool o
authorization string r
authorization_scopes set(string) o
authorizer_id string o
http_method string r
id string oc
operation_name string o
region string oc >=6.0.0
request_models map(string) o
request_parameters map(bool) o
request_validator_id string o
resource_id string r
rest_api_id string r`,
  aws_api_gateway_method_response: `http_method string r
id string oc
region string oc >=6.0.0
resource_id string r
response_models map(string) o
response_parameters map(bool) o
rest_api_id string r
status_code string r`,
  aws_api_gateway_method_settings: `id string oc
method_path string r
region string oc >=6.0.0
rest_api_id string r
stage_name string r
settings list 1..1 {
cache_data_encrypted bool oc
cache_ttl_in_seconds number oc
caching_enabled bool oc
data_trace_enabled bool oc
logging_level string oc
metrics_enabled bool oc
require_authorization_for_cache_control bool oc
throttling_burst_limit number o
throttling_rate_limit number o
unauthorized_cache_control_header_strategy string oc
}`,
  aws_api_gateway_model: `content_type string r
description string o
id string oc
name string r
region string oc >=6.0.0
rest_api_id string r
schema string o`,
  aws_api_gateway_request_validator: `id string oc
name string r
region string oc >=6.0.0
rest_api_id string r
validate_request_body bool o
validate_request_parameters bool o`,
  aws_api_gateway_resource: `id string oc
parent_id string r
path string c
path_part string r
region string oc >=6.0.0
rest_api_id string r`,
  aws_api_gateway_rest_api: `api_key_source string oc
arn string c
binary_media_types list(string) oc
body string o
created_date string c
description string oc
disable_execute_api_endpoint bool oc
endpoint_access_mode string o >6.25.0 >=6.66.0
execution_arn string c
fail_on_warnings bool o
id string oc
minimum_compression_size string oc
name string r
parameters map(string) o
policy string oc
put_rest_api_mode string o
region string oc >=6.0.0
root_resource_id string c
security_policy string oc >6.25.0 >=6.66.0
tags map(string) o
tags_all map(string) oc
endpoint_configuration list 0..1 {
ip_address_type string oc
types list(string) r
vpc_endpoint_ids set(string) oc
}
timeouts single 0..1 >6.25.0 >=6.66.0 {
create string o
delete string o
update string o
}`,
  aws_api_gateway_rest_api_policy: `id string oc
policy string r
region string oc >=6.0.0
rest_api_id string r`,
  aws_api_gateway_rest_api_put: `body string r
fail_on_warnings bool oc
parameters map(string) o
region string oc >=6.0.0
rest_api_id string r
triggers map(string) o
timeouts single 0..1 {
create string o
}`,
  aws_api_gateway_stage: `arn string c
cache_cluster_enabled bool o
cache_cluster_size string o
client_certificate_id string o
deployment_id string r
description string o
documentation_version string o
execution_arn string c
id string oc
invoke_url string c
region string oc >=6.0.0
rest_api_id string r
stage_name string r
tags map(string) o
tags_all map(string) oc
variables map(string) o
web_acl_arn string c
xray_tracing_enabled bool o
access_log_settings list 0..1 {
destination_arn string r
format string r
}
canary_settings list 0..1 {
deployment_id string r
percent_traffic number o
stage_variable_overrides map(string) o
use_stage_cache bool o
}`,
  aws_api_gateway_usage_plan: `arn string c
description string o
id string oc
name string r
product_code string o
region string oc >=6.0.0
tags map(string) o
tags_all map(string) oc
api_stages set 0.. {
api_id string r
stage string r
throttle set 0.. {
burst_limit number o
path string r
rate_limit number o
}
}
quota_settings list 0..1 {
limit number r
offset number o
period string r
}
throttle_settings list 0..1 {
burst_limit number o
rate_limit number o
}`,
  aws_api_gateway_usage_plan_key: `id string oc
key_id string r
key_type string r
name string c
region string oc >=6.0.0
usage_plan_id string r
value string c`,
  aws_api_gateway_vpc_link: `arn string c
description string o
id string oc
name string r
region string oc >=6.0.0
tags map(string) o
tags_all map(string) oc
target_arns list(string) r`,
  aws_apigatewayv2_api: `api_endpoint string c
api_key_selection_expression string o
arn string c
body string o
credentials_arn string o
description string o
disable_execute_api_endpoint bool o
execution_arn string c
fail_on_warnings bool o
id string oc
ip_address_type string oc
name string r
protocol_type string r
region string oc >=6.0.0
route_key string o
route_selection_expression string o
tags map(string) o
tags_all map(string) oc
target string o
version string o
cors_configuration list 0..1 {
allow_credentials bool o
allow_headers set(string) o
allow_methods set(string) o
allow_origins set(string) o
expose_headers set(string) o
max_age number o
}`,
  aws_apigatewayv2_api_mapping: `api_id string r
api_mapping_key string o
domain_name string r
id string oc
region string oc >=6.0.0
stage string r`,
  aws_apigatewayv2_authorizer: `api_id string r
authorizer_credentials_arn string o
authorizer_payload_format_version string o
authorizer_result_ttl_in_seconds number oc
authorizer_type string r
authorizer_uri string o
enable_simple_responses bool o
id string oc
identity_sources set(string) o
name string r
region string oc >=6.0.0
jwt_configuration list 0..1 {
audience set(string) o
issuer string o
}
timeouts single 0..1 {
delete string o
}`,
  aws_apigatewayv2_deployment: `api_id string r
auto_deployed bool c
description string o
id string oc
region string oc >=6.0.0
triggers map(string) o`,
  aws_apigatewayv2_domain_name: `api_mapping_selection_expression string c
arn string c
domain_name string r
id string oc
region string oc >=6.0.0
routing_mode string oc >=6.29.0
tags map(string) o
tags_all map(string) oc
domain_name_configuration list 1..1 {
certificate_arn string r
endpoint_type string r
hosted_zone_id string c
ip_address_type string oc
ownership_verification_certificate_arn string oc
security_policy string r
target_domain_name string c
}
mutual_tls_authentication list 0..1 {
truststore_uri string r
truststore_version string o
}
timeouts single 0..1 {
create string o
update string o
}`,
  aws_apigatewayv2_integration: `api_id string r
connection_id string o
connection_type string o
content_handling_strategy string o
credentials_arn string o
description string o
id string oc
integration_method string o
integration_response_selection_expression string c
integration_subtype string o
integration_type string r
integration_uri string o
passthrough_behavior string o
payload_format_version string o
region string oc >=6.0.0
request_parameters map(string) o
request_templates map(string) o
template_selection_expression string o
timeout_milliseconds number oc
response_parameters set 0.. {
mappings map(string) r
status_code string r
}
tls_config list 0..1 {
server_name_to_verify string o
}`,
  aws_apigatewayv2_integration_response: `api_id string r
content_handling_strategy string o
id string oc
integration_id string r
integration_response_key string r
region string oc >=6.0.0
response_templates map(string) o
template_selection_expression string o`,
  aws_apigatewayv2_model: `api_id string r
content_type string r
description string o
id string oc
name string r
region string oc >=6.0.0
schema string r`,
  aws_apigatewayv2_route: `api_id string r
api_key_required bool o
authorization_scopes set(string) o
authorization_type string o
authorizer_id string o
id string oc
model_selection_expression string o
operation_name string o
region string oc >=6.0.0
request_models map(string) o
route_key string r
route_response_selection_expression string o
target string o
request_parameter set 0.. {
request_parameter_key string r
required bool r
}`,
  aws_apigatewayv2_route_response: `api_id string r
id string oc
model_selection_expression string o
region string oc >=6.0.0
response_models map(string) o
route_id string r
route_response_key string r`,
  aws_apigatewayv2_routing_rule: `>=6.29.0
domain_name string r
priority number r
region string oc
routing_rule_arn string c
routing_rule_id string c
action list 0.. {
invoke_api list 0.. {
api_id string r
stage string r
strip_base_path bool o
}
}
condition list 0.. {
match_base_paths list 0.. {
any_of set(string) r
}
match_headers list 0.. {
any_of list 0.. {
header string r
value_glob string r
}
}
}`,
  aws_apigatewayv2_stage: `api_id string r
arn string c
auto_deploy bool o
client_certificate_id string o
deployment_id string oc
description string o
execution_arn string c
id string oc
invoke_url string c
name string r
region string oc >=6.0.0
stage_variables map(string) o
tags map(string) o
tags_all map(string) oc
access_log_settings list 0..1 {
destination_arn string r
format string r
}
default_route_settings list 0..1 {
data_trace_enabled bool o
detailed_metrics_enabled bool o
logging_level string oc
throttling_burst_limit number o
throttling_rate_limit number o
}
route_settings set 0.. {
data_trace_enabled bool o
detailed_metrics_enabled bool o
logging_level string oc
route_key string r
throttling_burst_limit number o
throttling_rate_limit number o
}`,
  aws_apigatewayv2_vpc_link: `arn string c
id string oc
name string r
region string oc >=6.0.0
security_group_ids set(string) r
subnet_ids set(string) r
tags map(string) o
tags_all map(string) oc`,
  aws_cloudwatch_log_group: `arn string c
deletion_protection_enabled bool o >5.100.0 >=6.66.0
id string oc
kms_key_id string o
log_group_class string oc
name string oc
name_prefix string oc
region string oc >=6.0.0
retention_in_days number o
skip_destroy bool o
tags map(string) o
tags_all map(string) oc`,
  aws_kinesis_firehose_delivery_stream: `*
arn string oc
destination string r
destination_id string oc
id string oc
name string r
region string oc >=6.0.0
tags map(string) o
tags_all map(string) oc
version_id string oc
elasticsearch_configuration list 0..1 {
*
}
extended_s3_configuration list 0..1 {
*
}
http_endpoint_configuration list 0..1 {
*
}
iceberg_configuration list 0..1 {
*
}
kinesis_source_configuration list 0..1 {
*
}
msk_source_configuration list 0..1 {
*
}
opensearch_configuration list 0..1 {
*
}
opensearchserverless_configuration list 0..1 {
*
}
redshift_configuration list 0..1 {
*
}
server_side_encryption list 0..1 {
*
}
snowflake_configuration list 0..1 {
*
}
splunk_configuration list 0..1 {
*
}
timeouts single 0..1 {
*
}`,
  aws_lambda_permission: `action string r
event_source_token string o
function_name string r
function_url_auth_type string o
id string oc
invoked_via_function_url bool o >=6.28.0
principal string r
principal_org_id string o
qualifier string o
region string oc >=6.0.0
source_account string o
source_arn string o
statement_id string oc
statement_id_prefix string oc
timeouts single 0..1 >5.100.0 >=6.66.0 {
create string o
delete string o
read string o
}`,
  aws_wafv2_web_acl_association: `id string oc
region string oc >=6.0.0
resource_arn string r
web_acl_arn string r
timeouts single 0..1 {
create string o
}`,
};

export const dataSources: Readonly<Record<string, string>> = {
  aws_api_gateway_api_key: `arn string c
created_date string c
customer_id string c
description string c
enabled bool c
id string r
last_updated_date string c
name string c
region string oc >=6.0.0
tags map(string) oc
value string c`,
  aws_api_gateway_api_keys: `customer_id string o
id string c
include_values bool o
items list(object(created_date=string,customer_id=string,description=string,enabled=bool,id=string,last_updated_date=string,name=string,stage_keys=list(string),tags=map(string),value=string)) c
region string oc >=6.0.0`,
  aws_api_gateway_authorizer: `arn string c
authorizer_credentials string c
authorizer_id string r
authorizer_result_ttl_in_seconds number c
authorizer_uri string c
id string oc
identity_source string c
identity_validation_expression string c
name string c
provider_arns list(string) c
region string oc >=6.0.0
rest_api_id string r
type string c`,
  aws_api_gateway_authorizers: `id string oc
ids list(string) c
region string oc >=6.0.0
rest_api_id string r`,
  aws_api_gateway_domain_name: `arn string c
certificate_arn string c
certificate_name string c
certificate_upload_date string c
cloudfront_domain_name string c
cloudfront_zone_id string c
domain_name string r
domain_name_id string oc
endpoint_access_mode string c >=6.28.0
endpoint_configuration list(object(ip_address_type=string,types=list(string))) c
id string oc
policy string c
region string oc >=6.0.0
regional_certificate_arn string c
regional_certificate_name string c
regional_domain_name string c
regional_zone_id string c
security_policy string c
tags map(string) oc`,
  aws_api_gateway_export: `accepts string o
body string c
content_disposition string c
content_type string c
export_type string r
id string oc
parameters map(string) o
region string oc >=6.0.0
rest_api_id string r
stage_name string r`,
  aws_api_gateway_resource: `id string oc
parent_id string c
path string r
path_part string c
region string oc >=6.0.0
rest_api_id string r`,
  aws_api_gateway_rest_api: `api_key_source string c
arn string c
binary_media_types list(string) c
description string c
endpoint_access_mode string c >6.25.0 >=6.66.0
endpoint_configuration list(object(ip_address_type=string,types=list(string),vpc_endpoint_ids=set(string))) c
execution_arn string c
id string oc
minimum_compression_size string c
name string r
policy string c
region string oc >=6.0.0
root_resource_id string c
security_policy string c >6.25.0 >=6.66.0
tags map(string) oc`,
  aws_api_gateway_sdk: `body string c
content_disposition string c
content_type string c
id string oc
parameters map(string) o
region string oc >=6.0.0
rest_api_id string r
sdk_type string r
stage_name string r`,
  aws_api_gateway_vpc_link: `arn string c
description string c
id string c
name string r
region string oc >=6.0.0
status string c
status_message string c
tags map(string) oc
target_arns set(string) c`,
  aws_apigatewayv2_api: `api_endpoint string c
api_id string r
api_key_selection_expression string c
arn string c
cors_configuration list(object(allow_credentials=bool,allow_headers=set(string),allow_methods=set(string),allow_origins=set(string),expose_headers=set(string),max_age=number)) c
description string c
disable_execute_api_endpoint bool c
execution_arn string c
id string oc
ip_address_type string c
name string c
protocol_type string c
region string oc >=6.0.0
route_selection_expression string c
tags map(string) oc
version string c`,
  aws_apigatewayv2_apis: `id string oc
ids set(string) c
name string o
protocol_type string o
region string oc >=6.0.0
tags map(string) o`,
  aws_apigatewayv2_export: `api_id string r
body string c
export_version string o
id string oc
include_extensions bool o
output_type string r
region string oc >=6.0.0
specification string r
stage_name string o`,
  aws_apigatewayv2_vpc_link: `arn string c
id string oc
name string c
region string oc >=6.0.0
security_group_ids set(string) c
subnet_ids set(string) c
tags map(string) oc
vpc_link_id string r`,
};

// As in functions.ts beside this file, with the provider versions that have it.
export const providerFunctions: Readonly<Record<string, string>> = {
  arn_build: 'string partition:string service:string region:string account_id:string resource:string >=5.40.0',
  arn_parse: 'object(account_id=string,partition=string,region=string,resource=string,service=string) arn:string >=5.40.0',
  trim_iam_role_path: 'string arn:string >=5.44.0',
};
