/** How a node of the tree looks: data in the editor's terms, without the editor. */
import { liveStageName } from '../aws/addresses.js';
import { inert } from '../../../protocol/plain-text.js';
import type { LiveApi, AwsFailure } from '../aws/ports.js';
import type { ManagedStage } from '../../../protocol/stage-requests.js';
import { type ComparisonStatus, statusLook } from './comparison-status.js';
import { deploymentIdOf } from './details.js';
import { nodeKey, type DetailNode, type FailureNode, type StageNode, type TreeNode } from './nodes.js';

/** A row of the tree. */
export interface NodeLook {
  /** Keeps what is open open when the row is drawn again. */
  readonly id?: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A codicon. */
  readonly icon?: string;
  /** A colour of the theme. */
  readonly color?: string;
  readonly opens: 'never' | 'closed' | 'open';
  /** Which commands its menu has, by `package.json`. */
  readonly context: string;
}

/** What the workspace's code says of a stage, as far as that is known. */
export interface StageInCode {
  readonly managed?: ManagedStage | undefined;
  readonly status?: ComparisonStatus | undefined;
}

/** The look of `node`; `code` is about a stage. */
export function lookOf(node: TreeNode, code: StageInCode = {}): NodeLook {
  const { label, description, tooltip, ...look } = actingLookOf(node, code);
  return {
    ...look,
    label: inert(label),
    ...(description === undefined ? {} : { description: inert(description) }),
    ...(tooltip === undefined ? {} : { tooltip: inert(tooltip) }),
  };
}

/** With the names and values as they are, which pickers might take for icons. */
function actingLookOf(node: TreeNode, code: StageInCode): NodeLook {
  switch (node.kind) {
    case 'region':
      return { id: nodeKey(node), label: node.region, icon: 'location', opens: 'open', context: 'region' };
    case 'api':
      return { id: nodeKey(node), ...apiLook(node.api) };
    case 'stage':
      return { id: nodeKey(node), ...stageLook(node, code) };
    case 'detail':
      return detailLook(node);
    case 'failure':
      return failureLook(node);
    case 'note':
      return { label: node.text, icon: node.icon ?? 'info', opens: 'never', context: 'note' };
  }
}

function apiLook(api: LiveApi): NodeLook {
  const { icon, name } = API_KINDS[api.kind];
  const endpoints = api.endpointTypes?.map((type) => type.toLowerCase()).join(', ');
  return {
    label: api.name,
    description: api.id,
    tooltip: [
      `${name} ${api.name} (${api.id})`,
      endpoints && `Endpoint: ${endpoints}`,
      api.createdDate && `Created: ${api.createdDate}`,
      api.description && `Description: ${api.description}`,
    ]
      .filter(Boolean)
      .join('\n'),
    icon,
    opens: 'closed',
    context: 'api',
  };
}

/** Icon and name of each kind of API. */
const API_KINDS: Readonly<Record<LiveApi['kind'], { readonly icon: string; readonly name: string }>> = {
  REST: { icon: 'symbol-interface', name: 'REST API' },
  HTTP: { icon: 'globe', name: 'HTTP API' },
  WEBSOCKET: { icon: 'radio-tower', name: 'WebSocket API' },
};

function stageLook({ live }: StageNode, { managed, status }: StageInCode): NodeLook {
  const compared = status && statusLook(status);
  const canary = live.kind === 'rest' ? live.stage.canarySettings : undefined;
  const description = live.kind === 'rest' ? live.stage.description : live.stage.Description;
  const quick = live.kind === 'version2' && live.stage.ApiGatewayManaged === true;
  return {
    label: liveStageName(live),
    description: [
      compared?.text,
      managed?.address,
      canary && `canary ${canary.percentTraffic ?? 0}%`,
      quick && 'quick create',
    ]
      .filter(Boolean)
      .join(' · '),
    tooltip: [
      `Stage ${liveStageName(live)} of ${live.apiName ?? live.apiId}`,
      deploymentIdOf(live) && `Deployment: ${deploymentIdOf(live) ?? ''}`,
      managed && `${MANAGED_BY[managed.by]} \`${managed.address}\``,
      ...(compared?.tooltip ?? []),
      description && `Description: ${description}`,
    ]
      .filter(Boolean)
      .join('\n'),
    ...(compared ? { icon: compared.icon, color: compared.color } : managed ? MANAGED : { icon: 'layers' }),
    opens: 'closed',
    context: managed?.at ? 'stage declared' : managed ? 'stage managed' : 'stage',
  };
}

const MANAGED = { icon: 'pass-filled', color: 'charts.green' } as const;

const MANAGED_BY: Readonly<Record<ManagedStage['by'], string>> = {
  code: 'Declared in this workspace:',
  import: 'Imported in this workspace:',
  state: 'In the Terraform state of this workspace:',
};

function detailLook({ label, value, whole, note, icon, children }: DetailNode): NodeLook {
  const text = whole ?? value;
  return {
    label,
    ...(value === undefined ? {} : { description: inOneLine(value) }),
    tooltip: [label, text, note].filter(Boolean).join('\n'),
    ...(icon === undefined ? {} : { icon }),
    opens: children && children.length > 0 ? 'closed' : 'never',
    context: text === undefined ? 'detail' : 'detail value',
  };
}

/** Line breaks would end the row; a long one is whole in its tooltip. */
function inOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const LONGEST = 200;

function failureLook({ failure, missing }: FailureNode): NodeLook {
  const { icon, says } = FAILURES[failure.category];
  return {
    label: `${missing}: ${says}`,
    description: failure.message,
    tooltip: failure.command === undefined ? failure.message : `${failure.message}\n\n${failure.command}`,
    icon,
    color: 'list.warningForeground',
    opens: 'never',
    context: 'failure',
  };
}

const FAILURES: Readonly<Record<AwsFailure['category'], { readonly icon: string; readonly says: string }>> = {
  credentials: { icon: 'key', says: 'sign-in required' },
  network: { icon: 'debug-disconnect', says: 'offline' },
  permissions: { icon: 'lock', says: 'not allowed' },
  throttling: { icon: 'dashboard', says: 'too many requests' },
  'not-found': { icon: 'question', says: 'not found' },
  service: { icon: 'warning', says: 'AWS error' },
  cancelled: { icon: 'circle-slash', says: 'stopped' },
};
