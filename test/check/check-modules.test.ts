/** In which order a check asks the strict parser. That parser is a fake here, which answers when it is told. */
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { checkModules } from '../../server/src/check/check-modules.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';

const names = ['a', 'b', 'c'];

async function* targets() {
  for (const name of names) yield await Promise.resolve({ uri: `file:///${name}`, isAsked: () => true });
}

const readModule = (uri: string) =>
  Promise.resolve({
    module: moduleFrom(uri, [sourceFile(`${uri}/main.tf`, `# ${uri.at(-1) ?? ''}`)]),
    replaced: [],
    tfvars: () => Promise.resolve([]),
  });

const policyOf = () =>
  Promise.resolve({
    settings: DEFAULT_SETTINGS,
    minSeverity: 'warning' as const,
    isExcluded: () => false,
    isChecked: () => true,
    appliedModules: () => [],
  });

test('one module is sent off ahead of the one that is told of, and each gets its own answer', async () => {
  const sent: string[] = [];
  const strict = {
    check: (text: string) => {
      sent.push(text.at(-1) ?? '');
      return Promise.resolve([{ start: 0, end: 1, message: `of ${text.at(-1) ?? ''}` }]);
    },
    dispose: () => Promise.resolve(),
  };
  const told: object[] = [];
  for await (const checked of checkModules(targets(), policyOf, readModule, strict)) {
    if (checked.kind !== 'checked') throw new Error(checked.kind);
    const messages = checked.diagnosed.map(({ diagnostic }) => diagnostic.message);
    told.push({ uri: checked.file.uri, messages, sent: sent.join('') });
  }
  expect(told).toEqual([
    { uri: 'file:///a/main.tf', messages: ['of a'], sent: 'ab' },
    { uri: 'file:///b/main.tf', messages: ['of b'], sent: 'abc' },
    { uri: 'file:///c/main.tf', messages: ['of c'], sent: 'abc' },
  ]);
});
