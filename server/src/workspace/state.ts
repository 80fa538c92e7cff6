/**
 * Which live things a local state file says its module manages. Takes no more out of it than addresses and the IDs by
 * which AWS knows things: state files hold secrets, and nothing else of them is kept or told.
 */
import { isRecord } from './json.js';

/** One instance of a resource. */
export interface StateInstance {
  /** `module.orders.module.inner`, or empty for the module whose state it is. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  /** The key of `for_each` or the number of `count`. */
  readonly index: string | number | undefined;
  /** By the name of the attribute. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The file that Terraform keeps its state in where nothing else is set up. */
export const STATE_NAME = 'terraform.tfstate';

/** The instances of AWS resources in a state file; none where the text is not a state of the present format. */
export function stateInstances(text: string): readonly StateInstance[] {
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isRecord(state) || state.version !== FORMAT || !Array.isArray(state.resources)) return [];
  return state.resources.flatMap((resource: unknown) => {
    if (!isRecord(resource) || resource.mode !== 'managed') return [];
    const { type, name, module = '', instances } = resource;
    if (typeof type !== 'string' || typeof name !== 'string' || typeof module !== 'string') return [];
    if (!TYPES.test(type) || !Array.isArray(instances)) return [];
    return instances.flatMap((instance: unknown) => instanceOf(instance, { module, type, name }));
  });
}

/** The instances of a called module as it sees itself; none where the call makes several of it. */
export function callInstances(call: string, instances: readonly StateInstance[]): readonly StateInstance[] {
  const path = `module.${call}`;
  return instances.flatMap((each) => {
    const { module } = each;
    if (module === path) return [{ ...each, module: '' }];
    return module.startsWith(`${path}.`) ? [{ ...each, module: module.slice(path.length + 1) }] : [];
  });
}

function instanceOf(
  instance: unknown,
  { module, type, name }: Pick<StateInstance, 'module' | 'type' | 'name'>,
): readonly StateInstance[] {
  // What was replaced and is not destroyed yet stands beside what the address means.
  if (!isRecord(instance) || !isRecord(instance.attributes) || instance.deposed !== undefined) return [];
  const { index_key: index, attributes } = instance;
  if (index !== undefined && typeof index !== 'string' && typeof index !== 'number') return [];
  const ids = ID_ATTRIBUTES.flatMap((attribute) => {
    const value = attributes[attribute];
    return typeof value === 'string' && value !== '' ? [[attribute, value] as const] : [];
  });
  return [{ module, type, name, index, ids: new Map(ids) }];
}

const FORMAT = 4;

/** What stages are and what they point to. */
const TYPES = /^aws_(?:api_gateway_|apigatewayv2_|cloudwatch_log_group$|kinesis_firehose_|waf)/;

const ID_ATTRIBUTES = [
  'id',
  'arn',
  'execution_arn',
  'rest_api_id',
  'api_id',
  'stage_name',
  'method_path',
  'resource_arn',
  'version',
];
