/**
 * Answers without the values that AWS does not send: those of emulators and proxies, one of which would cost the whole
 * answer, since the SDK gives up at the first date that it can't read.
 */
import { NormalizedSchema } from '@smithy/core/schema';
import { parseEpochTimestamp, parseRfc3339DateTimeWithOffset } from '@smithy/core/serde';
import { getSmithyContext, HttpResponse } from '@smithy/core/transport';
import type { DeserializeHandler, HandlerExecutionContext, $SchemaRef } from '@smithy/types';

/**
 * A step before the SDK reads an answer. Of a list of APIs it leaves out whatever has another type than AWS documents,
 * of other answers dates only: what is written as Terraform must not be missing without a word.
 */
export function withoutOddValues<Input extends object, Output extends object>(
  next: DeserializeHandler<Input, Output>,
  context: HandlerExecutionContext,
): DeserializeHandler<Input, Output> {
  // The name, namespace, traits and input of the operation come before its output.
  const { operationSchema } = getSmithyContext(context) as { operationSchema?: readonly $SchemaRef[] };
  const output = operationSchema?.[5];
  const isList = /^Get(?:Rest)?ApisCommand$/.test(String(context.commandName));
  return async (args) => {
    const result = await next(args);
    const { response } = result;
    if (!HttpResponse.isInstance(response) || response.statusCode >= 300 || output === undefined)
      return result;
    response.body = withoutOdd(response.body as Uint8Array, NormalizedSchema.of(output), isList);
    return result;
  };
}

/** What is not JSON stays, for the SDK to say so; what is no object becomes an empty one. */
function withoutOdd(bytes: Uint8Array, output: NormalizedSchema, isList: boolean): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  if (text.trim() === '') return bytes;
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return bytes;
  }
  const kept = isRecord(answer) ? members(answer, (name) => memberOf(output, name), isList, true) : {};
  const isEmptyList = isRecord(answer) && memberOf(output, VERSION_1_LIST) && isBare(answer);
  return Buffer.from(JSON.stringify(isEmptyList ? { [VERSION_1_LIST]: [] } : kept));
}

/** Version 1 has answered `{}` where a list was empty (aws/aws-sdk-js#1416). */
const VERSION_1_LIST = 'item';

/** Whether nothing but links is in an answer. */
function isBare(answer: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(answer).every((name) => name === '_links');
}

/**
 * Undefined where the value is left out: null, a date that is none, and with `isStrict` what has another type. An entry of
 * a list stays as an empty one, so that it is missed.
 */
function keptOf(shape: NormalizedSchema, value: unknown, isStrict: boolean): unknown {
  if (value === null) return undefined;
  if (shape.isTimestampSchema()) return isDate(value, shape) ? value : undefined;
  if (shape.isStructSchema() && isRecord(value))
    return members(value, (name) => memberOf(shape, name), isStrict);
  if (shape.isMapSchema() && isRecord(value)) return members(value, () => shape.getValueSchema(), isStrict);
  if (shape.isListSchema() && Array.isArray(value)) {
    const item = shape.getValueSchema();
    return value
      .map((each) => keptOf(item, each, isStrict) ?? (item.isStructSchema() ? {} : undefined))
      .filter((each) => each !== undefined);
  }
  return !isStrict || typeof value === scalarType(shape) ? value : undefined;
}

/** Of the whole answer, scalars stay whatever they are: they are tokens of pages. */
function members(
  value: Readonly<Record<string, unknown>>,
  shapeOf: (name: string) => NormalizedSchema | undefined,
  isStrict: boolean,
  isWhole = false,
): object {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const shape = shapeOf(name);
      if (shape === undefined) return [[name, each]];
      const kept = keptOf(shape, each, isStrict && !(isWhole && scalarType(shape) !== undefined));
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** By its name on the wire. */
function memberOf(shape: NormalizedSchema, name: string): NormalizedSchema | undefined {
  for (const [own, member] of shape.structIterator())
    if ((member.getMergedTraits().jsonName ?? own) === name) return member;
  return undefined;
}

function scalarType(shape: NormalizedSchema): string | undefined {
  if (shape.isStringSchema()) return 'string';
  if (shape.isBooleanSchema()) return 'boolean';
  return shape.isNumericSchema() ? 'number' : undefined;
}

/** As the SDK reads it, in four digits of a year: version 2 writes text, version 1 seconds since 1970. */
function isDate(value: unknown, shape: NormalizedSchema): boolean {
  try {
    const date =
      shape.getSchema() === ISO_8601 ? parseRfc3339DateTimeWithOffset(value) : parseEpochTimestamp(value);
    return date !== undefined && /^\d{4}-/.test(date.toISOString());
  } catch {
    return false;
  }
}

/** The SDK's number for the trait `timestampFormat("date-time")`. */
const ISO_8601 = 5;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
