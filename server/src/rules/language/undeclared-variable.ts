/** Finds references to variables and local values that the module does not declare. */
import { addressOf } from '../../analysis/references/mentions.js';
import type { Edit } from '../../edits/edit.js';
import { lineBreak } from '../../edits/layout.js';
import type { Reference } from '../../hcl/syntax.js';
import type { ValueType } from '../../knowledge/schema.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { SourceFile } from '../../workspace/module.js';
import { isUndeclared } from '../query/declared-addresses.js';
import { meantAddress } from '../query/meant-address.js';
import { evaluatedReferences } from '../query/evaluated.js';
import { useInstead } from '../query/use-instead.js';
import type { Fix, Rule, RuleContext } from '../rule.js';

export const undeclaredVariable: Rule = {
  code: 'undeclared-variable',
  severity: 'error',
  group: 'language',
  title: 'A variable or local value that is not declared',
  reportedByTerraformLs: true,
  *check(context) {
    const { file, module } = context;
    for (const { expression } of evaluatedReferences(context)) {
      const { text: root } = expression.root;
      if (root !== 'var' && root !== 'local') continue;
      const address = addressOf(expression);
      if (address === undefined || !isUndeclared(address.text, module)) continue;

      const meant = meantAddress(address.text, module);
      const where = root === 'var' ? 'declare it in a `variable` block' : 'declare it in a `locals` block';
      const { name } = address;
      yield {
        ...address.span,
        message: `\`${address.text}\` is not declared in this module: ${meant === undefined ? where : `use \`${meant}\`, or ${where}`}.`,
        fixes: () => [
          ...useInstead(meant, file, name, meant?.slice(root.length + 1)),
          ...(root === 'var' ? [declaration(name.text, expression, context)] : []),
        ],
      };
    }
  },
  documentation: `Terraform knows a variable by its \`variable\` block and a local value by its entry in \`locals\`, both in the same
directory as the reference; those of a calling or called module don't count. The fix adds the \`variable\` block beside the
others, with the type of the argument that reads it.

A warning is given for what a variable file sets although no variable of this name is declared: Terraform ignores it. Files are
looked at that are known to be given to Terraform, by \`varFiles\` or \`environments\` in \`.apigateway-stages.json\` or by \`--var-file\`.
A file for several modules is right where one of them declares the variable.`,
  examples: {
    bad: `variable "stage_name" {
  type = string
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = var.stage
  auto_deploy = true
}`,
    good: `variable "stage_name" {
  type = string
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = var.stage_name
  auto_deploy = true
}`,
  },
};

/** A `variable` block below the module's others, or else at the end of the file. */
function declaration(name: string, reference: Reference, context: RuleContext): Fix {
  const { module } = context;
  const others = [...module.variables.values()].filter(({ file }) => !isOverrideName(file.name));
  const last = others.at(-1)?.file ?? context.file;
  const type = typeText(
    context.arguments.find(({ attribute }) => attribute.value === reference)?.schema?.type,
  );
  return {
    title: `Declare \`variable "${name}"\``,
    edits: [
      appended(last, [`variable "${name}" {`, ...(type === undefined ? [] : [`  type = ${type}`]), '}']),
    ],
    safe: false,
  };
}

function appended(file: SourceFile, lines: readonly string[]): Edit {
  const end = file.text.trimEnd().length;
  const feed = lineBreak(file);
  const before = end === 0 ? '' : feed + feed;
  return { file, span: { start: end, end: file.text.length }, newText: before + lines.join(feed) + feed };
}

function typeText(type: ValueType | undefined): string | undefined {
  if (type === undefined || type === 'any') return undefined;
  if (typeof type === 'string') return type;
  const inner = 'list' in type ? type.list : 'set' in type ? type.set : 'map' in type ? type.map : undefined;
  const item = typeText(inner);
  return item === undefined
    ? undefined
    : `${'list' in type ? 'list' : 'set' in type ? 'set' : 'map'}(${item})`;
}
