/**
 * Every place that has a name: in the module that declares it, in those that call this one, in the files that set its
 * variables. Says so where some of them are unknown. Writes nothing.
 */
import { attributeOf } from '../../hcl/lookup.js';
import type { Body, Span } from '../../hcl/syntax.js';
import { addressOf, attributeName, mentionsIn } from '../../analysis/references/mentions.js';
import { referencesIn } from '../../hcl/walk.js';
import { isTerragruntName } from '../../workspace/directory.js';
import type { Caller, Module, SourceFile } from '../../workspace/module.js';
import { inputKey, mayInclude } from '../../workspace/terragrunt.js';
import { isWithin, pathAmong, pathBelow } from '../../workspace/uris.js';
import { isHistory } from './moved-blocks.js';
import type { Refusal } from './refusal.js';

/** A name in a file, without quotes. */
export interface RenamePlace {
  readonly file: SourceFile;
  readonly span: Span;
}

/** Where a declared address (`var.x`, `output.x`, `type.name` …) has its name. */
export function renamePlaces(address: string, module: Module): readonly RenamePlace[] | Refusal {
  const name = address.slice(address.lastIndexOf('.') + 1);
  if (!module.allRead)
    return refuse('A file in the module could not be read and may use the name. Fix the file first.');
  const json = module.jsonFiles.find(({ text }) => hasWord(text, name));
  if (json)
    return refuse(`\`${json.name}\` may use the name, and JSON files are not searched. Rename it manually.`);

  const own = module.files.flatMap((file) =>
    mentionsIn(file)
      .filter((mention) => mention.address === address && !isHistory(mention.name, address, file))
      .map((mention) => ({ file, span: mention.name })),
  );
  const others = address.startsWith('var.')
    ? [() => placesThatSet(name, module), () => callersOf(address, module, (each) => argumentsIn(each, name))]
    : address.startsWith('output.')
      ? [() => callersOf(address, module, (each) => readersIn(each, name))]
      : [];
  return others.reduce<readonly RenamePlace[] | Refusal>((found, next) => {
    const more = 'refusal' in found ? found : next();
    return 'refusal' in found || 'refusal' in more ? more : [...found, ...more];
  }, own);
}

function refuse(refusal: string): Refusal {
  return { refusal };
}

function callersOf(
  address: string,
  module: Module,
  placesIn: (caller: Caller) => readonly RenamePlace[] | Refusal,
): readonly RenamePlace[] | Refusal {
  const callers = module.callers();
  if (callers === undefined) {
    return refuse(
      `Not every caller of this module is known, and a caller may use \`${address}\`. Rename it manually.`,
    );
  }
  const all = callers.map(placesIn);
  return all.find((each) => 'refusal' in each) ?? all.flatMap((each) => ('refusal' in each ? [] : each));
}

/** What a call sets, in its block and in those that override files lay over it. */
function argumentsIn({ module, call }: Caller, name: string): readonly RenamePlace[] {
  return module.files.flatMap((file) =>
    file.body.items.flatMap((item) => {
      const isCall =
        item.kind === 'block' &&
        item.type.text === 'module' &&
        item.labels[0]?.text === call.block.labels[0]?.text;
      const attribute = isCall ? attributeOf(item.body, name) : undefined;
      return attribute ? [{ file, span: attributeName(attribute) }] : [];
    }),
  );
}

/** `module.api.name` and the like; a call that is read as a whole hides which outputs are meant. */
function readersIn({ module, call }: Caller, output: string): readonly RenamePlace[] | Refusal {
  const address = `module.${call.block.labels[0]?.text ?? ''}`;
  const found: RenamePlace[] = [];
  for (const file of module.files) {
    const waited = new Set(dependenciesIn(file.body).map(({ start }) => start));
    for (const reference of referencesIn(file.body)) {
      const named = addressOf(reference);
      if (named?.text !== address || waited.has(reference.start)) continue;
      const step = reference.steps.slice(named.length).find(({ kind }) => kind === 'attribute');
      if (step?.kind !== 'attribute') {
        return refuse(
          `\`${file.name}\` uses \`${address}\` as a whole and may use this output. Rename it manually.`,
        );
      }
      if (step.name.text === output) found.push({ file, span: step.name });
    }
  }
  return found;
}

/** What `depends_on` names is waited for, not read; addresses in `moved` and `removed` are not outputs. */
function dependenciesIn(body: Body): readonly Span[] {
  return body.items.flatMap((item): readonly Span[] => {
    if (item.kind === 'block')
      return ADDRESSING.has(item.type.text) ? referencesIn(item.body) : dependenciesIn(item.body);

    const isWaiting = item.kind === 'attribute' && item.name.text === 'depends_on';
    return isWaiting && item.value.kind === 'tuple' ? item.value.items : [];
  });
}

const ADDRESSING = new Set(['moved', 'removed', 'import']);

function placesThatSet(name: string, module: Module): readonly RenamePlace[] | Refusal {
  const { givenFiles, variableFiles } = module;
  const isGiven = (uri: string): boolean => givenFiles.some((file) => file.uri === uri);
  const below = module.variablesBelow.find(({ uri, names }) => names.has(name) && !isGiven(uri));
  if (below) {
    const path = pathBelow(module.uri, below.uri);
    return refuse(
      `\`${path}\` sets \`var.${name}\`, but it is not known for which module. Rename it manually.`,
    );
  }
  const found: RenamePlace[] = [];
  const shared = givenFiles.find(({ uri, body }) => !isWithin(uri, module.uri) && attributeOf(body, name));
  // Modules that are called get their values from those who call them.
  if (shared && module.callers()?.length === 0) {
    const path = pathAmong([module.uri], shared.uri);
    return refuse(`\`${path}\` may set \`var.${name}\` for other modules as well. Rename it manually.`);
  }
  const own = givenFiles.filter(({ uri }) => isWithin(uri, module.uri));
  for (const file of new Map([...variableFiles, ...own].map((each) => [each.uri, each])).values()) {
    const isTerragrunt = isTerragruntName(file.name);
    const span = isTerragrunt ? inputKey(file.body, name) : attributeOf(file.body, name)?.name;
    if (span) found.push({ file, span: withoutQuotes(file, span) });
    else if (isTerragrunt && mayInclude(file.body))
      return refuse(`A file that \`${file.name}\` includes may set \`var.${name}\`. Rename it manually.`);
    else if (file.unread !== undefined || (file.problems.length > 0 && hasWord(file.text, name)))
      return refuse(`\`${file.name}\` may set \`var.${name}\`, but could not be read in full. Fix it first.`);
  }
  return found;
}

function withoutQuotes({ text }: SourceFile, { start, end }: Span): Span {
  return text[start] === '"' ? { start: start + 1, end: end - 1 } : { start, end };
}

function hasWord(text: string, word: string): boolean {
  return text.split(/[^\p{ID_Continue}-]+/u).includes(word);
}
