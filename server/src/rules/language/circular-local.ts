/** Finds local values that are made from themselves, directly or by way of others. */
import { expressionsOfKind } from '../../analysis/blocks/scoped-expressions.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { memoize } from '../../hcl/memoize.js';
import type { Module } from '../../workspace/module.js';
import type { Rule } from '../rule.js';
import { circleFrom, type Reads } from './circles.js';

export const circularLocal: Rule = {
  code: 'circular-local',
  severity: 'error',
  group: 'language',
  title: 'A local value that is made from itself',
  *check({ file, module }) {
    for (const [name, declaration] of module.locals) {
      if (declaration.file !== file) continue;
      const circle = circleFrom(name, localsRead(module));
      if (circle === undefined) continue;
      const { start, end } = declaration.attribute.name;
      const others = circle.filter((each) => each !== name).map((each) => `\`local.${each}\``);
      const way = others.length === 0 ? '' : ` by way of ${others.join(', ')}`;
      yield {
        start,
        end,
        message: `\`local.${name}\` is made from itself${way}: take one of the references out of the circle.`,
      };
    }
  },
  documentation: `Terraform computes a local value from what its expression reads. One that reads itself, directly or through other local
values, is never known, and Terraform rejects it ("Self-referencing local value", "Cycle").`,
  examples: {
    bad: `locals {
  name = "\${local.name}-live"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = local.name
  protocol_type = "HTTP"
}`,
    good: `locals {
  team = "orders"
  name = "\${local.team}-live"
}

resource "aws_apigatewayv2_api" "orders" {
  name          = local.name
  protocol_type = "HTTP"
}`,
  },
};

/** By local value, which others its expression reads. */
const localsRead = memoize((module: Module): Reads => {
  const reads = new Map<string, Set<string>>();
  for (const file of module.files) {
    for (const { expression, place, bound } of expressionsOfKind(file, 'reference')) {
      const { around, attribute } = place;
      const isLocal = around.length === 1 && around[0]?.type.text === 'locals';
      const counts = isLocal && module.locals.get(attribute.name.text)?.attribute === attribute;
      if (!counts || expression.root.text !== 'local' || bound.has('local')) continue;
      const name = addressOf(expression)?.name.text;
      if (name === undefined) continue;
      const known = reads.get(attribute.name.text) ?? new Set();
      reads.set(attribute.name.text, known.add(name));
    }
  }
  return reads;
});
