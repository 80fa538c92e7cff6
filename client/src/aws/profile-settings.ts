/** Settings of a profile that change how AWS is asked. The environment's go before, as in AWS's own tools. */
import { readFile } from 'node:fs/promises';
import { awsFailure } from './aws-failure.js';
import type { Section } from './ini.js';
import { expandedPath, nonEmpty } from './shared-files.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which of AWS's own endpoints are asked. */
export interface EndpointKinds {
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

/** Anything but `true` is false, as for the AWS CLI. */
export function endpointKinds(section: Section, env: Environment): EndpointKinds {
  const isOn = (name: string): boolean =>
    (nonEmpty(env[`AWS_${name.toUpperCase()}`]) ?? section[name])?.trim().toLowerCase() === 'true';
  return {
    useFipsEndpoint: isOn('use_fips_endpoint'),
    useDualstackEndpoint: isOn('use_dualstack_endpoint'),
  };
}

/** The certificates that alone are trusted. */
export interface CaBundle {
  /** Its setting, for failures. */
  readonly name: string;
  readonly certificates: string;
}

/** Undefined where none is set. Rejects with an `AwsFailure` if it can't be read. */
export async function caBundleOf(
  profile: string,
  section: Section,
  env: Environment,
): Promise<CaBundle | undefined> {
  const path = nonEmpty(env.AWS_CA_BUNDLE) ?? section.ca_bundle;
  if (path === undefined) return undefined;
  const name = env.AWS_CA_BUNDLE ? '`AWS_CA_BUNDLE`' : `The \`ca_bundle\` of profile \`${profile}\``;
  const certificates = await readFile(expandedPath(path, env), 'utf8').catch(() => undefined);
  if (certificates === undefined) throw awsFailure('credentials', `${name} can't be read. Check its path.`);
  if (!certificates.includes('-----BEGIN '))
    throw awsFailure('credentials', `${name} holds no certificate. Use a file in PEM format.`);
  return { name, certificates };
}
