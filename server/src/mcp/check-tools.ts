/** Checks files, directories and texts. */
import * as z from 'zod';
import type { CheckOptions } from '../check/options.js';
import type { Disk } from '../workspace/disk-port.js';
import { firstOf, LONGEST_INPUT, MOST_PATHS, pathText } from './limits.js';
import { type ToolAnswer, type ToolContext, toolOf } from './tool.js';

const minSeverity = z
  .enum(['error', 'warning', 'information', 'hint'])
  .optional()
  .describe('Leaves out findings that weigh less. Default: that of the project file, else `warning`.');

const point = z.object({ line: z.number(), column: z.number() });
const place = { path: z.string(), start: point, end: point };
const output = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({
      ...place,
      severity: z.string(),
      code: z.string().describe('The rule; explain_rule explains it.'),
      message: z.string(),
      related: z.array(z.object({ ...place, message: z.string() })),
    }),
  ),
  summary: z
    .record(z.string(), z.number())
    .describe('Counts of files and findings, those left out included.'),
  complete: z.boolean().describe('False where something was not checked; failures says what.'),
  failures: z.array(z.object({ path: z.string(), message: z.string() })),
  leftOut: z.number().describe('How many findings and failures are not in this answer.'),
});

const tooLong = `The text has more than ${LONGEST_INPUT} characters. Check the file by its path instead.`;

/** Checks what lies on the disk. */
export const checkPathsTool = toolOf({
  name: 'check_paths',
  title: 'Check Terraform files',
  description:
    'Checks Terraform and OpenTofu files for mistakes about Amazon API Gateway: stages, access logs, method settings, deployments, and whatever `terraform validate` rejects in such modules. Works offline. Use it after editing files on disk. The project file `.apigateway-stages.json` is honoured. Lines and columns count from 1.',
  input: z.strictObject({
    paths: z
      .array(pathText)
      .min(1)
      .max(MOST_PATHS, `Specify at most ${MOST_PATHS} paths; a directory is searched recursively.`)
      .default(['.'])
      .describe(
        'Directories, searched recursively, or files that end in .tf or .tofu. Default: the working directory.',
      ),
    minSeverity,
  }),
  output,
  run: async (input, context) =>
    (await context.reach.refusal(input.paths)) ?? checked(input, context, context.reach.disk, undefined),
});

/** Checks a text that is not saved. */
export const checkTextTool = toolOf({
  name: 'check_text',
  title: 'Check Terraform text',
  description:
    'Checks Terraform that is not saved yet, as check_paths checks files. With `path` the text takes the place of that file, and the other files of its directory count; without, it stands alone as a whole module.',
  input: z.strictObject({
    text: z.string().max(LONGEST_INPUT, tooLong).describe('The whole text of the file.'),
    path: pathText.optional().describe('The file, which ends in .tf or .tofu; it need not exist.'),
    minSeverity,
  }),
  output,
  run: async ({ text, path, ...options }, context) => {
    const refused = path === undefined ? undefined : await context.reach.refusal([path]);
    if (refused !== undefined) return refused;
    const disk = path === undefined ? alone(context.reach.disk) : context.reach.disk;
    return checked({ paths: [path ?? ALONE], ...options }, context, disk, text);
  },
});

interface Asked {
  readonly paths: readonly string[];
  readonly minSeverity?: CheckOptions['minSeverity'];
}

async function checked(
  { paths, minSeverity: least }: Asked,
  { parts, cwd, texts, startStrictCheck, tool }: ToolContext,
  disk: Disk,
  text: string | undefined,
): Promise<ToolAnswer> {
  const [path = ''] = paths;
  const written: string[] = [];
  const options: CheckOptions = {
    ...{
      paths,
      format: 'json',
      minSeverity: least,
      failOn: undefined,
      rules: {},
      exclude: [],
      variables: [],
    },
    ...{ color: undefined, excerpt: undefined, fix: undefined, baseline: undefined },
    stdinFilename: text === undefined ? undefined : path,
  };
  await parts.checkPaths(options, {
    ...{ cwd, disk, texts, startStrictCheck, tool, environment: {}, isTerminal: false },
    input: () => Promise.resolve(new TextEncoder().encode(text)),
    write: (piece) => written.push(piece),
    writeAside: () => undefined,
    complain: () => undefined,
  });
  const report = JSON.parse(written.join('')) as z.output<typeof output>;
  const findings = firstOf(report.findings);
  const failures = firstOf(report.failures);
  if (report.summary.files === 0 && report.failures.length > 0)
    return { kind: 'wrong', message: failures.shown.map(({ message }) => `${message}.`).join('\n') };

  const value = { ...report, findings: findings.shown, failures: failures.shown };
  return { kind: 'result', value: { ...value, leftOut: findings.leftOut + failures.leftOut } };
}

/** What a text is called that belongs to no file. */
const ALONE = 'main.tf';

/** Nothing lies beside the text; a project file above it counts. */
function alone(disk: Disk): Disk {
  return { ...disk, list: () => Promise.resolve({ kind: 'gone' }) };
}
