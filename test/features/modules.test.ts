/** What an editor shows of a module that another one calls: completion, hover, definition, and what rules find. */
import { describe, expect, it } from 'vitest';
import { definition } from '../../server/src/features/definition.js';
import { checkCompletion, offered } from '../support/check-completion.js';
import { checkDiagnostics, diagnosticsOf, only } from '../support/check-diagnostics.js';
import { checkHover, hoverOf } from '../support/check-hover.js';
import { cursorOf, fixture } from '../support/fixture.js';

const API = `
#- api/main.tf
variable "size" {
  description = "Size of the cache."
  type        = string
  default     = "0.5"
}
variable "name" {
  type = string
}
output "id" {
  description = "The API's ID."
  value       = aws_apigatewayv2_api.this.id
}
output "label" {
  value = "api-\${var.name}"
}
resource "aws_apigatewayv2_api" "this" {
  name          = var.name
  protocol_type = "HTTP"
}
`.trimStart();

const call = (more = ''): string => `module "api" {\n  source = "./api"\n  name   = "orders"\n${more}}\n`;

describe('completion', () => {
  it('offers the outputs of a called module', () => {
    expect(offered(`${call()}locals {\n  x = module.api.<|>\n}\n${API}`)).toEqual(['id', 'label']);
  });

  it('writes an index where the call is repeated', () => {
    const repeated = call('  count  = 2\n');
    checkCompletion(
      `locals {\n  x = module.api.<|>\n}\n${repeated}${API}`,
      'id',
      `locals {\n  x = module.api[0].id\n}\n${repeated}`,
    );
  });

  it('offers the variables as arguments, required ones first, written ones no more', () => {
    const start = 'module "api" {\n  source = "./api"\n';
    expect(offered(`${start}  <|>\n}\n${API}`).slice(0, 2)).toEqual(['name', 'size']);
    expect(offered(`${start}  name   = "x"\n  <|>\n}\n${API}`)[0]).toBe('size');
    checkCompletion(`${start}  na<|>\n}\n${API}`, 'name', `${start}  name   = "$1"\n}\n`);
  });
});

describe('hover', () => {
  it('says what an output is and comes to', () => {
    checkHover(
      `${call()}locals {\n  x = module.api.la<|>bel\n}\n${API}`,
      'label',
      'output of `module.api`',
      '"api-orders"',
      'main.tf:',
    );
    checkHover(`${call()}locals {\n  x = module.api.i<|>d\n}\n${API}`, 'id', "The API's ID.");
  });

  it('says what an argument of a call is', () => {
    checkHover(call('  si<|>ze = "1.6"\n') + API, 'size', 'Size of the cache.', 'default `"0.5"`', 'string');
  });

  it('says the values that a validation lists once, and what they mean where that is known', () => {
    const level = (use: string): string =>
      `#- api/main.tf\nvariable "level" {\n  type = string\n  validation {\n    condition     = contains(["OFF", "ERROR"], var.level)\n    error_message = "No."\n  }\n}\n${use}#- main.tf\nmodule "api" {\n  source = "./api"\n  lev<|>el = "OFF"\n}\n`;
    checkHover(level(''), 'level', 'One of: `"OFF"`, `"ERROR"`.');
    const settings = `resource "aws_api_gateway_method_settings" "all" {\n  settings {\n    logging_level = var.level\n  }\n}\n`;
    checkHover(level(settings), 'level', '- `"OFF"`: No execution logs');
  });

  it('says what a variable is set to, and where', () => {
    checkHover(
      API.replace('var.name}', 'var.na<|>me}') + `#- main.tf\n${call()}`,
      'var.name',
      'set to `"orders"`',
      'main.tf:3',
    );
  });

  it('says each value of a variable once, with the folders of those who set it', () => {
    const caller = (name: string, stage: string): string =>
      `#- live/${name}/main.tf\nmodule "api" {\n  source = "../../api"\n  stage  = "${stage}"\n}\n`;
    const names = Array.from({ length: 11 }, (_, at) => `s${10 + at}`);
    const found = hoverOf(
      `#- api/main.tf\nvariable "sta<|>ge" {}\n${caller('a', 'dev')}${names.map((each) => caller(each, 'prod')).join('')}`,
    );
    const [, list = ''] = found?.markdown.split('\n\n') ?? [];
    expect(list.replace(/\]\(.*?\)/g, ']').split('\n')).toEqual([
      `- set to \`"prod"\` in 11 places: ${names
        .slice(0, 8)
        .map((each) => `[live/${each}/main.tf:3]`)
        .join(', ')} and 3 more`,
      '- set to `"dev"`, [live/a/main.tf:3]',
    ]);
  });

  it('counts the values of a variable that are too many to show, and tells none that is sensitive', () => {
    const calls = Array.from(
      { length: 10 },
      (_, at) => `module "m${at}" {\n  source = "./api"\n  stage = "v${at}"\n}\n`,
    );
    const set = `#- main.tf\n${calls.join('')}`;
    checkHover(`#- api/main.tf\nvariable "sta<|>ge" {}\n${set}`, 'stage', '- set otherwise in 2 more places');
    const sensitive = hoverOf(`#- api/main.tf\nvariable "sta<|>ge" {\n  sensitive = true\n}\n${set}`);
    expect(sensitive?.markdown).toContain('- set in 10 places: [main.tf:3]');
    expect(sensitive?.markdown).not.toContain('v0');
  });

  it('shows the API of a stage across modules', () => {
    const stage =
      'resource "aws_apigatewayv2_stage" "li<|>ve" {\n  api_id = module.api.id\n  name   = "live"\n}\n';
    checkHover(call() + stage + API, 'live', 'module.api.aws_apigatewayv2_api.this', '(`orders`), HTTP');
  });
});

describe('provider versions', () => {
  const needs = (version: string): string =>
    `terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${version}"\n    }\n  }\n}\n`;
  const child = (versions: string): string =>
    `#- api/main.tf\n${versions}resource "aws_api_gateway_stage" "prod" {\n  canary_settings {\n    deploy<|>ment_id = "x"\n  }\n}\n`;
  const lock = (version: string): string =>
    `provider "registry.terraform.io/hashicorp/aws" {\n  version = "${version}"\n}\n`;
  const caller = (name: string, more = ''): string =>
    `#- ${name}/main.tf\nmodule "api" {\n  source = "../api"\n}\n${more}`;
  const locked = (name: string, version: string): string =>
    `#- ${name}/.terraform.lock.hcl\n${lock(version)}`;

  it('are decided by the lock file of the caller, not by one beside the called module', () => {
    const own = `#- api/.terraform.lock.hcl\n${lock('5.0.0')}`;
    checkHover(child('') + own + caller('a') + locked('a', '4.9.0'), 'deployment_id', 'is locked to (4.9.0)');
    checkHover(child('') + own, 'deployment_id', 'is locked to (5.0.0)');
  });

  it('are those that both allow', () => {
    const text = child(needs('>= 5.31')) + caller('a', needs('< 6.0'));
    checkHover(
      text,
      'deployment_id',
      'Not available in every provider version that this module allows (≥ 5.31, < 6.0).',
    );
  });

  it('are its own where callers differ', () => {
    const text =
      child(needs('>= 5.31')) + caller('a') + locked('a', '5.40.0') + caller('b') + locked('b', '6.0.0');
    checkHover(text, 'deployment_id', 'allows (≥ 5.31)');
  });

  it('of modules that call each other come to an end', () => {
    const text = `${child(needs('>= 5.31'))}module "a" {\n  source = "../a"\n}\n${caller('a', needs('< 6.0'))}`;
    checkHover(text, 'deployment_id', '≥ 5.31');
  });
});

describe('definition', () => {
  const of = (text: string): string | undefined => {
    const all = fixture(text);
    const { file, offset } = cursorOf(all);
    const [found] = [definition(file, offset, all.moduleOf(file))].flat();
    return found ? `${found.uri.replace('file:///module/', '')}:${found.range.start.line + 1}` : undefined;
  };

  it('leads to the output, the variable and the file of the called module', () => {
    expect(of(`${call()}locals {\n  x = module.api.la<|>bel\n}\n${API}`)).toBe('api/main.tf:13');
    expect(of(`${call()}locals {\n  x = module.a<|>pi.label\n}\n${API}`)).toBe('main.tf:1');
    expect(of(call('  si<|>ze = "1.6"\n') + API)).toBe('api/main.tf:1');
    expect(of(call().replace('./api', './a<|>pi') + API)).toBe('api/main.tf:1');
    expect(of(call().replace('./api', './no<|>where') + API)).toBeUndefined();
  });
});

describe('rules see through calls', () => {
  it('that set what is wrong, and point at the place', () => {
    checkDiagnostics(`
      #- main.tf
      module "cache" {
        source = "./cache"
        size   = "0.7"
      #          ^^^^^ error invalid-value: In \`cache/main.tf\`, line 8: \`cache_cluster_size\` can't be \`0.7\`
      }
      #- cache/main.tf
      variable "size" {
      }
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id           = "a"
        deployment_id         = "b"
        stage_name            = "prod"
        cache_cluster_enabled = true
        cache_cluster_size    = var.size
        #                       ^^^^^^^^ error invalid-value: can't be \`0.7\` (from \`var.size\`, which \`module.cache\` sets)
      }
    `);
  });

  it('and say nothing of a default that every caller overrides', () => {
    checkDiagnostics(`
      #- main.tf
      module "a" {
        source = "./cache"
        size   = "0.5"
      }
      module "b" {
        source = "./cache"
        size   = "1.6"
      }
      #- cache/main.tf
      variable "size" {
        default = "0.7"
      }
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id           = "a"
        deployment_id         = "b"
        stage_name            = "prod"
        cache_cluster_enabled = true
        cache_cluster_size    = var.size
      }
    `);
  });

  const LOG = `
access_log_settings {
  destination_arn = "arn:aws:logs:eu-central-1:123456789012:log-group:live"
  format          = "$context.requestId $context.connectionId"
  #                                     ^^^^^^^^^^^^^^^^^^^^^ error access-log-wrong-api: HTTP
}`.replace(/^/gm, '  ');

  it('to the kind of an API in a called module, and of one that the caller hands over', () => {
    checkDiagnostics(
      `#- main.tf\n${call()}resource "aws_apigatewayv2_stage" "live" {\n  api_id = module.api.id\n  name   = "live"\n  auto_deploy = true\n${LOG}\n}\n${API}`,
    );
    checkDiagnostics(
      `#- main.tf\nresource "aws_apigatewayv2_api" "orders" {\n  name = "orders"\n  protocol_type = "HTTP"\n}\nmodule "stage" {\n  source = "./stage"\n  api    = aws_apigatewayv2_api.orders.id\n}\n#- stage/main.tf\nvariable "api" {\n}\nresource "aws_apigatewayv2_stage" "live" {\n  api_id = var.api\n  name   = "live"\n  auto_deploy = true\n${LOG}\n}\n`,
    );
  });

  it('knows a module that it comes back to by an argument', () => {
    const roundTrip = (api: string, expected: string): string => `
      #- main.tf
      module "api" {
        source        = "./api"
        deployment_id = aws_api_gateway_deployment.it.id
        api_id        = module.api.id
      }
      resource "aws_api_gateway_deployment" "it" {
        rest_api_id = module.api.${api}
        triggers    = { redeployment = "1" }
        lifecycle {
          create_before_destroy = true
        }
      }
      #- api/main.tf
      resource "aws_api_gateway_rest_api" "own" {
        name = "own"
      }
      resource "aws_api_gateway_rest_api" "other" {
        name = "other"
      }
      resource "aws_api_gateway_stage" "live" {
        rest_api_id   = aws_api_gateway_rest_api.own.id
        deployment_id = var.deployment_id
        ${expected}
        stage_name    = "live"
      }
      resource "aws_api_gateway_stage" "test" {
        rest_api_id   = var.api_id
        deployment_id = aws_api_gateway_deployment.own.id
        stage_name    = "test"
      }
      resource "aws_api_gateway_deployment" "own" {
        rest_api_id = aws_api_gateway_rest_api.own.id
        triggers    = { redeployment = "1" }
        lifecycle {
          create_before_destroy = true
        }
      }
      variable "deployment_id" {
        type = string
      }
      variable "api_id" {
        type = string
      }
      output "id" {
        value = aws_api_gateway_rest_api.own.id
      }
      output "other" {
        value = aws_api_gateway_rest_api.other.id
      }
    `;
    checkDiagnostics(roundTrip('id', ''));
    checkDiagnostics(
      roundTrip(
        'other',
        '#               ^^^^^^^^^^^^^^^^^ error stage-api-mismatch: `caller.aws_api_gateway_deployment.it` belongs to `aws_api_gateway_rest_api.other`, but this belongs to `aws_api_gateway_rest_api.own`',
      ),
    );
  });

  it('to the API of a deployment', () => {
    const module = `
      #- api/main.tf
      resource "aws_api_gateway_rest_api" "this" {
        name = "x"
      }
      resource "aws_api_gateway_deployment" "this" {
        rest_api_id = aws_api_gateway_rest_api.this.id
        triggers    = { redeployment = "1" }
        lifecycle {
          create_before_destroy = true
        }
      }
      output "id" {
        value = aws_api_gateway_rest_api.this.id
      }
      output "deployment" {
        value = aws_api_gateway_deployment.this.id
      }
    `;
    checkDiagnostics(`
      #- main.tf
      module "a" {
        source = "./api"
      }
      module "b" {
        source = "./api"
      }
      resource "aws_api_gateway_stage" "right" {
        rest_api_id   = module.a.id
        deployment_id = module.a.deployment
        stage_name    = "right"
      }
      resource "aws_api_gateway_stage" "wrong" {
        rest_api_id   = module.a.id
        deployment_id = module.b.deployment
        #               ^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch: \`module.b.aws_api_gateway_deployment.this\` belongs to \`module.b.aws_api_gateway_rest_api.this\`, but this belongs to \`module.a.aws_api_gateway_rest_api.this\`
        stage_name    = "wrong"
      }${module}`);
  });

  const LOGGING = `
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = var.deployment
}
variable "deployment" {
}
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
  settings {
    logging_level = "INFO"
  }
}
`;
  const role = only('missing-logging-role');
  const account = 'resource "aws_api_gateway_account" "this" {\n}\n';

  it('to the role for logging, wherever it is set', () => {
    const caller = (more: string): string => `#- main.tf\nmodule "api" {\n  source = "./api"\n}\n${more}`;
    checkDiagnostics(`${caller(account)}#- api/main.tf${LOGGING}`, role);
    const [early] = diagnosticsOf(
      `#- main.tf${LOGGING}${caller('').slice('#- main.tf\n'.length)}#- api/main.tf\n${account}`,
      role,
    );
    expect(early?.message).toContain('this does not depend on `module.api`');
    checkDiagnostics(`${caller('module "x" {\n  source = "a/b/c"\n}\n')}#- api/main.tf${LOGGING}`, role);
    const found = diagnosticsOf(`${caller('')}#- api/main.tf${LOGGING}`, role);
    expect(found.map(({ code }) => code)).toEqual(['missing-logging-role']);
  });

  it('to a calling module that reads a stage variable', () => {
    const integration = (name: string, api: string): string =>
      `resource "aws_api_gateway_integration" "${name}" {\n  rest_api_id = ${api}\n  resource_id = "r"\n  http_method = "GET"\n  type = "HTTP_PROXY"\n  integration_http_method = "GET"\n  uri = "https://$\${stageVariables.${name}}/"\n}\n`;
    const api = `#- api/main.tf\nresource "aws_api_gateway_rest_api" "orders" {\n  name = "orders"\n}\nresource "aws_api_gateway_stage" "prod" {\n  rest_api_id   = aws_api_gateway_rest_api.orders.id\n  stage_name    = "prod"\n  deployment_id = "d"\n  variables = {\n    host  = "a"\n    other = "b"\n  }\n}\n${integration('host', 'aws_api_gateway_rest_api.orders.id')}output "id" {\n  value = aws_api_gateway_rest_api.orders.id\n}\n`;
    const caller = '#- main.tf\nmodule "api" {\n  source = "./api"\n}\n';
    const codes = (text: string): readonly unknown[] =>
      diagnosticsOf(text, only('stage-variable-unused')).map(({ code }) => code);
    expect(codes(api + caller)).toEqual(['stage-variable-unused']);
    expect(codes(api + caller + integration('other', 'module.api.id'))).toEqual([]);
  });
});
