/** Lets `terraform validate` judge modules, many in one run: each is called by a module that has nothing else. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ModuleFiles, runProgram, writeModule } from './language-programs.js';

/** What both say of one module. */
export interface Verdict {
  /** The first error of Terraform; undefined where it accepts the module. */
  readonly terraform: string | undefined;
  /** Our errors: `code: message`. */
  readonly ours: readonly string[];
}

/** What is needed to ask both. */
export interface Programs {
  readonly terraform: string;
  readonly plugins: string;
  readonly server: string;
}

/** What Terraform and `check` say of each of the modules. */
export async function judged(
  modules: readonly ModuleFiles[],
  programs: Programs,
): Promise<readonly Verdict[]> {
  const folder = await mkdtemp(join(tmpdir(), 'apigateway-stages-language-'));
  try {
    const names = modules.map((_, index) => `m${index}`);
    await Promise.all(
      modules.map((files, index) => writeModule(join(folder, 'ours', names[index] ?? ''), files)),
    );
    await cp(join(folder, 'ours'), join(folder, 'terraform'), { recursive: true });
    const [terraform, ours] = await Promise.all([
      refusals(join(folder, 'terraform'), modules, programs),
      errorsIn(join(folder, 'ours'), programs),
    ]);
    return names.map((name) => ({ terraform: terraform.get(name), ours: ours.get(name) ?? [] }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Validation {
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
    readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
  }[];
}

/** Terraform stops at the first stage that finds errors, so what it refuses is taken out until it is content. */
async function refusals(
  folder: string,
  modules: readonly ModuleFiles[],
  { terraform, plugins }: Programs,
): Promise<ReadonlyMap<string, string>> {
  const refused = new Map<string, string>();
  await writeModule(folder, {
    'versions.tf':
      'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\nvariable "any" {}\n',
  });
  await runProgram(terraform, ['init', '-input=false', `-plugin-dir=${plugins}`], folder);
  for (;;) {
    const left = modules.flatMap((files, index) =>
      refused.has(`m${index}`) ? [] : [{ name: `m${index}`, files }],
    );
    await writeModule(folder, {
      'main.tf': left.map(called).join(''),
      '.terraform/modules/modules.json': JSON.stringify({
        Modules: [{ Key: '', Source: '', Dir: '.' }, ...left.flatMap(installed)],
      }),
    });
    const answer = await runProgram(terraform, ['validate', '-json'], folder);
    const { diagnostics } = JSON.parse(answer.slice(answer.indexOf('{'))) as Validation;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return refused;
    const before = refused.size;
    for (const { range, summary, detail } of errors) {
      const where = range?.filename ?? '';
      const [, name] = /^(m\d+)\//.exec(where) ?? /module\.(m\d+)\./.exec(summary + detail) ?? [];
      if (name !== undefined && !refused.has(name)) {
        refused.set(
          name,
          `${where.replace(`${name}/`, '')}:${range?.start.line ?? 0}: ${summary}: ${detail.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
        );
      }
    }
    if (refused.size === before)
      throw new Error(`Terraform refuses none of the modules: ${JSON.stringify(errors)}`);
  }
}

/**
 * Whether Terraform refuses a module when it plans it, with the defaults of its variables: of values it finds out more then.
 * The provider is given credentials that are none, and asks nobody.
 */
export async function failsToPlan(
  files: ModuleFiles,
  { terraform, plugins }: Pick<Programs, 'terraform' | 'plugins'>,
): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'apigateway-stages-language-'));
  const isConfigured = Object.values(files).some((text) => text.includes('provider "aws" {'));
  try {
    await writeModule(folder, { ...files, ...(isConfigured ? {} : { 'provider.tf': PROVIDER }) });
    await runProgram(terraform, ['init', '-input=false', `-plugin-dir=${plugins}`], folder);
    const answer = await runProgram(terraform, ['plan', '-input=false', '-refresh=false', '-json'], folder);
    return answer.includes('"severity":"error"');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const PROVIDER = `provider "aws" {
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
`;

/** Values of which nothing is known, as those of the variables of a module that nobody calls. */
function called({ name, files }: Placed): string {
  const text = Object.entries(files)
    .flatMap(([path, each]) => (path.includes('/') ? [] : [each]))
    .join('\n');
  const variables = Array.from(text.matchAll(/^variable "([a-z]\w*)" \{/gm), ([, variable]) => variable);
  const given = [...new Set(variables)].map((variable) => `  ${variable} = var.any\n`).join('');
  return `module "${name}" {\n  source = "./${name}"\n${given}}\n`;
}

interface Placed {
  readonly name: string;
  readonly files: ModuleFiles;
}

/** The manifest's lines for a module and those that it calls: without them Terraform asks for another `init`. */
function installed({ name, files }: Placed) {
  const called = new Set(Object.keys(files).map((path) => dirname(path)));
  const calls = Object.values(files).flatMap((text) =>
    Array.from(text.matchAll(/^module "([^"]+)" \{\s+source\s+= "\.\/([^"]+)"/gm)),
  );
  return [
    { Key: name, Source: `./${name}`, Dir: name },
    ...calls.flatMap(([, call = '', directory = '']) =>
      called.has(directory)
        ? [{ Key: `${name}.${call}`, Source: `./${directory}`, Dir: `${name}/${directory}` }]
        : [],
    ),
  ];
}

async function errorsIn(
  folder: string,
  { server }: Programs,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const answer = await runProgram(
    process.execPath,
    [server, 'check', '.', '--format', 'json', '--min-severity', 'error'],
    folder,
  );
  const { findings } = JSON.parse(answer) as {
    readonly findings: readonly {
      readonly path: string;
      readonly severity: string;
      readonly code: string;
      readonly message: string;
      readonly start: { readonly line: number };
    }[];
  };
  const found = new Map<string, readonly string[]>();
  for (const { path, code, message, start, severity } of findings) {
    const [name = ''] = path.split('/');
    if (severity === 'error') {
      found.set(name, [
        ...(found.get(name) ?? []),
        `${path.slice(name.length + 1)}:${start.line}: ${code}: ${message}`,
      ]);
    }
  }
  return found;
}
