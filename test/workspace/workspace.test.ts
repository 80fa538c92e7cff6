/** The workspace over a real directory, and over a disk that does what real ones rarely do. */
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluate } from '../../server/src/analysis/values/evaluate.js';
import { textOf } from '../../server/src/analysis/values/values.js';
import { parse } from '../../server/src/hcl/parse.js';
import type { Disk } from '../../server/src/workspace/disk-port.js';
import { nodeDisk } from '../../server/src/workspace/adapters/disk.js';
import { moduleIndex } from '../../server/src/workspace/module-index.js';
import { moduleReader } from '../../server/src/workspace/module-reader.js';
import type { Module } from '../../server/src/workspace/module.js';
import { uriOfPath } from '../../server/src/workspace/uris.js';
import { type Workspace, workspaceOver } from '../../server/src/workspace/workspace.js';
import { nodeClock } from '../../server/src/workspace/adapters/clock.js';

let root: string;
let log: string[];
let changed: string[];
let workspace: Workspace;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')));
  log = [];
  changed = [];
  workspace = over(nodeDisk());
});

afterEach(() => rm(root, { recursive: true, force: true }));

function over(disk: Disk): Workspace {
  return workspaceOver({
    disk,
    clock: nodeClock,
    log: (message) => log.push(message),
    changed: (uris) => changed.push(...uris),
  });
}

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), content);
}

function uri(name: string): string {
  return uriOfPath(join(root, name));
}

async function moduleOf(name: string): Promise<Module> {
  const view = await workspace.view(uri(name));
  if (!view) throw new Error(`${name} is not open`);

  return view.module;
}

async function index(): Promise<readonly string[]> {
  await workspace.addFolder(uriOfPath(root), () => undefined);
  return found();
}

/** All stages that are known, as `folder/file:line name`. */
function found(): readonly string[] {
  return workspace
    .summaries()
    .flatMap((summary) => summary.resources)
    .map(({ file, line, name }) => `${file.slice(uriOfPath(root).length + 1)}:${line} ${name}`)
    .toSorted();
}

const stage = (name: string): string => `resource "aws_api_gateway_stage" "${name}" {\n}\n`;

describe('open documents', () => {
  it('see what other files of their directory declare', async () => {
    await write('api/main.tf', stage('prod'));
    await write('api/other.tf', 'variable "name" {}\n');
    await write('elsewhere/x.tf', stage('no'));
    workspace.setDocument(uri('api/new.tf'), stage('dev'));
    const module = await moduleOf('api/new.tf');
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.prod', 'aws_api_gateway_stage.dev']);
    expect([...module.variables.keys()]).toEqual(['name']);
    expect(module.complete).toBe(true);
  });

  it('win over the disk, until they are closed', async () => {
    await write('main.tf', stage('saved'));
    await write('other.tf', 'variable "name" {}\n');
    workspace.setDocument(uri('main.tf'), stage('typed'));
    workspace.setDocument(uri('other.tf'), '');
    expect([...(await moduleOf('other.tf')).resources.keys()]).toEqual(['aws_api_gateway_stage.typed']);
    workspace.closeDocument(uri('main.tf'));
    await workspace.changedOnDisk([uri('main.tf')]);
    expect([...(await moduleOf('other.tf')).resources.keys()]).toEqual(['aws_api_gateway_stage.saved']);
    expect((await workspace.view(uri('main.tf')))?.file.text).toBe(stage('saved'));
    workspace.closeDocument(uri('other.tf'));
    expect(await workspace.view(uri('main.tf'))).toBeUndefined();
  });

  it('are parsed anew at a change, and their neighbours are not', async () => {
    await write('other.tf', stage('prod'));
    workspace.setDocument(uri('main.tf'), 'a = 1\n');
    const before = await workspace.view(uri('main.tf'));
    workspace.setDocument(uri('main.tf'), 'a = 2\n');
    const after = await workspace.view(uri('main.tf'));
    expect(after?.file.text).toBe('a = 2\n');
    expect(after?.module.files.find(({ name }) => name === 'other.tf')).toBe(before?.module.files[1]);
    expect(after?.revision).not.toBe(before?.revision);
  });

  it('keep CRLF as it is', async () => {
    await write('other.tf', 'variable "a" {\r\n}\r\nvariable "b" {\r\n}\r\n');
    workspace.setDocument(uri('main.tf'), '');
    const module = await moduleOf('main.tf');
    expect(module.files.find(({ name }) => name === 'other.tf')?.text).toContain('\r\n');
    expect(module.variables.get('b')?.block.start).toBe(19);
  });

  it('are the same in every spelling of their URI', async () => {
    workspace.setDocument('file:///C:/infra/main%2Etf', stage('prod'));
    workspace.setDocument('file:///c%3A/infra/other.tf', '');
    const view = await workspace.view('file:///c:/infra/main.tf');
    expect(view?.file.uri).toBe('file:///C:/infra/main%2Etf');
    expect(view?.module.files.map(({ name }) => name)).toEqual(['main.tf', 'other.tf']);
  });

  it('that lie nowhere are a module of their own, of which not all is known', async () => {
    workspace.setDocument('untitled:Untitled-1', stage('a'));
    workspace.setDocument('untitled:Untitled-2', stage('b'));
    const view = await workspace.view('untitled:Untitled-1');
    expect([...(view?.module.resources.keys() ?? [])]).toEqual(['aws_api_gateway_stage.a']);
    expect(view?.module.complete).toBe(false);
  });

  it('hear of changes on disk', async () => {
    workspace.setDocument(uri('main.tf'), '');
    await moduleOf('main.tf');
    changed = [];
    await write('new.tf', stage('new'));
    await write(
      '.terraform.lock.hcl',
      'provider "registry.terraform.io/hashicorp/aws" {\n  version = "5.1.0"\n}\n',
    );
    await workspace.changedOnDisk([uri('new.tf'), uri('.terraform.lock.hcl'), uri('readme.md')]);
    expect(changed).toEqual([uri('main.tf')]);
    const module = await moduleOf('main.tf');
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.new']);
    expect(module.providerVersions.locked).toBe('5.1.0');
    await rm(join(root, 'new.tf'));
    await workspace.changedOnDisk([uri('new.tf')]);
    expect((await moduleOf('main.tf')).resources.size).toBe(0);
  });
});

describe('OpenTofu', () => {
  it('reads `.tofu` files, and those instead of their `.tf` twins', async () => {
    await write('a.tf', stage('terraform'));
    await write('a.tofu', stage('tofu'));
    await write('b.tf', stage('both'));
    workspace.setDocument(uri('b.tf'), stage('both'));
    expect([...(await moduleOf('b.tf')).resources.keys()]).toEqual([
      'aws_api_gateway_stage.tofu',
      'aws_api_gateway_stage.both',
    ]);
    workspace.setDocument(uri('a.tf'), stage('terraform'));
    const ofTwin = await moduleOf('a.tf');
    expect([...ofTwin.resources.keys()]).toEqual([
      'aws_api_gateway_stage.terraform',
      'aws_api_gateway_stage.both',
    ]);
  });
});

describe('files that cannot be read', () => {
  it('Latin-1 is read as far as it goes, leaves the module incomplete and is logged', async () => {
    await write('bad.tf', Buffer.from(`# caf\u00e9\n${stage('b')}`, 'latin1'));
    workspace.setDocument(uri('main.tf'), stage('a'));
    const module = await moduleOf('main.tf');
    expect(module.complete).toBe(false);
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.b', 'aws_api_gateway_stage.a']);
    expect(log).toEqual([
      `The file ${uri('bad.tf')} was read only in part because it is not UTF-8 text; save it as UTF-8.`,
    ]);
  });

  it('UTF-16 is not read, leaves the module incomplete and is logged', async () => {
    await write('bad.tf', Buffer.from(`\uFEFF${stage('b')}`, 'utf16le'));
    workspace.setDocument(uri('main.tf'), stage('a'));
    const module = await moduleOf('main.tf');
    expect(module.complete).toBe(false);
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.a']);
    expect(log).toHaveLength(1);
  });

  it('a byte order mark is no part of the text', async () => {
    await write('bom.tf', `\uFEFF${stage('a')}`);
    workspace.setDocument(uri('main.tf'), '');
    const module = await moduleOf('main.tf');
    expect(module.resources.get('aws_api_gateway_stage.a')?.block.start).toBe(0);
  });

  it('JSON syntax leaves the module incomplete', async () => {
    await write('more.tf.json', '{}');
    workspace.setDocument(uri('main.tf'), '');
    expect((await moduleOf('main.tf')).complete).toBe(false);
  });

  it('a named pipe and a directory called `x.tf` hold nothing up', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.tf')]);
    await symlink(join(root, 'pipe.tf'), join(root, 'link.tf'));
    await mkdir(join(root, 'folder.tf'));
    workspace.setDocument(uri('main.tf'), stage('a'));
    expect([...(await moduleOf('main.tf')).resources.keys()]).toEqual(['aws_api_gateway_stage.a']);
  });

  it('a link to a file is read, a broken one is not there', async () => {
    await write('shared/common.txt', stage('shared'));
    await mkdir(join(root, 'api'));
    await symlink('../shared/common.txt', join(root, 'api/common.tf'));
    await symlink('nowhere', join(root, 'api/broken.tf'));
    await symlink('circle.tf', join(root, 'api/circle.tf'));
    workspace.setDocument(uri('api/main.tf'), '');
    const module = await moduleOf('api/main.tf');
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.shared']);
    expect(log).toEqual([
      `The file ${uri('api/circle.tf')} was skipped because its symbolic links form a loop.`,
    ]);
  });

  it('a file that vanishes between listing and reading is not there', async () => {
    const disk = nodeDisk();
    workspace = over({
      ...disk,
      read: (file) => rm(join(root, 'b.tf'), { force: true }).then(() => disk.read(file)),
    });
    await write('a.tf', stage('a'));
    await write('b.tf', stage('b'));
    workspace.setDocument(uri('main.tf'), '');
    const module = await moduleOf('main.tf');
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.a']);
    expect(module.complete).toBe(true);
    expect(log).toEqual([]);
  });

  it('a forbidden folder is logged, and its module incomplete', async () => {
    const forbidden = { kind: 'unreadable', reason: 'permission is denied' } as const;
    workspace = over({ ...nodeDisk(), list: () => Promise.resolve(forbidden) });
    workspace.setDocument(uri('main.tf'), stage('a'));
    const module = await moduleOf('main.tf');
    expect(module.complete).toBe(false);
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.a']);
    expect(log).toEqual([`The folder ${uriOfPath(root)} was skipped because permission is denied.`]);
  });

  it('a disk that never answers does not keep the document from its features', async () => {
    workspace = over({ ...nodeDisk(), list: () => new Promise(() => undefined) });
    workspace.setDocument(uri('main.tf'), stage('a'));
    const module = await moduleOf('main.tf');
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.a']);
    expect(module.complete).toBe(false);
  });
});

describe('the index', () => {
  it('finds modules in all folders but those of tools', async () => {
    await write('a/main.tf', `\n${stage('one')}`);
    await write('a/b/c/deep.tf', stage('two'));
    await write('a/.terraform/modules/x/main.tf', stage('no'));
    await write('.git/main.tf', stage('no'));
    await write('node_modules/x/main.tf', stage('no'));
    await write('notes/readme.md', 'no');
    expect(await index()).toEqual(['a/b/c/deep.tf:0 two', 'a/main.tf:1 one']);
    expect(log).toEqual([]);
  });

  it('ends where links lead in a circle', async () => {
    await write('a/main.tf', stage('one'));
    await symlink(root, join(root, 'a/up'));
    await symlink('.', join(root, 'a/self'));
    expect(await index()).toEqual(['a/main.tf:0 one']);
  });

  it('goes on past a folder that cannot be read', async () => {
    await write('a/main.tf', stage('one'));
    await write('b/main.tf', stage('two'));
    const disk = nodeDisk();
    const forbidden = { kind: 'unreadable', reason: 'permission is denied' } as const;
    workspace = over({
      ...disk,
      list: (at) => (at === uri('a') ? Promise.resolve(forbidden) : disk.list(at)),
    });
    expect(await index()).toEqual(['b/main.tf:0 two']);
    expect(log).toEqual([`The folder ${uri('a')} was skipped because permission is denied.`]);
  });

  it('learns of a called module that comes into being, and of one that goes', async () => {
    const call = 'module "called" {\n  source = "./called"\n}\n';
    await write('main.tf', call);
    await index();
    workspace.setDocument(uri('main.tf'), call);
    await moduleOf('main.tf');
    await write('called/main.tf', stage('new'));
    await workspace.changedOnDisk([uri('called/main.tf')]);
    expect(found()).toEqual(['called/main.tf:0 new']);
    await rm(join(root, 'called/main.tf'));
    await workspace.changedOnDisk([uri('called/main.tf')]);
    expect(found()).toEqual([]);
  });

  /** A disk that answers reads of files when it is told to, the last asked first. */
  function slowDisk(): { readonly disk: Disk; readonly answer: () => Promise<void>; isSlow: boolean } {
    const waiting: (() => void)[] = [];
    const slow = {
      isSlow: false,
      disk: {
        ...nodeDisk(),
        read: async (at: string) => {
          const content = await nodeDisk().read(at);
          if (slow.isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
          return content;
        },
      },
      answer: async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          next();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      },
    };
    return slow;
  }

  it('keeps nothing of a folder that is removed while it is read', async () => {
    await write('a/main.tf', stage('one'));
    const slow = slowDisk();
    workspace = over(slow.disk);
    expect(await index()).toEqual(['a/main.tf:0 one']);
    slow.isSlow = true;
    const change = workspace.changedOnDisk([uri('a/main.tf')]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    workspace.removeFolder(uriOfPath(root));
    await slow.answer();
    await change;
    expect(found()).toEqual([]);
  });

  it('goes by what was read last, whichever answer of the disk comes first', async () => {
    await write('a/main.tf', stage('one'));
    const slow = slowDisk();
    workspace = over(slow.disk);
    await index();
    slow.isSlow = true;
    const changes = [];
    for (const name of ['two', 'three']) {
      await write('a/main.tf', stage(name));
      changes.push(workspace.changedOnDisk([uri('a/main.tf')]));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await slow.answer();
    await Promise.all(changes);
    expect(found()).toEqual(['a/main.tf:0 three']);
  });

  it('shows what is typed in open documents, and the disk again after they are closed', async () => {
    await write('a/main.tf', stage('saved'));
    await write('b/main.tf', stage('other'));
    await index();
    workspace.setDocument(uri('a/main.tf'), stage('typed'));
    await moduleOf('a/main.tf');
    expect(found()).toEqual(['a/main.tf:0 typed', 'b/main.tf:0 other']);
    workspace.closeDocument(uri('a/main.tf'));
    expect(found()).toEqual(['a/main.tf:0 saved', 'b/main.tf:0 other']);
  });

  it('follows changes on disk, but not into the folders of tools', async () => {
    await write('a/main.tf', stage('one'));
    await index();
    await write('b/new.tf', stage('two'));
    await write('b/.terraform/modules/x/main.tf', stage('no'));
    await rename(join(root, 'a/main.tf'), join(root, 'a/main.txt'));
    await workspace.changedOnDisk([uri('a/main.tf'), uri('b/new.tf'), uri('b/.terraform/modules/x/main.tf')]);
    expect(found()).toEqual(['b/new.tf:0 two']);
  });

  it('forgets a folder that is removed', async () => {
    await write('a/main.tf', stage('one'));
    await index();
    workspace.removeFolder(uriOfPath(root));
    expect(found()).toEqual([]);
    await workspace.changedOnDisk([uri('a/main.tf')]);
    expect(found()).toEqual([]);
  });

  it('counts modules of folders within one another once, until the last of them is removed', async () => {
    await write('a/main.tf', stage('one'));
    await write('b/main.tf', stage('two'));
    await index();
    await workspace.addFolder(uri('a'), () => undefined);
    expect(found()).toEqual(['a/main.tf:0 one', 'b/main.tf:0 two']);
    workspace.removeFolder(uriOfPath(root));
    expect(found()).toEqual(['a/main.tf:0 one']);
    workspace.removeFolder(uri('a'));
    expect(found()).toEqual([]);
  });

  it('handles names that need escaping', async () => {
    await write('my api (v2)/é#1.tf', stage('one'));
    await index();
    const [resource] = workspace.summaries().flatMap((summary) => summary.resources);
    expect(resource?.file).toBe(uri('my api (v2)/é#1.tf'));
    workspace.setDocument(uri('my api (v2)/é#1.tf'), stage('typed'));
    const module = await moduleOf('my api (v2)/é#1.tf');
    expect(module.files.map(({ name }) => name)).toEqual(['é#1.tf']);
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.typed']);
  });
});

describe('modules that hang together', () => {
  const call = (source: string, more = ''): string =>
    `module "api" {\n  source = "${source}"\n  ${more}\n}\n`;
  const variable = 'variable "size" {\n  default = "0.5"\n}\n';

  /** What the module of an open file says of `var.size`, and of `module.api.size`. */
  async function sizes(name: string): Promise<readonly [string | undefined, string | undefined]> {
    const module = await moduleOf(name);
    const read = (root: string): string | undefined => {
      const { body } = parse(`x = ${root}.size\n`);
      const [item] = body.items;
      return item?.kind === 'attribute' ? textOf(evaluate(item.value, module)) : undefined;
    };
    return [read('var'), read('module.api')];
  }

  it('are read with the document, and let go of with it', async () => {
    await write('modules/api/main.tf', `${variable}output "size" {\n  value = var.size\n}\n`);
    await write('main.tf', '');
    workspace.setDocument(uri('main.tf'), call('./modules/api', 'size = "1.6"'));
    expect(await sizes('main.tf')).toEqual([undefined, '1.6']);
    expect(workspace.neighbours(uri('modules/api/main.tf'))).toEqual([uri('main.tf')]);
    workspace.closeDocument(uri('main.tf'));
    expect(workspace.neighbours(uri('modules/api/main.tf'))).toEqual([]);
  });

  it('hear of one another when one is typed in', async () => {
    await write('main.tf', call('./api', 'size = "1.6"'));
    workspace.setDocument(uri('api/main.tf'), variable);
    expect(await sizes('api/main.tf')).toEqual(['0.5', undefined]);
    workspace.setDocument(uri('main.tf'), call('./api', 'size = "6.1"'));
    const before = (await workspace.view(uri('api/main.tf')))?.revision;
    expect(await sizes('api/main.tf')).toEqual(['6.1', undefined]);
    workspace.setDocument(uri('main.tf'), call('./api', 'size = "28.4"'));
    expect(workspace.neighbours(uri('main.tf')).toSorted()).toEqual([uri('api/main.tf'), uri('main.tf')]);
    expect((await workspace.view(uri('api/main.tf')))?.revision).not.toBe(before);
    expect(await sizes('api/main.tf')).toEqual(['28.4', undefined]);
    workspace.setDocument(uri('main.tf'), '');
    expect(await sizes('api/main.tf')).toEqual(['0.5', undefined]);
  });

  it('are found by the index where they call an open module, and followed on disk', async () => {
    await write('env/prod/main.tf', call('../../api', 'size = var.size') + variable);
    await write('api/main.tf', '');
    workspace.setDocument(uri('api/main.tf'), variable);
    await moduleOf('api/main.tf');
    await index();
    expect(changed).toContain(uri('api/main.tf'));
    expect(await sizes('api/main.tf')).toEqual(['0.5', undefined]);
    changed = [];
    await write('env/prod/terraform.tfvars', 'size = "1.6"\n');
    await workspace.changedOnDisk([uri('env/prod/terraform.tfvars')]);
    expect(changed).toEqual([uri('api/main.tf')]);
    expect(await sizes('api/main.tf')).toEqual(['1.6', undefined]);
    await write('env/dev/main.tf', call('../../api', 'size = "6.1"'));
    changed = [];
    await workspace.changedOnDisk([uri('env/dev/main.tf')]);
    expect(changed).toEqual([uri('api/main.tf')]);
    expect(await sizes('api/main.tf')).toEqual([undefined, undefined]);
    await rm(join(root, 'env/dev'), { recursive: true });
    await workspace.changedOnDisk([uri('env/dev/main.tf')]);
    expect(await sizes('api/main.tf')).toEqual(['1.6', undefined]);
  });

  it('follow a child that is made later', async () => {
    workspace.setDocument(uri('main.tf'), call('./api'));
    expect(await sizes('main.tf')).toEqual([undefined, undefined]);
    await write('api/outputs.tf', 'output "size" {\n  value = 1\n}\n');
    changed = [];
    await workspace.changedOnDisk([uri('api/outputs.tf')]);
    expect(changed).toEqual([uri('main.tf')]);
    expect(await sizes('main.tf')).toEqual([undefined, '1']);
  });

  it('count variable files as the editor has them', async () => {
    await write('terraform.tfvars', 'size = "1.6"\n');
    workspace.setDocument(uri('main.tf'), variable);
    expect(await sizes('main.tf')).toEqual(['1.6', undefined]);
    workspace.setDocument(uri('terraform.tfvars'), 'size = "6.1"\n');
    expect(await sizes('main.tf')).toEqual(['6.1', undefined]);
    expect(await workspace.view(uri('terraform.tfvars'))).toBeUndefined();
    workspace.closeDocument(uri('terraform.tfvars'));
    await workspace.changedOnDisk([uri('terraform.tfvars')]);
    expect(await sizes('main.tf')).toEqual(['1.6', undefined]);
    expect(log).toEqual([]);
  });

  it('show variable files of modules for API Gateway, open or not', async () => {
    const stage = 'resource "aws_apigatewayv2_stage" "live" {\n}\n';
    await write('main.tf', stage);
    await write('other/main.tf', variable);
    await index();
    const shown = async (path: string): Promise<string | undefined> => {
      workspace.setDocument(uri(path), 'a = ]\n');
      return (await workspace.variablesView(uri(path)))?.file.name;
    };
    expect(await shown('terraform.tfvars')).toBe('terraform.tfvars');
    expect(await shown('envs/prod.tfvars')).toBe('prod.tfvars');
    expect(await shown('other/terraform.tfvars')).toBeUndefined();
    expect(await shown('prod.tfvars.json')).toBeUndefined();
    workspace.setDocument(uri('main.tf'), stage);
    expect(await shown('terraform.tfvars')).toBe('terraform.tfvars');
    expect(await shown('envs/prod.tfvars')).toBe('prod.tfvars');
    workspace.setDocument(uri('main.tf'), '');
    expect(await shown('terraform.tfvars')).toBeUndefined();
    expect(await workspace.view(uri('terraform.tfvars'))).toBeUndefined();
    expect(await workspace.variablesView(uri('main.tf'))).toBeUndefined();
  });

  it('that call each other, themselves, nothing or a circle of links are read to an end', async () => {
    await write('a/main.tf', call('../b', 'size = var.size') + variable);
    await write('b/main.tf', call('../a', 'size = var.size') + variable);
    await mkdir(join(root, 'self'));
    await symlink('.', join(root, 'self/self'));
    await write('self/main.tf', call('./self'));
    workspace.setDocument(uri('a/main.tf'), call('../b', 'size = var.size') + variable);
    workspace.setDocument(uri('self/main.tf'), call('./self'));
    workspace.setDocument(uri('c/main.tf'), call('../nowhere'));
    await index();
    expect(await sizes('a/main.tf')).toEqual([undefined, undefined]);
    expect(await sizes('self/main.tf')).toEqual([undefined, undefined]);
    expect(await sizes('c/main.tf')).toEqual([undefined, undefined]);
  });

  it('do not wait forever for a directory that never answers', async () => {
    const disk = nodeDisk();
    workspace = over({
      ...disk,
      list: (at) => (at === uri('api') ? new Promise(() => undefined) : disk.list(at)),
    });
    workspace.setDocument(uri('main.tf'), call('./api') + variable);
    expect(await sizes('main.tf')).toEqual(['0.5', undefined]);
  });

  it('are as many as are needed when each is read by itself', async () => {
    await write('main.tf', call('./api', 'size = "1.6"'));
    await write('api/main.tf', variable);
    await write('alone/main.tf', variable);
    const reading = { disk: nodeDisk(), log: () => undefined, pause: () => Promise.resolve() };
    const all = moduleIndex(reading);
    await all.scan(uriOfPath(root), () => undefined);
    const read = moduleReader(reading, all);
    const of = async (name: string): Promise<string | undefined> => {
      const module = (await read(uri(name)))?.module;
      const [item] = parse('x = var.size\n').body.items;
      return module && item?.kind === 'attribute' ? textOf(evaluate(item.value, module)) : undefined;
    };
    expect([await of('api'), await of('alone'), await of('nowhere')]).toEqual(['1.6', '0.5', undefined]);
  });
});
