/**
 * What people pipe into a command: bytes of any encoding and JSON of any shape → stages of one family as AWS answers them.
 * Half an answer is refused, because what it lacks would be read as not set.
 */
import { isRecord } from '../workspace/json.js';
import { decoded } from './decoded.js';
import { COMMAND_LINE, commandFor, type InputApi, type InputWords } from './input-api.js';
import { jsonDocuments } from './json-documents.js';

/** The stages, each whole, or one sentence about what is wrong. */
export type InputStages = { readonly found: readonly unknown[] } | { readonly fault: string };

/** The stages in what `aws apigateway get-stage`, `get-stages` and the like printed, once or several times. */
export function stagesInInput(
  input: Uint8Array,
  api: InputApi,
  words: InputWords = COMMAND_LINE,
): InputStages {
  const run = commandFor(api);
  const remedy = words.give(run);
  const text = decoded(input);
  if ('fault' in text) return { fault: `${text.fault} Pipe the output of \`${run}\` as UTF-8.` };
  if (text.text.trim() === '') return { fault: `${words.empty} ${remedy}` };
  const documents = jsonDocuments(text.text);
  if (documents === undefined) return { fault: `The input contains no JSON that can be parsed. ${remedy}` };

  const found: unknown[] = [];
  for (const part of documents.flatMap(partsOf)) {
    const stages = stagesIn(part, api, words);
    if ('fault' in stages) return stages;
    found.push(...stages.found);
  }
  return found.length === 0 ? { fault: `The API \`${api.apiId}\` has no stages.` } : { found };
}

/** One document: a stage, an answer that holds a list of stages, or a list of either, as `jq -s` makes it. */
function partsOf(document: unknown): readonly unknown[] {
  return Array.isArray(document) ? document.flat() : [document];
}

function stagesIn(part: unknown, api: InputApi, words: InputWords): InputStages {
  const run = commandFor(api);
  const answer = isRecord(part) ? part : {};
  const list = listIn(answer, api);
  const more = MORE_PAGES.find((name) => typeof answer[name] === 'string' && answer[name] !== '');
  if (list && more !== undefined) {
    return {
      fault: `The input is one page of the stages: \`${more}\` says that there are more. Run \`${run.replace('get-stage ', 'get-stages ').replace(' --stage-name NAME', '')}\` without \`--max-items\` and \`--no-paginate\`.`,
    };
  }
  const stages = list ?? [part];
  const fault = stages.map((each) => faultIn(each, api, words)).find((each) => each !== undefined);
  return fault === undefined ? { found: stages } : { fault };
}

/** An empty list says nothing of stages where the family calls its own otherwise. */
function listIn(
  answer: Readonly<Record<string, unknown>>,
  { kind }: InputApi,
): readonly unknown[] | undefined {
  const lists = (names: readonly string[]) => names.map((name) => answer[name]).filter(Array.isArray);
  const [own] = lists(LISTS[kind]);
  const [other] = lists(LISTS[kind === 'rest' ? 'version2' : 'rest']);
  return own ?? (other?.length ? (other as readonly unknown[]) : undefined);
}

/** What `get-stages` calls its list, in either version and in the SDKs. */
const LISTS: Readonly<Record<InputApi['kind'], readonly string[]>> = {
  rest: ['item', 'Item'],
  version2: ['Items', 'items'],
};

/** What says that there is another page. */
const MORE_PAGES = ['NextToken', 'nextToken', 'position', 'Position'];

/** Why a value is not a whole stage of the family, in the spelling of the AWS CLI. */
function faultIn(value: unknown, api: InputApi, words: InputWords): string | undefined {
  const { kind } = api;
  const run = commandFor(api);
  const remedy = words.give(run);
  const family = familyOf(value, kind);
  if (family === undefined || !isRecord(value))
    return `The input is ${described(value)}, not a stage. ${remedy}`;
  if (family.kind !== kind) {
    return kind === 'rest'
      ? `This is a stage of an HTTP or WebSocket API. Use \`${words.apiId}\` instead of \`${words.restApiId}\`.`
      : `This is a stage of a REST API. Use \`${words.restApiId}\` instead of \`${words.apiId}\`.`;
  }
  const { name, always, spelling } = FAMILIES[kind];
  if (!family.isOfCli)
    return `The members of this stage are not spelled as the AWS CLI prints them (\`${spelling}\`), but as other tools such as Cloud Control and PowerShell do. ${remedy}`;

  const missing = always.filter((each) => !Object.hasOwn(value, each));
  return missing.length === 0
    ? undefined
    : `The stage \`${String(value[name])}\` is not complete: \`${missing.join('`, `')}\` ${missing.length === 1 ? 'is' : 'are'} missing, which AWS always returns. Run \`${run}\` without \`--query\`.`;
}

interface FamilyMembers {
  /** Its name among the members. */
  readonly name: string;
  /** One of its members, for people. */
  readonly spelling: string;
  /** What AWS returns of every stage and the import reads. */
  readonly always: readonly string[];
  /** What no stage of the other family has, in the spelling of the AWS CLI. */
  readonly own: readonly string[];
}

const FAMILIES: Readonly<Record<InputApi['kind'], FamilyMembers>> = {
  rest: {
    name: 'stageName',
    spelling: 'stageName',
    always: ['deploymentId', 'cacheClusterEnabled', 'methodSettings', 'tracingEnabled'],
    own: [
      'restApiId',
      'cacheClusterEnabled',
      'cacheClusterSize',
      'cacheClusterStatus',
      'canarySettings',
      'canarySetting',
      'documentationVersion',
      'methodSettings',
      'tracingEnabled',
      'variables',
      'webAclArn',
    ],
  },
  version2: {
    name: 'StageName',
    spelling: 'StageName',
    always: ['DefaultRouteSettings', 'RouteSettings'],
    own: [
      'ApiId',
      'ApiGatewayManaged',
      'AutoDeploy',
      'DefaultRouteSettings',
      'LastDeploymentStatusMessage',
      'RouteSettings',
      'StageVariables',
    ],
  },
};

/** The family of a stage: by the members that only one has, or else the one that is asked for. */
function familyOf(
  value: unknown,
  asked: InputApi['kind'],
): { readonly kind: InputApi['kind']; readonly isOfCli: boolean } | undefined {
  if (!isRecord(value)) return undefined;
  const members = new Set(Object.keys(value));
  const isLower = typeof value.stageName === 'string';
  if (!isLower && typeof value.StageName !== 'string') return undefined;
  const lower = new Set([...members].map((each) => each.toLowerCase()));
  const has = (kind: InputApi['kind']): boolean =>
    FAMILIES[kind].own.some((each) => lower.has(each.toLowerCase()));
  const [rest, version2] = [has('rest'), has('version2')];
  const kind = rest === version2 ? asked : rest ? 'rest' : 'version2';
  return { kind, isOfCli: isLower === (kind === 'rest') };
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object' || value === null)
    return `the JSON \`${JSON.stringify(value).slice(0, 40)}\``;
  const members = Object.keys(value).slice(0, 4);
  return members.length === 0
    ? 'an empty object'
    : `an object with \`${members.map((name) => name.slice(0, 40)).join('`, `')}\``;
}
