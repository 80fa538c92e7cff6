/** Words of a command line that `parseArgs` would refuse in words of its own, refused in ours. */
import { parseArgs } from 'node:util';
import { didYouMean } from '../analysis/values/did-you-mean.js';

/** Options as `parseArgs` takes them. */
type OptionKinds = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** Throws with a sentence for people where an option is unknown, lacks its value, or has one and takes none. */
export function refuseUnreadable(args: readonly string[], options: OptionKinds): void {
  const read = { args: [...args], options, allowPositionals: true, strict: false, tokens: true } as const;
  for (const token of parseArgs(read).tokens) {
    const fault = token.kind === 'option' ? faultIn(token, options) : undefined;
    if (fault !== undefined) throw new Error(fault);
  }
}

interface OptionToken {
  readonly name: string;
  /** As it is written, with its dashes. */
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function faultIn(
  { name, rawName, value, inlineValue }: OptionToken,
  options: OptionKinds,
): string | undefined {
  const kind = Object.hasOwn(options, name) ? options[name]?.type : undefined;
  if (kind === undefined) return `Unknown option \`${rawName}\`${nearOption(rawName, Object.keys(options))}`;
  if (kind === 'boolean') return value === undefined ? undefined : `\`${rawName}\` takes no value`;
  if (value === undefined) return `\`${rawName}\` requires a value`;
  return inlineValue === false && /^-./.test(value)
    ? `\`${rawName}\` requires a value before \`${value}\`; if that is the value, write \`${rawName}=${value}\``
    : undefined;
}

/** `; did you mean …?`, or nothing where no option is near; names are without their dashes. */
function nearOption(written: string, names: readonly string[]): string {
  const near = didYouMean(
    written,
    names.map((each) => `--${each}`),
  );
  return near === undefined ? '' : `; did you mean \`${near}\`?`;
}

/** What is wrong with a command line and where its usage is told, in one line. */
export function wrongUsage(command: string, message: string): string {
  const plain = message.replace(/\.$/, '');
  return `${plain}${plain.endsWith('?') ? ' Run' : '; run'} \`apigateway-stages ${command} --help\` for usage`;
}
