/** Paths of a usage plan's throttles that are put together of a resource's `path`, which no text tells. */
import { argumentValue, pointsTo, referenceIn } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { sourceOf } from '../../edits/layout.js';
import type { Attribute, Expression } from '../../hcl/syntax.js';
import { pathMethod, pathPart } from '../../knowledge/vocabularies/rest-paths.js';
import { referredAttribute } from '../query/references.js';
import { resourcesInModule } from '../query/resources.js';
import type { Finding, Fix, RuleContext } from '../rule.js';

/** What is wrong with a path that is a resource's alone, or that has a slash before it; undefined for any other. */
export function faultOfReference({ value }: Attribute, context: RuleContext): Finding | undefined {
  const lone = referenceIn(value);
  const resource = lone && pathRead(lone, context);
  if (resource) {
    const { start, end } = value;
    const shown = sourceOf(context.file, lone);
    return {
      start,
      end,
      message: `The \`${pathPart.path}\` of a resource does not end with a method: use one such as \`"\${${shown}}/GET"\`.`,
      fixes: () => withMethods(value, shown, resource, context),
    };
  }
  const [first, second] = value.kind === 'template' ? value.parts : [];
  const isDoubled =
    first?.kind === 'text' &&
    first.value === '/' &&
    second?.kind === 'interpolation' &&
    pathRead(second.expression, context) !== undefined;
  if (!isDoubled) return undefined;
  return {
    start: first.start,
    end: second.end,
    message: `The \`${pathPart.path}\` of a resource begins with a slash: remove the one before it.`,
    fixes: () => [
      { title: 'Remove the slash', edits: [{ file: context.file, span: first, newText: '' }], safe: true },
    ],
  };
}

/** The resource whose path an expression reads. */
function pathRead(expression: Expression, { module }: RuleContext): BlockTarget | undefined {
  const read = referredAttribute(expression, module);
  return read?.target.kind === 'resource' &&
    read.target.type === pathPart.type &&
    read.attribute === pathPart.path
    ? read.target
    : undefined;
}

/** The path with each method that the module declares for the resource. */
function withMethods(
  value: Expression,
  path: string,
  resource: BlockTarget,
  context: RuleContext,
): readonly Fix[] {
  const methods = resourcesInModule(context, pathMethod.type).filter(({ block, repeated }) => {
    const of = pointsTo(
      argumentValue(block, pathMethod.path),
      [{ type: pathPart.type, attribute: 'id' }],
      context.module,
    );
    return !repeated && of?.address === resource.address;
  });
  return methods.slice(0, MOST_OFFERED).map(({ address }) => {
    const newText = `"\${${path}}/\${${address}.${pathMethod.method}}"`;
    const edits = [{ file: context.file, span: value, newText }];
    return { title: `Add the method of \`${address}\``, edits, safe: false };
  });
}

const MOST_OFFERED = 8;
