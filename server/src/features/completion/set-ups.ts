/**
 * Whole set-ups (`snippets/terraform.json`) for the top of a file: an API with its stage, a stage with its logs.
 * What the module has already is referred to instead of being written again.
 */
import snippets from '../../../../snippets/terraform.json' with { type: 'json' };
import { loggingAccount } from '../../knowledge/vocabularies/execution-logs.js';
import { setsLoggingRole } from '../../rules/logging/logging-role.js';
import { isStageType } from '../../knowledge/stage-families.js';
import type { Module } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { proposedIndex } from './addresses.js';
import { isOfShape, shapeOf } from './chosen-api.js';
import { declaredOf } from './declared.js';
import type { Proposal } from './items.js';

/** A proposal for each set-up that the module lacks. */
export function setUpProposals(module: Module): readonly Proposal[] {
  return Object.entries(snippets).flatMap(([name, { prefix, description, body }]) => {
    const snippet = filledIn(body.filter((line) => line !== '$0').join('\n'), module);
    if (snippet === '') return [];
    return [
      { label: prefix, kind: CompletionItemKind.Snippet, snippet, detail: name, markdown: description },
    ];
  });
}

/** A block of a set-up. The name may hold a tab stop; undefined for blocks without labels. */
interface Chunk {
  readonly text: string;
  readonly address: string | undefined;
  readonly type: string;
}

const STOP = String.raw`\$\{\d+:[^}]*\}`;
const references = new RegExp(String.raw`\b(?:data\.)?(aws_\w+)\.((?:${STOP}|\w)+)`, 'g');
const headers = new RegExp(String.raw`^(resource|data) "(\w+)" "((?:${STOP}|\w)+)"`);

/** The set-up without what the module has, referring to that, and under names that are free. */
function filledIn(body: string, module: Module): string {
  const all = body.split(/\n\n(?=\S)/).map(chunkOf);
  const chunks = withoutPresent(all, module);
  const text = chunks.map((chunk) => chunk.text).join('\n\n');
  return withFreeNames(withReferences(text, chunks, module), chunks, module);
}

function chunkOf(text: string): Chunk {
  const [, kind, type = '', name] = headers.exec(text) ?? [];
  const address = name === undefined ? undefined : `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
  return { text, address, type };
}

/** Without blocks that the module has, be it under another name as an account has its role once, and what only those need. */
function withoutPresent(all: readonly Chunk[], module: Module): readonly Chunk[] {
  const isPresent = ({ address = '', type }: Chunk): boolean =>
    module.resources.has(address) ||
    module.data.has(address) ||
    (type === loggingAccount.type && setsLoggingRole(module));
  const isFixed = ({ address }: Chunk): boolean => address !== undefined && !address.includes('$');
  let left = all.filter((chunk) => !isPresent(chunk));
  for (let before = all; left.length < before.length;) {
    before = left;
    left = before.filter((chunk) => !isFixed(chunk) || isNeeded(chunk, before) || !isNeeded(chunk, all));
  }
  return left;
}

function isNeeded({ address = '' }: Chunk, by: readonly Chunk[]): boolean {
  return by.some((other) => other.address !== address && other.text.includes(address));
}

/** References to blocks that the set-up doesn't bring, to those of the module, one for each name. */
function withReferences(text: string, chunks: readonly Chunk[], module: Module): string {
  const own = new Set(chunks.map(({ address }) => address));
  const { api } = shapeOf(stageTypeIn(text), undefined, module);
  const missing = new Set(
    Array.from(text.matchAll(references), ([whole]) => whole).filter(
      (address) => !own.has(address) && !module.resources.has(address) && !module.data.has(address),
    ),
  );
  const taken = new Set<string>();
  return [...missing].reduce((filled, written) => {
    const type = /^(?:data\.)?(aws_\w+)\./.exec(written)?.[1] ?? '';
    const fitting = declaredOf(type, module).filter(
      ({ address }) => !taken.has(address) && module.resources.has(address),
    );
    const ofApi = fitting.find(({ address }) => api !== undefined && isOfShape(api, address, module));
    const found = ofApi ?? fitting[0];
    if (found === undefined) return filled;
    taken.add(found.address);
    return filled.replaceAll(written, `${found.address}${proposedIndex(found.block, undefined)}`);
  }, text);
}

function stageTypeIn(text: string): string {
  return Array.from(text.matchAll(/aws_\w+_stage\b/g), ([type]) => type).find(isStageType) ?? '';
}

/** New blocks under names that no block of the module has, the stage under one that no stage of its API has. */
function withFreeNames(text: string, chunks: readonly Chunk[], module: Module): string {
  const stops = new Set(chunks.flatMap(({ address = '' }) => address.match(new RegExp(STOP, 'g')) ?? []));
  const named = [...stops].reduce((filled, stop) => {
    const usual = stop.slice(stop.indexOf(':') + 1, -1);
    const addresses = chunks.flatMap(({ address }) => (address?.includes(stop) === true ? [address] : []));
    const isFree = (name: string): boolean =>
      addresses.every((address) => {
        const own = address.replace(stop, name);
        return !module.resources.has(own) && !module.data.has(own);
      });
    let name = usual;
    for (let number = 2; !isFree(name); number++) name = `${usual}_${number}`;
    return filled.replaceAll(stop, stop.replace(`:${usual}}`, `:${name}}`));
  }, text);
  const shape = shapeOf(stageTypeIn(text), undefined, module);
  const isOwnApi = shape.api === undefined || !named.includes(shape.api);
  const stage = /\b(?:stage_name|name) += "(\$\{(\d+):(?!example)[^}\\]*\})"/.exec(named);
  if (isOwnApi || stage?.[1] === undefined) return named;
  const plain = { stop: (shown = '') => shown, choice: () => '' };
  const [free] = [...shape.values.values()].map((value) => value(plain).slice(1, -1));
  return free === undefined || free.startsWith('$')
    ? named
    : named.replaceAll(stage[1], `\${${stage[2] ?? ''}:${free}}`);
}
