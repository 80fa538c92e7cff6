/**
 * What is set on a live stage, as rows that a person reads: from AWS's own JSON alone. What is off and matters is said;
 * what is merely absent is left out.
 */
import type { LiveStage } from '../../../protocol/live.js';
import { invokeUrl, invokeUrlNote, liveStageName } from '../aws/addresses.js';
import type { LiveApi, LiveDeployment } from '../aws/ports.js';
import { ageOf } from './age.js';
import type { DetailNode } from './nodes.js';
import { restDetails } from './rest-details.js';
import { version2Details } from './version2-details.js';

/** The rows below a stage; `deployment` is undefined while nobody has asked for it. */
export function detailsOf(
  api: LiveApi,
  live: LiveStage,
  now: Date,
  deployment?: LiveDeployment | Gone,
): DetailNode[] {
  const deploymentId = deploymentIdOf(live);
  return [
    addressRow(api, live),
    ...(deploymentId === undefined ? [] : [deploymentRow(deploymentId, deployment, now)]),
    ...(live.kind === 'rest' ? restDetails(live.stage, now) : version2Details(live.stage, now)),
  ];
}

/** The deployment that a live stage publishes. */
export function deploymentIdOf({ kind, stage }: LiveStage): string | undefined {
  return kind === 'rest' ? stage.deploymentId : stage.DeploymentId;
}

function addressRow(api: LiveApi, live: LiveStage): DetailNode {
  const note = invokeUrlNote(api);
  return {
    kind: 'detail',
    label: 'Invoke URL',
    value: invokeUrl({ api, stageName: liveStageName(live) }),
    ...(note === undefined ? {} : { note }),
    icon: note === undefined ? 'link' : 'warning',
  };
}

/** What AWS no longer has. */
export type Gone = 'gone';

function deploymentRow(id: string, deployment: LiveDeployment | Gone | undefined, now: Date): DetailNode {
  if (deployment === 'gone')
    return { kind: 'detail', label: 'Deployment', value: `${id} · deleted`, whole: id, icon: 'warning' };
  const age = ageOf(deployment?.createdDate, now);
  const description = deployment?.description;
  return {
    kind: 'detail',
    label: 'Deployment',
    value: [id, age, description && firstLine(description)].filter(Boolean).join(' · '),
    whole: [id, deployment?.createdDate, description].filter(Boolean).join('\n'),
    icon: 'rocket',
  };
}

function firstLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0] ?? '';
}
