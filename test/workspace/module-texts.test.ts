/** Texts beside a module, over a real directory. */
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeClock } from '../../server/src/workspace/adapters/clock.js';
import { nodeDisk } from '../../server/src/workspace/adapters/disk.js';
import { moduleIndex } from '../../server/src/workspace/module-index.js';
import { moduleReader } from '../../server/src/workspace/module-reader.js';
import { uriOfPath } from '../../server/src/workspace/uris.js';
import { type Workspace, workspaceOver } from '../../server/src/workspace/workspace.js';

let root: string;
let changed: string[];
let workspace: Workspace;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'texts-')));
  changed = [];
  workspace = workspaceOver({
    disk: nodeDisk(),
    clock: nodeClock,
    log: () => undefined,
    changed: (uris) => changed.push(...uris),
  });
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, name)), { recursive: true });
  await writeFile(join(root, name), content);
}

const uri = (name: string): string => uriOfPath(join(root, name));

const reading = (...paths: readonly string[]): string =>
  `locals {\n${paths.map((path, index) => `  t${index} = file("${path}")\n`).join('')}}\n`;

/** The texts that the module of a document knows, by their paths below the root. */
async function texts(name: string): Promise<Readonly<Record<string, string>>> {
  const view = await workspace.view(uri(name));
  const found = [...(view?.module.texts ?? [])];
  return Object.fromEntries(found.map(([at, { text }]) => [at.slice(uri('').length + 1), text]));
}

describe('texts beside a module', () => {
  it('are read where expressions name them', async () => {
    await write('m/fmt.json', 'a');
    await write('m/api/api.yaml', 'b');
    await write('m/other.json', 'c');
    await write('m/id_rsa', 'd');
    await write('m/more.tf', 'locals {\n  dir = "${path.module}/api"\n}\n');
    workspace.setDocument(
      uri('m/main.tf'),
      reading('${path.module}/fmt.json', '${local.dir}/api.yaml', '${path.module}/id_rsa', './gone.json'),
    );
    expect(await texts('m/main.tf')).toEqual({ 'm/fmt.json': 'a', 'm/api/api.yaml': 'b' });
  });

  it('are read when a keystroke names them', async () => {
    await write('m/fmt.json', 'a');
    workspace.setDocument(uri('m/main.tf'), 'locals {\n}\n');
    expect(await texts('m/main.tf')).toEqual({});
    workspace.setDocument(uri('m/main.tf'), reading('${path.module}/fmt.json'));
    expect(await texts('m/main.tf')).toEqual({ 'm/fmt.json': 'a' });
  });

  it('lie in the folder that is open, or else in the module', async () => {
    await write('fmt.json', 'a');
    workspace.setDocument(uri('m/main.tf'), reading('${path.module}/../fmt.json', '../../../etc/passwd.txt'));
    expect(await texts('m/main.tf')).toEqual({});
    await workspace.addFolder(uriOfPath(root), () => undefined);
    workspace.setDocument(
      uri('m/main.tf'),
      reading('${path.module}/../fmt.json', '../../../etc/passwd.txt '),
    );
    expect(await texts('m/main.tf')).toEqual({ 'fmt.json': 'a' });
  });

  it('are not read through links that lead out, nor where they are large, binary or no files', async () => {
    await write('secret.json', 'a');
    await write('m/large.json', 'x'.repeat(1024 * 1024 + 1));
    await write('m/folder.json/x', '');
    await writeFile(join(root, 'm/latin.json'), Buffer.from([0x7b, 0xe4, 0x7d]));
    await symlink(join(root, 'secret.json'), join(root, 'm/link.json'));
    await symlink('/dev/zero', join(root, 'm/zero.json'));
    await symlink(root, join(root, 'm/up'));
    await write('m/real.json', 'b');
    await symlink('real.json', join(root, 'm/inside.json'));
    const names = ['large', 'folder', 'latin', 'link', 'zero', 'up/secret', 'inside'];
    workspace.setDocument(uri('m/main.tf'), reading(...names.map((name) => `\${path.module}/${name}.json`)));
    expect(await texts('m/main.tf')).toEqual({ 'm/inside.json': 'b' });
  });

  it('are read again when they change, appear or go', async () => {
    await write('m/main.tf', '');
    workspace.setDocument(uri('m/main.tf'), reading('fmt.json'));
    expect(await texts('m/main.tf')).toEqual({});
    for (const text of ['a', 'b']) {
      await write('m/fmt.json', text);
      changed = [];
      await workspace.changedOnDisk([uri('m/fmt.json')]);
      expect(changed).toEqual([uri('m/main.tf')]);
      expect(await texts('m/main.tf')).toEqual({ 'm/fmt.json': text });
    }
    await rm(join(root, 'm/fmt.json'));
    await workspace.changedOnDisk([uri('m/fmt.json')]);
    expect(await texts('m/main.tf')).toEqual({});
  });

  it('are the editor’s while it has them open', async () => {
    await write('m/fmt.json', 'a');
    workspace.setDocument(uri('m/main.tf'), reading('fmt.json', 'new.json'));
    expect(await texts('m/main.tf')).toEqual({ 'm/fmt.json': 'a' });
    const { revision } = (await workspace.view(uri('m/main.tf'))) ?? {};
    workspace.setText(uri('m/fmt.json'), 'b');
    workspace.setText(uri('m/new.json'), 'c');
    workspace.setText(uri('m/unread.json'), 'd');
    expect(await texts('m/main.tf')).toEqual({ 'm/fmt.json': 'b', 'm/new.json': 'c' });
    expect((await workspace.view(uri('m/main.tf')))?.revision).not.toBe(revision);
    expect(workspace.readersOf(uri('m/fmt.json'))).toEqual([uri('m/main.tf')]);
    workspace.setText(uri('m/fmt.json'), undefined);
    expect(await texts('m/main.tf')).toEqual({ 'm/fmt.json': 'a', 'm/new.json': 'c' });
  });

  it('are read for modules without documents, too', async () => {
    await write('m/main.tf', reading('${path.module}/../fmt.json', 'gone.json'));
    await write('fmt.json', 'a');
    const surroundings = { disk: nodeDisk(), log: () => undefined, pause: () => Promise.resolve() };
    const index = moduleIndex(surroundings);
    await index.scan(uriOfPath(root), () => undefined);
    const read = await moduleReader(surroundings, index)(uri('m'));
    expect([...(read?.module.texts.values() ?? [])].map(({ text }) => text)).toEqual(['a']);
  });
});
