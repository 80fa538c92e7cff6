/**
 * The access logs of a file's stages: what each format comes to and for which type of API. Follows the stage to its
 * API; a type that is unknown stays open.
 */
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Expression } from '../../hcl/syntax.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { roleOf } from '../references/family-blocks.js';
import { argumentValue, isOverridden, leadsTo } from '../references/points-to.js';
import { isCreated } from '../references/made.js';
import type { BlockTarget } from '../references/resolve.js';
import type { SchemaBlock } from '../blocks/schema-blocks.js';
import { textOf } from '../values/values.js';
import { formatText, type FormatText, type Piece } from './format-text.js';
import { trace } from './trace.js';
import { piecesOf } from './traced.js';

/** One block of access log settings. */
export interface AccessLog {
  readonly block: SchemaBlock;
  /** The types of API that the stage may belong to; one where it is certain. */
  readonly types: readonly ApiType[];
  readonly destination: Attribute | undefined;
  readonly format: LogFormat | undefined;
  /** False where it is certain that the block is not made: `count = 0`, a `dynamic` over nothing. */
  readonly made: boolean;
}

/** A format that is set, and not to null. */
export interface LogFormat {
  readonly attribute: Attribute;
  readonly text: FormatText;
  /** Texts that may be the format or a part of it, where that is not certain. */
  readonly maybe: readonly FormatText[];
}

/** The access logs of the stages among some blocks of a file. */
export function accessLogs(
  file: SourceFile,
  blocks: readonly SchemaBlock[],
  module: Module,
  evaluate: Evaluate,
): readonly AccessLog[] {
  return blocks.flatMap((block) => {
    const family = block.schema.kind === 'resource' ? roleOf(block.schema.type) : undefined;
    if (family?.role !== 'stage' || block.path.join('.') !== family.family.stage.accessLog.block) return [];
    const { format, destination } = family.family.stage.accessLog;
    const written = attributeOf(block.body, format);
    return [
      {
        block,
        types: apiTypes(block, module, evaluate),
        destination: attributeOf(block.body, destination),
        format: written && logFormat(written, file, module, evaluate),
        made: isCreated(block, evaluate),
      },
    ];
  });
}

/** The types of API that a block of a stage may belong to. */
export function apiTypes(
  { resource, schema }: Pick<SchemaBlock, 'resource' | 'schema'>,
  module: Module,
  evaluate: Evaluate,
): readonly ApiType[] {
  const found = roleOf(schema.type);
  if (found?.role !== 'stage') return ['REST', 'HTTP', 'WEBSOCKET'];
  const { api, stage } = found.family;
  const target = leadsTo(argumentValue(resource, stage.api), [{ type: api.type, attribute: 'id' }], module);
  return typesOfApi(target, found.family, module, evaluate);
}

/** The types that an API of a family may have; the API is not known where it is undefined. */
export function typesOfApi(
  target: BlockTarget | undefined,
  { api }: StageFamily,
  module: Module,
  evaluate: Evaluate,
): readonly ApiType[] {
  if (api.protocol === undefined) return ['REST'];
  const isCertain = target?.kind === 'resource' && !isOverridden(target, module);
  const written = isCertain && target.declaration && argumentValue(target.declaration.block, api.protocol);
  const protocol = written ? evaluate(written, target.module) : undefined;
  // Whoever calls the module may choose another protocol than a variable's default.
  const text =
    protocol === undefined || (protocol.kind !== 'unknown' && protocol.origin?.kind === 'variable')
      ? undefined
      : textOf(protocol);
  return text === 'HTTP' || text === 'WEBSOCKET' ? [text] : ['HTTP', 'WEBSOCKET'];
}

/** What an expression comes to as a format, wherever it stands. */
export function tracedFormat(
  expression: Expression,
  file: SourceFile,
  module: Module,
  evaluate: Evaluate,
): { readonly text: FormatText; readonly maybe: readonly FormatText[] } {
  const pieces = piecesOf(trace(expression, file, module, evaluate));
  return { text: formatText(pieces), maybe: maybeTexts(pieces) };
}

function logFormat(
  attribute: Attribute,
  file: SourceFile,
  module: Module,
  evaluate: Evaluate,
): LogFormat | undefined {
  if (attribute.value.kind === 'missing') return undefined;
  const found = tracedFormat(attribute.value, file, module, evaluate);
  // The usual case, for which there is nothing more to ask.
  if (attribute.value.kind === 'call' && attribute.value.name.text === 'jsonencode')
    return { attribute, ...found };
  const value = evaluate(attribute.value);
  if (value.kind === 'null') return undefined;
  if (value.kind !== 'string' || value.value === found.text.text) return { attribute, ...found };
  // The evaluator has the last word.
  const text = formatText([
    { kind: 'text', text: value.value, file, span: attribute.value, verbatim: false, form: 'computed' },
  ]);
  return { attribute, text, maybe: [] };
}

function maybeTexts(pieces: readonly Piece[]): readonly FormatText[] {
  const found: FormatText[] = [];
  const rest: (readonly Piece[])[] = [pieces];
  for (let next = rest.pop(); next !== undefined && found.length < MAX_TEXTS; next = rest.pop()) {
    for (const piece of next) {
      if (piece.kind === 'hole') {
        rest.push(...piece.maybe);
        found.push(...piece.maybe.map(formatText));
      }
    }
  }
  return found;
}

const MAX_TEXTS = 1_000;
