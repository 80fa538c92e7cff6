/** Placeholders for stage variables with a single dollar sign, which Terraform takes for its own. */
import { plainText } from '../../analysis/references/mentions.js';
import { textUses } from '../../analysis/stage-variables/text-uses.js';
import { isUnescaped, WORD } from '../../analysis/stage-variables/uses.js';
import type { Call } from '../../hcl/syntax.js';
import { referencesIn } from '../../hcl/walk.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Finding, Fix, RuleContext } from '../rule.js';
import { placeOfUse } from './stage-variables.js';

/** A finding for each of them in the context's file and in the templates that it reads. */
export function* unescapedPlaceholders(context: RuleContext): Generator<Finding> {
  yield* inFile(context);
  yield* inTexts(context);
}

/** In templates beside the module, which have no names but those that they are given. */
function* inTexts({ file, module }: RuleContext): Generator<Finding> {
  for (const use of textUses(file, module)) {
    if (use.escaped || isGiven(use.call)) continue;
    const at = use.start - UNESCAPED.length;
    yield {
      ...placeOfUse(use),
      message: misread(use.name),
      fixes: () => [doubled(use.file, at)],
    };
  }
}

/** Terraform has no `stageVariables`, unless a block or a `for` binds the name, which then stands not alone in braces. */
function* inFile({ file, module }: RuleContext): Generator<Finding> {
  for (const reference of file.text.includes(UNESCAPED) ? referencesIn(file.body) : []) {
    const [step] = reference.steps;
    if (step?.kind === 'attribute' && isUnescaped(reference, file)) {
      const name = step.name.text;
      if (module.resources.has(`${WORD}.${name}`)) continue;
      const at = reference.start - 2;
      yield {
        start: at,
        end: reference.end + 1,
        severity: 'error',
        message: misread(name),
        fixes: () => [doubled(file, at)],
      };
    }
  }
}

/** Whether the values of a template may have the name. */
function isGiven({ arguments: [, values] }: Call): boolean {
  return (
    values?.kind !== 'object' ||
    values.entries.some(({ key }) => {
      const name = key.kind === 'reference' && key.steps.length === 0 ? key.root.text : plainText(key);
      return name === undefined || name === WORD;
    })
  );
}

function misread(name: string): string {
  return `Terraform reads this as an interpolation, and \`stageVariables\` does not exist there: use \`$\${stageVariables.${name}}\` so that API Gateway resolves it.`;
}

function doubled(file: SourceFile, at: number): Fix {
  return {
    title: 'Double the dollar sign',
    edits: [{ file, span: { start: at, end: at }, newText: '$' }],
    safe: true,
  };
}

const UNESCAPED = `\${${WORD}.`;
