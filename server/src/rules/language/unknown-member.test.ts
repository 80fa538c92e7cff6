/** Attributes and indexes that a value does not have. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const settings = only('unknown-member');
const checkDiagnostics = (text: string): void => {
  checkAll(text, settings);
};

const api = `
      resource "aws_apigatewayv2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
      }`;

describe('unknown-member finds', () => {
  it('attributes of what has none', () => {
    checkDiagnostics(`${api}
      variable "name" {
        type = string
      }

      locals {
        a = "orders".name
        #           ^^^^^ error unknown-member: \`"orders"\` is a string and has no attributes such as \`name\`
        b = var.name.value
        #           ^^^^^^ error unknown-member: \`var.name\` is a string
        c = lower(var.name).first
        #                  ^^^^^^ error unknown-member: is a string
        d = [1, 2].first
        #         ^^^^^^ error unknown-member: is a list and has no attributes such as \`first\`
        e = aws_apigatewayv2_api.orders.api_endpoint.host
        #                                           ^^^^^ error unknown-member: is a string
        f = path.module.name
        #              ^^^^^ error unknown-member: is a string
        g = toset(["a"]).first
        #               ^^^^^^ error unknown-member: is a set
      }
    `);
  });

  it('names that an object does not have, with the one that is meant', () => {
    checkDiagnostics(`${api}
      variable "stage" {
        type = object({
          name  = string
          burst = optional(number, 10)
          logs  = object({ format = string })
        })
      }

      locals {
        stage = { name = "live", logs = { format = "json" } }
        a     = { a = "b" }.c
        #                   ^ error unknown-member: has no \`c\`, only \`a\`
        b     = local.stage.nmae
        #                   ^^^^ error unknown-member: \`local.stage\` has no \`nmae\`: use \`name\`.
        c     = local.stage["logs"].fromat
        #                           ^^^^^^ error unknown-member: \`local.stage["logs"]\` has no \`fromat\`: use \`format\`.
        d     = var.stage.logs.level
        #                      ^^^^^ error unknown-member: \`var.stage.logs\` has no \`level\`, only \`format\`
        e     = var.stage["rate"]
        #                 ^^^^^^ error unknown-member: has no \`rate\`, only \`name\`, \`burst\` and \`logs\`
        f     = merge(local.stage, { rate = 1 }).rat
        #                                        ^^^ error unknown-member: use \`rate\`
        h     = {}.name
        #          ^^^^ error unknown-member: \`{}\` has no \`name\`, it is empty
      }
    `);
  });

  it('indexes that there are not', () => {
    checkDiagnostics(`${api}
      variable "names" {
        type = list(string)
      }

      variable "tags" {
        type = set(string)
      }

      locals {
        names = ["live", "beta"]
        a     = local.names[2]
        #                  ^^^ error unknown-member: \`local.names\` has only elements \`0\` to \`1\`, and no \`2\`
        b     = ["a"][3]
        #            ^^^ error unknown-member: \`["a"]\` has only the element \`0\`, and no \`3\`
        c     = [][0]
        #         ^^^ error unknown-member: \`[]\` is empty
        d     = var.names["live"]
        #                ^^^^^^^^ error unknown-member: is a list, whose elements are read by a number
        e     = var.names[-1]
        #                ^^^^ error unknown-member: has no elements before \`0\`
        f     = tolist(var.tags)[0]
        g     = var.tags[0]
        #               ^^^ error unknown-member: is a set, whose elements have no index
        h     = "live"[0]
        #             ^^^ error unknown-member: is a string and has no elements
        i     = local.names.3
        #                  ^^ error unknown-member: and no \`3\`
      }
    `);
  });

  it('what each element of a loop lacks', () => {
    checkDiagnostics(`${api}
      variable "stages" {
        type = list(object({ name = string }))
      }

      locals {
        stages = { live = { burst = 1 }, beta = { burst = 2 } }
        a      = [for stage in var.stages : stage.burst]
        #                                         ^^^^^ error unknown-member: \`stage\` has no \`burst\`, only \`name\`
        b      = var.stages[*].burst
        #                      ^^^^^ error unknown-member: has no \`burst\`
        c      = { for key, stage in local.stages : key => stage.rate }
        #                                                        ^^^^ error unknown-member: \`stage\` has no \`rate\`
        d      = [for key, stage in local.stages : key.name]
        #                                             ^^^^^ error unknown-member: \`key\` is a string
      }

      resource "aws_apigatewayv2_stage" "all" {
        for_each = local.stages

        api_id = aws_apigatewayv2_api.orders.id
        name   = each.key

        default_route_settings {
          throttling_burst_limit = each.value.brust
          #                                   ^^^^^ error unknown-member: use \`burst\`
          throttling_rate_limit  = each.value.burst
        }
      }

      resource "aws_apigatewayv2_stage" "routes" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "routes"

        dynamic "route_settings" {
          for_each = local.stages

          content {
            route_key              = route_settings.key
            throttling_burst_limit = route_settings.value.burts
            #                                             ^^^^^ error unknown-member: use \`burst\`
          }
        }
      }
    `);
  });

  it('what a called module does not give', () => {
    checkDiagnostics(`${api}
      module "naming" {
        source = "./naming"
      }

      locals {
        a = module.naming.names.lve
        #                       ^^^ error unknown-member: \`module.naming.names\` has no \`lve\`: use \`live\`.
      }
      #- naming/main.tf
      output "names" {
        value = { live = "orders-live" }
      }
    `);
  });
});

describe('unknown-member is silent about', () => {
  it('what is not certain', () => {
    checkDiagnostics(`${api}
      variable "any" {}

      variable "map" {
        type = map(string)
      }

      variable "mixed" {
        type = list(any)
      }

      variable "name" {
        default = "live"
      }

      locals {
        stages = { live = { burst = 1 }, beta = { rate = 2 } }
        key    = { (var.name) = 1 }
        a      = var.any.a.b
        b      = var.map.a
        c      = var.map["b"]
        d      = var.mixed[0].a
        e      = [for stage in local.stages : stage.burst if can(stage.burst)]
        f      = local.stages[var.name].burst
        g      = local.key.live
        h      = jsondecode(file("stages.json")).live
        i      = yamldecode(var.any).live[0]
        j      = aws_apigatewayv2_api.orders.tags.team
        k      = aws_apigatewayv2_api.orders.cors_configuration[0].max_age
        l      = aws_apigatewayv2_api.orders.unheard_of.name
        m      = { "0" = 1 }[0]
        n      = ["a"]["0"]
        o      = var.name.x
        p      = data.aws_region.here.name.x
        q      = null
        r      = local.q.x
      }
    `);
  });

  it('what is tried, and what a condition may leave out', () => {
    checkDiagnostics(`${api}
      variable "stage" {
        type = object({ name = string })
      }

      variable "on" {
        type = bool
      }

      locals {
        names = ["live"]
        a     = try(var.stage.burst, 10)
        b     = can(local.names[1])
        c     = length(local.names) > 1 ? local.names[1] : "beta"
        d     = var.on ? var.stage.burst : 10
        e     = var.on && var.stage.burst
        f     = false ? "a".b : "c"
        g     = "%{ if var.on }\${local.names[1]}%{ endif }"
        h     = lookup(var.stage, "burst", 10)
      }

      resource "aws_apigatewayv2_stage" "routes" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "routes"

        dynamic "access_log_settings" {
          for_each = var.on ? [1] : []

          content {
            destination_arn = local.names[1]
            format          = "$context.requestId"
          }
        }
      }
    `);
  });

  it('splats, names that hide others, and what is bound within', () => {
    checkDiagnostics(`${api}
      variable "stages" {
        type = list(object({ name = string, routes = list(object({ key = string })) }))
      }

      variable "name" {
        type = string
      }

      locals {
        a = var.stages.*.name[0]
        b = var.stages[*].name
        c = var.name[*]
        d = [for stage in var.stages : [for stage in stage.routes : stage.key]]
        e = [for route in flatten(var.stages[*].routes) : route.key]
        f = { for index, stage in var.stages : index => stage.name }
      }
    `);
  });

  it('a branch that is certainly not taken, but not about one that is', () => {
    checkDiagnostics(`${api}
      locals {
        a = false ? ["a"][1] : "b"
        b = true ? ["a"][1] : "b"
        #               ^^^ error unknown-member: and no \`1\`
        c = true && ["a"][1] == "b"
        #                ^^^ error unknown-member: and no \`1\`
      }
    `);
  });

  it('what an override file says anew, and a line that is still being typed', () => {
    checkDiagnostics(`${api}
      variable "stage" {
        type = object({ name = string })
      }

      locals {
        stage = { name = "live" }
        a     = var.stage.burst
        b     = local.stage.burst
        c     = "a".b + local.stage.
      }

      resource "aws_apigatewayv2_stage" "each" {
        for_each = { live = { burst = 1 } }
        api_id   = aws_apigatewayv2_api.orders.id
        name     = each.value.name
      }
      #- more_override.tf
      variable "stage" {
        type = object({ burst = number })
      }

      locals {
        stage = { burst = 1 }
      }

      resource "aws_apigatewayv2_stage" "each" {
        for_each = { live = { name = "live" } }
      }
    `);
  });
});

describe('the fixes of unknown-member', () => {
  it('write the name that is meant', () => {
    checkFix(
      `${api}
      locals {
        stage = { name = "live" }
        a     = local.stage.n<|>mae
      }`,
      'Use `name`',
      `${api}
      locals {
        stage = { name = "live" }
        a     = local.stage.name
      }`,
      {},
      settings,
    );
    checkFix(
      `${api}
      locals {
        stage = { "the name" = "live" }
        a     = local.stage["the nam<|>"]
      }`,
      'Use `the name`',
      `${api}
      locals {
        stage = { "the name" = "live" }
        a     = local.stage["the name"]
      }`,
      {},
      settings,
    );
  });

  it('read an element, or all', () => {
    const before = `${api}
      variable "stages" {
        type = list(object({ name = string }))
      }

      locals {
        a = var.stages.na<|>me
      }`;
    checkFix(before, 'Use `[0].name`', before.replace('.na<|>me', '[0].name'), {}, settings);
    checkFix(before, 'Use `[*].name`', before.replace('.na<|>me', '[*].name'), {}, settings);
  });
});
