/** Which members the JSON of a live stage may have, and of which type: what its arguments are in AWS's API. */
import type { LiveStage } from '../../../protocol/live.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import type { BodySchema, NestedBlockSchema, ValueType } from '../knowledge/schema.js';
import { restFamily, type StageFamily, version2Family } from '../knowledge/stage-families.js';
import { methodSettingsParts } from '../knowledge/stage-parts.js';
import { keyArgument, liveMember } from './live-body.js';

/** What a value of JSON must be. */
export type LiveShape =
  | 'string'
  | 'number'
  | 'boolean'
  | { readonly list: LiveShape }
  /** An object with keys of any name. */
  | { readonly each: LiveShape }
  | { readonly members: Members; readonly required?: readonly string[] };

type Members = Readonly<Record<string, LiveShape>>;

/** A live stage as it comes over the wire; `stage` is the stage as AWS answers it. */
export function liveShape(kind: LiveStage['kind']): LiveShape {
  return kind === 'rest'
    ? wholeShape(restFamily, { ...methodSettings(), ...beside.rest })
    : wholeShape(version2Family, beside.version2);
}

/** The members that the arguments and blocks of a body are in AWS's API (`awsMember`). */
export function liveMembers({ attributes, blocks }: BodySchema): Members {
  const members = [
    ...[...attributes.values()].map(
      (each) => [liveMember(each), each.facts?.notProposed ? undefined : shapeOf(each.type)] as const,
    ),
    ...[...blocks.values()].map((each) => [liveMember(each), blockShape(each)] as const),
  ];
  return Object.fromEntries(
    members.flatMap(([name, shape]) => (name === '' || shape === undefined ? [] : [[name, shape] as const])),
  );
}

/** An object for each key, a list of objects, or one object. */
function blockShape(block: NestedBlockSchema): LiveShape {
  const key = keyArgument(block);
  const { [key ? liveMember(key) : '']: _key, ...members } = liveMembers(block.body);
  if (key) return { each: { members } };
  return block.maxItems === 1 ? { members } : { list: { members } };
}

/** Undefined for what no argument of a stage is: an object of its own, or anything at all. */
function shapeOf(type: ValueType): LiveShape | undefined {
  if (typeof type === 'string') return type === 'bool' ? 'boolean' : type === 'any' ? undefined : type;

  if ('object' in type) return undefined;
  const element = shapeOf('list' in type ? type.list : 'set' in type ? type.set : type.map);
  return element && ('map' in type ? { each: element } : { list: element });
}

const around = {
  kind: 'string',
  apiId: 'string',
  apiName: 'string',
  region: 'string',
  accountId: 'string',
} as const;

/** What a stage is looked at for beside its arguments. */
const beside = {
  rest: { cacheClusterStatus: 'string' },
  version2: { ApiGatewayManaged: 'boolean' },
} as const;

function wholeShape({ stage: { type, name } }: StageFamily, more: Members): LiveShape {
  const { attributes, blocks } = bodyOf(type);
  const stageName = attributes.get(name);
  const stage: LiveShape = {
    members: { ...liveMembers({ attributes, blocks }), ...more },
    required: stageName ? [liveMember(stageName)] : [],
  };
  return { members: { ...around, stage }, required: ['apiId', 'stage'] };
}

/** The settings of methods: a resource of its own for each entry of one member of the stage. */
function methodSettings(): Members {
  const settings = bodyOf(restFamily.methodSettings.type).blocks.get(methodSettingsParts.settings);
  return settings ? { [liveMember(settings)]: { each: { members: liveMembers(settings.body) } } } : {};
}

function bodyOf(type: string): BodySchema {
  return resourceSchema('resource', type)?.body ?? { attributes: new Map(), blocks: new Map() };
}
