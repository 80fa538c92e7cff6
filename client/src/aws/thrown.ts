/** What can be told from anything that the SDK throws, by name and code: never by class, of which there may be several. */

/** What is looked at of an error of the SDK. */
export interface Thrown {
  /** e.g. `AccessDeniedException`; one word, whoever wrote it. */
  readonly name: string;
  /** Node's, e.g. `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** May hold secrets: for looking at, not for showing. */
  readonly message: string;
  /** Of the host that was asked, where the network failed. */
  readonly host: string | undefined;
  readonly attempts: number | undefined;
}

/** Reads an error of any making. */
export function thrown(error: unknown): Thrown {
  const metadata = member(error, '$metadata');
  const name = text(member(error, 'name')) ?? 'Error';
  const code = text(member(error, 'code'));
  const port = member(error, 'port');
  const address = text(member(error, 'address'));
  return {
    name: isWord(name) ? name : 'Error',
    code: code !== undefined && isWord(code) ? code : undefined,
    status: number(member(metadata, 'httpStatusCode')),
    message: text(member(error, 'message')) ?? '',
    host: text(member(error, 'hostname')) ?? (address && `${address}:${String(port)}`),
    attempts: number(member(metadata, 'attempts')),
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Names come from answers too, so one that reads like anything else is not shown. */
function isWord(name: string): boolean {
  return /^\w{1,64}$/.test(name);
}
