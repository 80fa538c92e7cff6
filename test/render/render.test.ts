/** Which text live stages become. That a plan of it is empty is shown by the Terraform ring. */
import { describe, expect, test } from 'vitest';
import { dedent } from '../support/fixture.js';
import { httpStage, rendered, restStage } from './rendered.js';

const GENERATED = dedent(`
  import {
    to = aws_api_gateway_stage.orders_prod
    id = "a1b2c3/prod"
  }

  resource "aws_api_gateway_stage" "orders_prod" {
    rest_api_id   = "a1b2c3"
    deployment_id = "d1"
    stage_name    = "prod"
  }
`);

describe('the text', () => {
  test('of a stage on which nothing is set has what must be written and no more', () => {
    expect(rendered(restStage()).document).toBe(GENERATED);
  });

  test('of a stage on which all is set', () => {
    const live = restStage({
      description: 'The "real" ${one}',
      documentationVersion: 'v2',
      clientCertificateId: 'cert1',
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      cacheClusterStatus: 'AVAILABLE',
      tracingEnabled: true,
      webAclArn: 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/main/11-22',
      variables: { url: 'example.com', alias: 'live' },
      tags: { Team: 'orders', 'aws:autoscaling:x': 'y' },
      accessLogSettings: {
        destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/apigw/prod',
        format: '{"id":"$context.requestId"}',
      },
      canarySettings: {
        deploymentId: 'd2',
        percentTraffic: 10.5,
        stageVariableOverrides: { alias: 'next' },
        useStageCache: false,
      },
      methodSettings: {
        '~1orders~1{id}/GET': { loggingLevel: 'INFO', metricsEnabled: false, throttlingRateLimit: 10.5 },
        '*/*': { throttlingBurstLimit: -1, throttlingRateLimit: -1, cacheTtlInSeconds: 300 },
      },
    });
    expect(rendered(live).document).toMatchInlineSnapshot(`
      "import {
        to = aws_api_gateway_stage.orders_prod
        id = "a1b2c3/prod"
      }

      import {
        to = aws_api_gateway_method_settings.orders_prod_all
        id = "a1b2c3/prod/*/*"
      }

      import {
        to = aws_api_gateway_method_settings.orders_prod_orders_id_get
        id = "a1b2c3/prod/~1orders~1{id}/GET"
      }

      import {
        to = aws_wafv2_web_acl_association.orders_prod
        id = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/main/11-22,arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/prod"
      }

      resource "aws_api_gateway_stage" "orders_prod" {
        rest_api_id           = "a1b2c3"
        deployment_id         = "d1"
        stage_name            = "prod"
        description           = "The \\"real\\" $\${one}"
        cache_cluster_enabled = true
        cache_cluster_size    = "0.5"
        client_certificate_id = "cert1"
        documentation_version = "v2"
        xray_tracing_enabled  = true
        variables = {
          alias = "live"
          url   = "example.com"
        }
        tags = {
          Team = "orders"
        }

        access_log_settings {
          destination_arn = "arn:aws:logs:us-east-1:123456789012:log-group:/apigw/prod"
          format          = "{\\"id\\":\\"$context.requestId\\"}"
        }

        canary_settings {
          deployment_id   = "d2"
          percent_traffic = 10.5
          stage_variable_overrides = {
            alias = "next"
          }
        }
      }

      resource "aws_api_gateway_method_settings" "orders_prod_all" {
        rest_api_id = aws_api_gateway_stage.orders_prod.rest_api_id
        stage_name  = aws_api_gateway_stage.orders_prod.stage_name
        method_path = "*/*"

        settings {
          cache_ttl_in_seconds = 300
        }
      }

      resource "aws_api_gateway_method_settings" "orders_prod_orders_id_get" {
        rest_api_id = aws_api_gateway_stage.orders_prod.rest_api_id
        stage_name  = aws_api_gateway_stage.orders_prod.stage_name
        method_path = "~1orders~1{id}/GET"

        settings {
          metrics_enabled       = false
          logging_level         = "INFO"
          throttling_rate_limit = 10.5
          # apigateway-stages:ignore zero-throttle Set this way in AWS.
          throttling_burst_limit = 0
        }
      }

      resource "aws_wafv2_web_acl_association" "orders_prod" {
        resource_arn = aws_api_gateway_stage.orders_prod.arn
        web_acl_arn  = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/main/11-22"
      }
      "
    `);
    expect(rendered(live).said).toContain('Tags that start with `aws:` are reserved by AWS and left out.');
  });

  test('of a stage of an HTTP API', () => {
    const live = httpStage({
      AutoDeploy: true,
      DeploymentId: 'd9',
      DefaultRouteSettings: { ThrottlingBurstLimit: 0, ThrottlingRateLimit: 100.5 },
      RouteSettings: {
        'GET /orders': { DetailedMetricsEnabled: true, ThrottlingBurstLimit: 5, ThrottlingRateLimit: 5 },
      },
      StageVariables: { a: 'b' },
    });
    expect(rendered(live).document).toMatchInlineSnapshot(`
      "import {
        to = aws_apigatewayv2_stage.orders_http_default
        id = "h1/$default"
      }

      resource "aws_apigatewayv2_stage" "orders_http_default" {
        api_id      = "h1"
        name        = "$default"
        auto_deploy = true
        stage_variables = {
          a = "b"
        }

        default_route_settings {
          throttling_rate_limit = 100.5
          # apigateway-stages:ignore zero-throttle Set this way in AWS.
          throttling_burst_limit = 0
        }

        route_settings {
          route_key                = "GET /orders"
          throttling_rate_limit    = 5
          throttling_burst_limit   = 5
          detailed_metrics_enabled = true
        }
      }
      "
    `);
  });
});

test('settings of methods that say nothing are spelled out: an empty block would look like an oversight', () => {
  const { answer } = rendered(
    restStage({ methodSettings: { '*/*': { throttlingBurstLimit: -1, throttlingRateLimit: -1 } } }),
  );
  expect(answer.text).toContain(
    '  settings {\n    throttling_burst_limit = -1\n    throttling_rate_limit  = -1\n  }\n',
  );
});
