/** ARNs of stages that are put together of an API and the name of a stage. */
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import { referenceIn } from '../../analysis/references/points-to.js';
import { resolve } from '../../analysis/references/resolve.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Expression } from '../../hcl/syntax.js';
import { sourceOf } from '../../edits/layout.js';
import { restFamily } from '../../knowledge/stage-families.js';
import type { SourceFile } from '../../workspace/module.js';
import { composedPieces, type ComposedPiece } from '../query/composed-pieces.js';
import { isTogether, keyBeside } from '../query/together.js';
import { referredAttribute } from '../query/references.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { RuleContext } from '../rule.js';

/** An ARN that is put together of text and other values. */
export interface ComposedArn {
  /** False where it certainly has another form than the ARN of a stage. */
  readonly isRight: boolean;
  /** Equal for the same API, and for the same name; undefined where nothing can be said. */
  readonly api: string | undefined;
  readonly name: string | undefined;
}

/** What an argument's value says of an API and a stage, be it written there or in a local value; else undefined. */
export function composedArnOf(value: Expression, context: RuleContext): ComposedArn | undefined {
  const written = writtenAt(value, context);
  const pieces = composedPieces(written.expression) ?? [];
  const text = pieces.map((each, index) => asText(each, index, context)).join('');
  const [, account = '', rest, called = ''] = ARN.exec(text) ?? [];
  const [, slash, api, name] =
    (rest === undefined ? CALL.exec(called) : /^(\/?)restapis\/([^/]+)\/stages\/([^/]+)$/.exec(rest)) ?? [];
  if (api === undefined || name === undefined) return undefined;
  const key = (part: string): string | undefined => keyOf(part, { ...written, pieces }, context);
  return {
    isRight: rest !== undefined && slash === '/' && !isCertainlyText(account, pieces, context),
    api: key(api),
    name: key(name),
  };
}

/** The one stage of the module that has the API and the name, for a resource that holds the ARN. */
export function stageOfArn(
  { api, name }: ComposedArn,
  resource: Resource,
  context: RuleContext,
): Resource | undefined {
  const { stage } = restFamily;
  const found = resourcesInModule(context, stage.type).filter((each) => {
    const { block, file } = each;
    const together = isTogether(each, resource);
    const own = (argument: string): string | undefined =>
      keyBeside(attributeOf(block.body, argument)?.value, file, together, context);
    return api !== undefined && name !== undefined && own(stage.api) === api && own(stage.name) === name;
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The ARN of a stage, or of its calls; a value in it stands as its number between two zeros. */
const ARN = /^arn:[^:]*:(?:apigateway:[^:]*:([^:]*):(\/?restapis\/.*)|execute-api:[^:]*:[^:]*:(.*))$/;

const CALL = /^()([^/]+)\/([^/]+)(?:\/.*)?$/;

interface Written {
  readonly expression: Expression;
  readonly file: SourceFile;
}

function writtenAt(value: Expression, { file, module }: RuleContext): Written {
  const reference = referenceIn(value);
  const { target, address } = (reference && resolve(reference, module)) ?? {};
  return target?.kind === 'local' && address?.length === reference?.steps.length
    ? { expression: target.declaration.attribute.value, file: target.declaration.file }
    : { expression: value, file };
}

function asText(piece: ComposedPiece, index: number, { module }: RuleContext): string {
  if (typeof piece === 'string') return piece;
  const read = referredAttribute(piece, module);
  const value = `\0${index}\0`;
  if (read?.target.type !== restFamily.api.type) return value;
  if (read.attribute === 'arn') return `arn:-:apigateway:-::/restapis/${value}`;
  return read.attribute === 'execution_arn' ? `arn:-:execute-api:-:-:${value}` : value;
}

function keyOf(
  part: string,
  { pieces, file }: Written & { readonly pieces: readonly ComposedPiece[] },
  context: RuleContext,
): string | undefined {
  const parts = part.split('\0').map((each, at) => (at % 2 === 0 ? each : (pieces[Number(each)] ?? '')));
  const [only, ...more] = parts.filter((each) => each !== '');
  if (only === undefined) return undefined;
  if (more.length > 0) {
    const sources = parts.map((each) => (typeof each === 'string' ? each : `\${${sourceOf(file, each)}}`));
    return `"${sources.join('')}"`;
  }
  if (typeof only === 'string') return JSON.stringify(only);
  const read = referredAttribute(only, context.module);
  const isApi =
    read?.target.type === restFamily.api.type &&
    OF_API.has(read.attribute) &&
    read.reference.steps.every(({ kind }) => kind === 'attribute');
  // What differs from instance to instance is compared as it stands.
  return isApi ? `${read.target.address}.id` : keyBeside(only, file, true, context);
}

/** What of an API tells which one it is. */
const OF_API = new Set(['id', 'arn', 'execution_arn']);

/** Whether there is certainly something: digits, the caller's account, a value that is not empty. */
function isCertainlyText(part: string, pieces: readonly ComposedPiece[], context: RuleContext): boolean {
  const value = /^\0(\d+)\0$/.exec(part)?.[1];
  const piece = value === undefined ? part : pieces[Number(value)];
  if (piece === undefined || typeof piece === 'string') return piece !== undefined && piece !== '';
  const read = referredAttribute(piece, context.module);
  return read?.attribute === 'account_id' || (textOf(certainValue(piece, context)) ?? '') !== '';
}
