/** Runs Terraform with the real AWS provider against a service on loopback. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    terraform: { readonly terraform?: string; readonly plugins?: string; readonly missing?: string };
  }
}

/** A change of one resource, as a plan tells it. */
export interface PlannedChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: unknown;
    readonly after: Readonly<Record<string, unknown>>;
    /** True in the place of each value that is known only after an apply. */
    readonly after_unknown?: unknown;
    readonly importing?: { readonly id: string };
  };
}

/** A folder whose state knows what was applied. */
export interface Applied {
  readonly plan: Terraform['plan'];
  /** Applies other files over it, and gives the plan of the same after that. */
  readonly apply: Terraform['plan'];
}

export interface Terraform {
  /** Everything the plan would do. Fails with Terraform's own words where there is no plan. */
  readonly plan: (files: Readonly<Record<string, string>>) => Promise<readonly PlannedChange[]>;
  /**
   * Applies files, and plans others over what that made. Applied twice: what a resource says of itself is complete only
   * once it has been read again.
   */
  readonly applied: (files: Readonly<Record<string, string>>) => Promise<Applied>;
  /** The names of files that `terraform fmt` would change. */
  readonly unformatted: (files: Readonly<Record<string, string>>) => Promise<readonly string[]>;
  readonly remove: () => Promise<void>;
}

/** Terraform in a folder of its own, with a provider whose endpoints are all at `url`; `more` stands in its block. */
export async function terraformAt(url: string, region: string, more = ''): Promise<Terraform> {
  const { terraform = '', plugins = '' } = inject('terraform');
  const folder = await mkdtemp(join(tmpdir(), 'apigateway-stages-terraform-'));
  const run = (directory: string, ...args: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const env = {
        ...process.env,
        CHECKPOINT_DISABLE: '1',
        TF_IN_AUTOMATION: '1',
        TF_CLI_CONFIG_FILE: undefined,
      };
      execFile(
        terraform,
        args,
        { cwd: directory, env, maxBuffer: 1 << 30, timeout: 300_000 },
        (error, stdout, stderr) => {
          if (error && !(args[0] === 'fmt' && error.code === NOT_FORMATTED))
            reject(new Error(`terraform ${args[0] ?? ''}: ${stderr || stdout || error.message}`));
          else resolve(stdout);
        },
      );
    });
  let count = 0;
  const options = ['-input=false', '-no-color', '-lock=false', '-parallelism=40'];
  const begin = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const directory = join(folder, String(++count));
    await write(directory, { 'provider.tf': providerText(url, region, more), ...files });
    await run(directory, 'init', '-input=false', '-no-color', `-plugin-dir=${plugins}`);
    return directory;
  };
  const planIn = async (directory: string, ...more: readonly string[]): Promise<readonly PlannedChange[]> => {
    await run(directory, 'plan', ...options, ...more, '-out=plan');
    const plan = JSON.parse(await run(directory, 'show', '-json', 'plan')) as {
      resource_changes?: readonly PlannedChange[];
    };
    return plan.resource_changes ?? [];
  };
  return {
    plan: async (files) => planIn(await begin(files)),
    applied: async (files) => {
      const directory = await begin(files);
      await run(directory, 'apply', ...options, '-auto-approve');
      await run(directory, 'apply', ...options, '-auto-approve');
      return {
        plan: async (others) => {
          await write(directory, others);
          return planIn(directory, '-refresh=false');
        },
        apply: async (others) => {
          await write(directory, others);
          await run(directory, 'apply', ...options, '-auto-approve');
          return planIn(directory);
        },
      };
    },
    unformatted: async (files) => {
      const directory = join(folder, 'formatted');
      await write(directory, files);
      const listed = await run(directory, 'fmt', '-check', '-list=true', '.');
      return listed.split('\n').filter((name) => name !== '');
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function write(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

function providerText(url: string, region: string, more: string): string {
  return `terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

${providerBlock(url, region, more)}`;
}

/** A configuration of the provider whose endpoints are all at `url`; `more` stands in its block. */
export function providerBlock(url: string, region: string, more: string): string {
  return `provider "aws" {
  region                      = "${region}"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  max_retries                 = 2
${more}
  endpoints {
    apigateway   = "${url}"
    apigatewayv2 = "${url}"
    iam          = "${url}"
    sts          = "${url}"
    wafregional  = "${url}"
    wafv2        = "${url}"
  }
}
`;
}

/** What `terraform fmt -check` ends with where it would change something. */
const NOT_FORMATTED = 3;
