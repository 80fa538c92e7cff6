/** A live stage against the block that declares it: what differs, and the text with every live value taken. */
import { describe, expect, test } from 'vitest';
import type { RestMethodSetting } from '../../protocol/live.js';
import { comparing } from '../../server/src/render/compare.js';
import { fixture } from '../support/fixture.js';
import { compared } from './compared.js';
import { httpStage, restStage, stateOf } from './rendered.js';

const DECLARED = `
  resource "aws_api_gateway_stage" "prod" {
    rest_api_id   = "a1b2c3"
    stage_name    = "prod"
    deployment_id = "d1"
  }
`;

test('nothing differs where the block says what AWS says, defaults written or not', () => {
  expect(compared(restStage(), DECLARED).told).toEqual([]);
  const spelled = DECLARED.replace(
    'deployment_id = "d1"',
    'deployment_id = "d1"\n    xray_tracing_enabled = false\n    description = ""\n    variables = {}',
  );
  expect(compared(restStage(), spelled).told).toEqual([]);
});

test('what is changed, only live and only in the code is told, and taken', () => {
  const answer = compared(
    restStage({
      deploymentId: 'd2',
      tracingEnabled: true,
      variables: { alias: 'live' },
      accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:1:log-group:a', format: '${x}' },
    }),
    `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a1b2c3"
        stage_name    = "prod"
        deployment_id = "d1"
        description   = "old"

        canary_settings {
          deployment_id = "d3"
        }
      }
    `,
  );
  expect(answer.told).toEqual([
    'changed deployment_id',
    'onlyInCode description',
    'onlyLive variables',
    'onlyLive xray_tracing_enabled',
    'onlyLive access_log_settings',
    'onlyInCode canary_settings',
  ]);
  expect(answer.liveText).toBe(`resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3"
  stage_name    = "prod"
  deployment_id = "d2"
  variables = {
    alias = "live"
  }
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = "arn:aws:logs:us-east-1:1:log-group:a"
    format          = "$\${x}"
  }
}
`);
});

test.each(['\n', '\r\n'])(
  'a live value that has more or fewer lines keeps the rest aligned (%j)',
  (newline) => {
    const text = `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3"
  stage_name    = "prod"
  deployment_id = "d1"
  variables     = merge({ alias = "old" }, {})
  description   = "one"
  tags          = {}

  access_log_settings {
    destination_arn = "arn:aws:logs:us-east-1:1:log-group:a"
    format = jsonencode({
      id = "$context.requestId"
    })
  }
}
`;
    const live = restStage({
      variables: { alias: 'live' },
      description: 'one',
      accessLogSettings: {
        destinationArn: 'arn:aws:logs:us-east-1:1:log-group:a',
        format: '$context.requestId',
      },
    });
    const { liveText } = compared(live, text.replaceAll('\n', newline));
    expect(liveText).toBe(
      `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3"
  stage_name    = "prod"
  deployment_id = "d1"
  variables = {
    alias = "live"
  }
  description = "one"
  tags        = {}

  access_log_settings {
    destination_arn = "arn:aws:logs:us-east-1:1:log-group:a"
    format          = "$context.requestId"
  }
}
`.replaceAll('\n', newline),
    );
  },
);

test('what a variable decides is no difference; its stage is found by its API all the same', () => {
  const text = `
    variable "trace" {
      default = false
    }

    import {
      to = aws_api_gateway_rest_api.orders
      id = "a1b2c3"
    }

    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "prod" {
      rest_api_id          = aws_api_gateway_rest_api.orders.id
      stage_name           = "prod"
      deployment_id        = aws_api_gateway_deployment.orders.id
      xray_tracing_enabled = var.trace
      variables            = { alias = aws_lambda_alias.live.name, other = "x" }
    }
  `;
  const live = restStage({ tracingEnabled: true, variables: { alias: 'live', other: 'x' } });
  expect(compared(live, text).told).toEqual([]);
  expect(compared(restStage({ variables: { alias: 'live', other: 'y' } }), text).told).toEqual([
    'changed variables["other"]',
  ]);
});

test('what `ignore_changes` names is told as such', () => {
  const text = `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a1b2c3"
      stage_name    = "prod"
      deployment_id = "d1"

      lifecycle {
        ignore_changes = [deployment_id]
      }
    }
  `;
  const [difference] = compared(restStage({ deploymentId: 'd2' }), text).differences;
  expect(difference).toMatchObject({ argument: 'deployment_id', ignored: true });
});

describe('routes of an HTTP API', () => {
  const text = `
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = "h1"
      name        = "$default"
      auto_deploy = true

      route_settings {
        route_key              = "GET /a"
        throttling_burst_limit = 5
        throttling_rate_limit  = 5
      }

      route_settings {
        route_key              = "GET /b"
        throttling_burst_limit = 5
        throttling_rate_limit  = 5
      }
    }
  `;
  test('are compared one by one', () => {
    const live = httpStage({
      AutoDeploy: true,
      DeploymentId: 'churning',
      RouteSettings: {
        'GET /a': { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 7 },
        'GET /c': { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 },
      },
    });
    const answer = compared(live, text);
    expect(answer.told).toEqual([
      'changed route_settings["GET /a"].throttling_rate_limit',
      'onlyInCode route_settings["GET /b"]',
      'onlyLive route_settings["GET /c"]',
    ]);
    expect(compared(live, answer.liveText).told).toEqual([]);
  });
});

describe('the entries of a map', () => {
  const stage = (variables: string): string =>
    `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3"
  stage_name    = "prod"
  deployment_id = "d1"
  variables = ${variables}
}
`;
  const live = restStage({ variables: { alias: 'live', new_one: '${x}' } });

  test('are compared one by one, each where it stands', () => {
    const text = stage('{\n    alias = "old" # why\n    gone  = "x"\n    stays = var.unknown\n  }');
    const answer = compared(live, text);
    expect(answer.told).toEqual([
      'changed variables["alias"]',
      'onlyInCode variables["gone"]',
      'onlyLive variables["new_one"]',
    ]);
    expect(answer.differences[0]?.range.start).toEqual({ line: 5, character: 12 });
    expect(answer.liveText).toBe(
      stage('{\n    alias   = "live" # why\n    stays   = var.unknown\n    new_one = "$${x}"\n  }'),
    );
    expect(answer.notes).toEqual([
      'Not compared, because the code alone does not determine their values: `variables["stays"]`.',
    ]);
  });

  test('stay on one line, and keep their quotes', () => {
    expect(compared(live, stage('{ "alias" = "live" }')).liveText).toBe(
      stage('{ "alias" = "live", "new_one" = "$${x}" }'),
    );
    expect(compared(restStage({ variables: { b: '2' } }), stage('{ a = "1", b = "2" }')).liveText).toBe(
      stage('{ b = "2" }'),
    );
  });

  test.each([
    ['{\n    a = "1"\n    b = "2"\n  }', '{\n    a = "1"\n  }'],
    ['{\n    a = "1",\n    b = "2"\n  }', '{\n    a = "1",\n  }'],
    ['{\n    a = "1", b = "2"\n  }', '{\n    a = "1"\n  }'],
    ['{\n    a = "1"\n  b = "2" }', '{\n    a = "1" }'],
    ['{\n    a = "1" # why\n  b = "2" }', '{\n    a = "1" # why\n   }'],
    ['{ a = "1", b = "2" }', '{ a = "1" }'],
  ])('go without a trace when they are the last: %j', (before, after) => {
    expect(compared(restStage({ variables: { a: '1' } }), stage(before)).liveText).toBe(stage(after));
  });

  test('are taken as a whole where they are not written one by one', () => {
    const text = stage('merge({ alias = "old" }, {})');
    expect(compared(live, text).told).toEqual(['changed variables']);
    expect(compared(live, stage('local.unknown')).told).toEqual([]);
  });

  test('that `ignore_changes` names are told as such, the others not', () => {
    const text = stage('{ alias = "old", new_one = "old" }').replace(
      /}\n$/,
      '  lifecycle {\n    ignore_changes = [variables["alias"]]\n  }\n}\n',
    );
    expect(compared(live, text).differences.map(({ ignored }) => ignored)).toEqual([true, false]);
  });
});

describe('entries that `ignore_changes` names make no difference of a whole map', () => {
  const stage = (tags: string): string =>
    DECLARED.replace(
      'deployment_id = "d1"',
      `deployment_id = "d1"
    ${tags}

    lifecycle {
      ignore_changes = ["deployment_id", tags["CostCenter"]]
    }`,
    );
  const live = restStage({ tags: { CostCenter: '7', team: 'a' }, deploymentId: 'd2' });

  test.each(['tags = merge({ team = "a" }, {})', 'tags = merge({ team = "a", CostCenter = "1" }, {})'])(
    '%s',
    (tags) => {
      const { told, differences } = compared(live, stage(tags));
      expect(told).toEqual(['changed deployment_id']);
      expect(differences[0]?.ignored).toBe(true);
    },
  );

  test('nor of one that is not written', () => {
    expect(compared(restStage({ tags: { CostCenter: '7' } }), stage('')).told).toEqual([]);
  });

  test('but others do', () => {
    expect(compared(live, stage('tags = merge({ team = "b" }, {})')).told).toContain('changed tags');
    expect(compared(live, stage('')).told).toContain('onlyLive tags');
  });
});

describe('what the module is given', () => {
  const text = `
    module "shop" {
      source = "./shop"
      alias  = "old"
    }

    #- shop/main.tf
    variable "alias" {}

    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a1b2c3"
      stage_name    = "prod"
      deployment_id = "d1"
      description   = "one"
      variables     = { alias = var.alias }
    }
  `;
  const live = restStage({ description: 'two', variables: { alias: 'live' } });

  test('by its only caller is compared, and still known once another value is taken', () => {
    const answer = compared(live, text, { of: 'shop/main.tf' });
    expect(answer.told).toEqual(['changed description', 'changed variables["alias"]']);
    expect(answer.liveText).toContain('alias = "live"');
  });

  test('by several callers in several ways is not, and that is said', () => {
    const second = 'module "more" {\n      source = "./shop"\n      alias = "other"\n    }\n\n    #- shop';
    const answer = compared(live, text.replace('#- shop', second), { of: 'shop/main.tf' });
    expect(answer.told).toEqual(['changed description']);
    expect(answer.notes).toEqual([
      'Not compared, because the code alone does not determine their values: `variables["alias"]`.',
    ]);
  });

  test('by a variable file is compared', () => {
    const own = text.slice(text.indexOf('variable "alias"')).replace('variable', '\n    variable');
    const answer = compared(live, `${own}\n    #- terraform.tfvars\n    alias = "live"\n`);
    expect(answer.told).toEqual(['changed description']);
  });
});

test('a block that an override file changes is not held against what is live', () => {
  const text = `${DECLARED}
  import {
    to = aws_api_gateway_stage.prod
    id = "a1b2c3/prod"
  }
#- a_override.tf
  resource "aws_api_gateway_stage" "prod" {
    xray_tracing_enabled = true
  }
`;
  const answer = comparing({ module: fixture(text).module, state: [] })(restStage({ tracingEnabled: true }));
  expect(answer).toMatchObject({
    outcome: 'not-declared',
    message: expect.stringContaining('override') as string,
  });
});

test('an ARN is held against the ARN of what the code refers to, not against its name', () => {
  const text = DECLARED.replace(
    'deployment_id = "d1"',
    `deployment_id = "d1"
    access_log_settings {
      destination_arn = aws_cloudwatch_log_group.logs.arn
      format          = "$context.requestId"
    }
  }

  resource "aws_cloudwatch_log_group" "logs" {
    name = "/logs"`,
  );
  const arn = 'arn:aws:logs:us-east-1:1:log-group:/logs';
  const state = stateOf('aws_cloudwatch_log_group', 'logs', { id: '/logs', arn });
  const live = (destinationArn: string) =>
    restStage({ accessLogSettings: { destinationArn, format: '$context.requestId' } });
  expect(compared(live(arn), text, { state }).told).toEqual([]);
  expect(compared(live(`${arn}/other`), text, { state }).told).toEqual([
    'changed access_log_settings.destination_arn',
  ]);
});

describe('settings of methods', () => {
  /** What AWS answers for an entry of which one member was set. */
  const entry = (settings: RestMethodSetting = {}): RestMethodSetting => ({
    metricsEnabled: false,
    loggingLevel: 'OFF',
    dataTraceEnabled: false,
    throttlingBurstLimit: -1,
    throttlingRateLimit: -1,
    cachingEnabled: false,
    cacheTtlInSeconds: 300,
    cacheDataEncrypted: false,
    requireAuthorizationForCacheControl: true,
    unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
    ...settings,
  });
  const settings = (path: string, body: string, stage = 'aws_api_gateway_stage.prod.stage_name'): string => `
  resource "aws_api_gateway_method_settings" "all" {
    rest_api_id = "a1b2c3"
    stage_name  = ${stage}
    method_path = ${path}

    settings {
      ${body}
    }
  }
`;
  const code = DECLARED + settings('"*/*"', 'metrics_enabled = true');

  test('differ by no default that AWS tells', () => {
    const live = restStage({ methodSettings: { '*/*': entry({ metricsEnabled: true }) } });
    expect(compared(live, code).told).toEqual([]);
  });

  test('are compared argument by argument, where they stand', () => {
    const live = restStage({
      methodSettings: {
        '*/*': entry({
          loggingLevel: 'INFO',
          throttlingBurstLimit: 5000,
          requireAuthorizationForCacheControl: false,
        }),
      },
    });
    const answer = compared(live, code);
    expect(answer.told).toEqual([
      'changed settings.metrics_enabled',
      'onlyLive settings.throttling_burst_limit',
    ]);
    expect(new Set(answer.differences.map(({ address }) => address))).toEqual(
      new Set(['aws_api_gateway_method_settings.all']),
    );
    expect(compared(live, answer.liveText).told).toEqual([]);
  });

  test('of another file are told in that file', () => {
    const text = `${DECLARED}#- settings.tf\n${settings('"*/*"', 'metrics_enabled = true')}`;
    const answer = compared(restStage({ deploymentId: 'd2', methodSettings: { '*/*': entry() } }), text);
    expect(answer.files.map(({ uri, differences }) => [uri, differences.length])).toEqual([
      ['file:///module/main.tf', 1],
      ['file:///module/settings.tf', 1],
    ]);
    expect(answer.files[1]?.liveText).toContain('metrics_enabled = false');
  });

  test('that no block has are offered, with what imports them; a block that is not live is told', () => {
    const live = restStage({ methodSettings: { '~1orders~1{id}/GET': entry({ metricsEnabled: true }) } });
    const answer = compared(live, code);
    expect(answer.told).toEqual([
      'onlyInCode aws_api_gateway_method_settings.all',
      'onlyLive aws_api_gateway_method_settings["~1orders~1{id}/GET"]',
    ]);
    expect(answer.liveText).toContain(`
}

import {
  to = aws_api_gateway_method_settings.prod_orders_id_get
  id = "a1b2c3/prod/~1orders~1{id}/GET"
}

resource "aws_api_gateway_method_settings" "prod_orders_id_get" {
`);
    expect(compared(live, answer.liveText).told).toEqual(['onlyInCode aws_api_gateway_method_settings.all']);
  });

  test.each([
    ['an unknown path', settings('var.path', '')],
    ['an unknown stage', settings('"~1a/GET"', '', 'var.stage')],
    ['a block for each path', settings('each.key', '').replace('{', '{\n    for_each = var.paths')],
    [
      'a module that gets the stage',
      'module "x" {\n  source = "./x"\n  s = aws_api_gateway_stage.prod.stage_name\n}\n',
    ],
  ])('are not said to be only live beside %s', (_what, more) => {
    const answer = compared(restStage({ methodSettings: { '~1b/GET': entry() } }), DECLARED + more);
    expect(answer.told).toEqual([]);
    expect(answer.notes.join()).toContain('aws_api_gateway_method_settings["~1b/GET"]');
  });

  test('are not offered in a module that another one calls, where no `import` block may stand', () => {
    const text = `module "shop" {\n  source = "./shop"\n}\n#- shop/main.tf\n${DECLARED}`;
    const live = restStage({ methodSettings: { '*/*': entry() } });
    const [difference] = compared(live, text, { of: 'shop/main.tf' }).differences;
    expect(difference).toMatchObject({ kind: 'onlyLive', takeLive: [] });
  });

  test('are not offered beside a stage of another provider, where they would mean another stage', () => {
    const text = DECLARED.replace('rest_api_id ', 'provider = aws.other\n    rest_api_id ');
    const [difference] = compared(restStage({ methodSettings: { '*/*': entry() } }), text).differences;
    expect(difference).toMatchObject({ kind: 'onlyLive', takeLive: [] });
  });

  test('of another stage are left out', () => {
    expect(compared(restStage(), DECLARED + settings('"*/*"', '', '"other"')).told).toEqual([]);
  });
});

describe('the web ACL', () => {
  const arn = 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/main/1234';
  const live = restStage({ webAclArn: arn });
  const association = (acl: string): string => `
  resource "aws_wafv2_web_acl_association" "prod" {
    resource_arn = aws_api_gateway_stage.prod.arn
    web_acl_arn  = ${acl}
  }
`;

  test('is compared', () => {
    expect(compared(live, DECLARED + association(`"${arn}"`)).told).toEqual([]);
    expect(compared(live, DECLARED + association(`"${arn}5"`)).told).toEqual(['changed web_acl_arn']);
    expect(compared(restStage(), DECLARED + association(`"${arn}"`)).told).toEqual([
      'onlyInCode aws_wafv2_web_acl_association.prod',
    ]);
  });

  test('that the code refers to is the live one where the state says so, and not told otherwise', () => {
    const text = `${DECLARED + association('aws_wafv2_web_acl.main.arn')}resource "aws_wafv2_web_acl" "main" {}\n`;
    expect(compared(live, text).told).toEqual([]);
    const state = (its: string) => ({
      state: stateOf('aws_wafv2_web_acl', 'main', { id: '1234', arn: its }),
    });
    expect(compared(live, text, state(arn)).told).toEqual([]);
    expect(compared(live, text, state('arn:other')).told).toEqual(['changed web_acl_arn']);
  });

  test('that no block has is offered, once', () => {
    const answer = compared(live, DECLARED);
    expect(answer.told).toEqual(['onlyLive aws_wafv2_web_acl_association']);
    expect(compared(live, answer.liveText).told).toEqual([]);
  });

  test.each(['var.arn', '"${var.arn}"'])('may be in front of it already by %s', (target) => {
    const text = DECLARED + association(`"${arn}"`).replace('aws_api_gateway_stage.prod.arn', target);
    expect(compared(live, text).told).toEqual([]);
  });
});

describe('tags', () => {
  const code = `
    provider "aws" {
      default_tags {
        tags = { team = "shop", env = "prod" }
      }
    }

    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a1b2c3"
      stage_name    = "prod"
      deployment_id = "d1"
      tags          = { own = "1" }
    }
  `;
  const tagged = (tags: Record<string, string>) => restStage({ tags });

  test('are compared with what the provider adds', () => {
    expect(compared(tagged({ own: '1', team: 'shop', env: 'prod' }), code).told).toEqual([]);
    const other = compared(tagged({ own: '2', team: 'other', env: 'prod' }), code);
    expect(other.told).toEqual(['changed tags["own"]', 'onlyLive tags["team"]']);
    expect(other.liveText).toContain('tags          = { own = "2", team = "other" }');
  });

  test('that the provider adds and that are not live are a difference, because the plan adds them', () => {
    const answer = compared(tagged({ own: '1', env: 'prod' }), code);
    expect(answer.told).toEqual(['onlyInCode tags_all']);
    expect(answer.differences).toMatchObject([{ planned: true, takeLive: [] }]);
    expect(answer.differences[0]?.message).toContain('lacks `team`');
    const lifecycle = '= { own = "1" }\n lifecycle {\n ignore_changes = [tags_all]\n }';
    expect(compared(tagged({ env: 'prod' }), code.replace('= { own = "1" }', lifecycle)).told).not.toContain(
      'onlyInCode tags_all',
    );
  });

  test('that the code names and that are not live are told once', () => {
    const text = code.replace('own = "1"', 'team = "shop"');
    expect(compared(tagged({ env: 'prod' }), text).told).toEqual(['onlyInCode tags']);
  });

  test('that the code names although the provider adds them are compared as they stand', () => {
    const text = code.replace('own = "1"', 'team = "shop"');
    expect(compared(tagged({ team: 'shop', env: 'prod' }), text).told).toEqual([]);
  });

  test('are not compared where it is unknown what the provider adds, and that is said', () => {
    const answer = compared(tagged({}), code.replace('"prod" }', 'var.env }'));
    expect(answer.told).toEqual([]);
    expect(answer.notes.join()).toContain('Tags were not compared');
  });
});

test.each([
  [
    'a deployment creates',
    'resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = "a1b2c3"\n  stage_name = "prod"\n}\n',
    /is created by `aws_api_gateway_deployment\.d`.*Import it/,
  ],
  [
    'is declared in JSON',
    'locals {}\n#- s.tf.json\n{"resource": {"aws_api_gateway_stage": {"s": {"rest_api_id": "a1b2c3", "stage_name": "prod", "deployment_id": "d"}}}}',
    /declared in JSON syntax \(`s\.tf\.json`\)/,
  ],
])('it can not be told what differs of a stage that %s', (_how, text, message) => {
  const answer = comparing({ module: fixture(text).module, state: [] })(restStage());
  expect(answer).toEqual({ outcome: 'not-declared', message: expect.stringMatching(message) as string });
});

describe('a stage that one of several instances of a block is', () => {
  const block = (repetition: string, description: string): string => `
resource "aws_api_gateway_stage" "s" {
  ${repetition}
  rest_api_id   = "a1b2c3"
  stage_name    = each.key
  deployment_id = "d1"
  description   = ${description}
}
`;
  const answerFor = (text: string, description: string) =>
    comparing({ module: fixture(text).module, state: [] })(restStage({ description }));
  const each = 'for_each = { prod = "Live", test = "Test" }';

  test('is compared with its own values, and a live one is not written for all', () => {
    const same = answerFor(block(each, 'each.value'), 'Live');
    expect(same).toMatchObject({
      outcome: 'compared',
      address: 'aws_api_gateway_stage.s["prod"]',
      files: [],
    });
    expect(answerFor(block(each, 'each.value'), 'Test')).toMatchObject({
      files: [
        {
          takeAll: undefined,
          differences: [
            {
              argument: 'description',
              takeLive: [],
              message: '`description` of `aws_api_gateway_stage.s["prod"]` is `"Test"` in AWS.',
            },
          ],
        },
      ],
    });
    expect(answerFor(block(each, '"Old"'), 'Live')).toMatchObject({
      files: [{ differences: [{ takeLive: [{ newText: '"Live"' }] }] }],
    });
  });

  test('is not compared by what only a default gives', () => {
    const text = `${block('for_each = var.stages', 'each.value')}variable "stages" {\n  default = { prod = "Live" }\n}\n`;
    const answer = answerFor(text, 'Other');
    expect(answer).toMatchObject({ outcome: 'compared', files: [] });
    expect(JSON.stringify(answer)).toContain('values that depend on `each` or `count`');
  });
});

test.each([
  ['the provider of the block', 'provider "aws" {\n  region = "eu-west-1"\n}\n', ''],
  ['its `region`', 'provider "aws" {\n  region = "us-east-1"\n}\n', '  region = "eu-west-1"\n'],
])('a stage of another Region than %s is said to be perhaps another one', (_what, provider, region) => {
  const stage = `resource "aws_api_gateway_stage" "s" {\n  rest_api_id = "a1b2c3"\n  stage_name = "prod"\n  deployment_id = "d1"\n${region}}\n`;
  const notesOf = (text: string) => {
    const answer = comparing({ module: fixture(text).module, state: [] })(restStage());
    return answer?.outcome === 'compared' ? answer.notes : answer;
  };
  expect(notesOf(provider + stage)).toEqual([
    expect.stringMatching(/is in `us-east-1`, and the block manages one in `eu-west-1`/),
  ]);
  expect(notesOf(provider.replace('eu-west-1', 'us-east-1') + stage.replace(region, ''))).toEqual([]);
});
