/**
 * What is set on a live stage, as rows that a person reads: from AWS's own JSON alone. What is off and matters is said;
 * what is merely absent is left out.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type { LiveDeployment } from '../aws/ports.js';
import { ageOf } from './age.js';
import type { DetailNode } from './nodes.js';
import { restDetails } from './rest-details.js';
import { version2Details } from './version2-details.js';

/** What a stage's JSON doesn't say about it. */
export interface Surroundings {
  /** Undefined where it is not known. */
  readonly invokeUrl: string | undefined;
  /** Undefined while nobody has asked, or where it is gone. */
  readonly deployment: LiveDeployment | undefined;
  readonly now: Date;
}

/** The rows below a stage. */
export function detailsOf(live: LiveStage, { invokeUrl, deployment, now }: Surroundings): DetailNode[] {
  const deploymentId = deploymentIdOf(live);
  return [
    ...(invokeUrl === undefined
      ? []
      : [{ kind: 'detail', label: 'Invoke URL', value: invokeUrl, icon: 'link' } as const]),
    ...(deploymentId === undefined ? [] : [deploymentRow(deploymentId, deployment, now)]),
    ...(live.kind === 'rest' ? restDetails(live.stage, now) : version2Details(live.stage, now)),
  ];
}

export function deploymentIdOf({ kind, stage }: LiveStage): string | undefined {
  return kind === 'rest' ? stage.deploymentId : stage.DeploymentId;
}

function deploymentRow(id: string, deployment: LiveDeployment | undefined, now: Date): DetailNode {
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
