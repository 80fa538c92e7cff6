/**
 * Where a service of AWS is asked instead of at AWS itself: emulators, private endpoints. The SDK reads such settings of
 * `AWS_PROFILE` alone, whatever profile it is told to use, so they are read here.
 */
import { awsFailure } from './aws-failure.js';
import type { AwsFailure } from './ports.js';
import type { SharedFiles } from './shared-files.js';

/** As the keys of a `services` section name them. */
export type ServiceKey = 'api_gateway' | 'apigatewayv2' | 'sts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * In the order of AWS's own tools: the environment for this service, and for all; the profile's `services` section; its
 * `endpoint_url`. Undefined for AWS's own. Throws an `AwsFailure` for what is no address: nothing is sent there.
 */
export function endpointOf(
  service: ServiceKey,
  profile: string,
  files: SharedFiles,
  env: Environment,
): string | undefined {
  const own = files.profiles.get(profile) ?? {};
  const isIgnored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? own.ignore_configured_endpoint_urls;
  if (isIgnored?.toLowerCase() === 'true') return undefined;
  const fromEnvironment = environmentEndpoint(service.toUpperCase(), env);
  if (fromEnvironment !== undefined) return fromEnvironment;
  const { services } = own;
  const section = services === undefined ? {} : files.services.get(services);
  if (section === undefined) {
    throw fault(
      `Profile \`${profile}\` names the \`services\` section \`${String(services)}\`, which is not in the shared AWS config file. Correct the name, or add the section.`,
    );
  }
  const ofService = section[`${service}.endpoint_url`];
  if (ofService !== undefined) {
    return address(
      ofService,
      `The \`endpoint_url\` of \`${service}\` in the \`services\` section \`${String(services)}\``,
    );
  }
  return own.endpoint_url === undefined
    ? undefined
    : address(own.endpoint_url, `The \`endpoint_url\` of profile \`${profile}\``);
}

/** What the environment says of a service, by the end of its variable, and of all. */
export function environmentEndpoint(service: string, env: Environment): string | undefined {
  for (const name of [`AWS_ENDPOINT_URL_${service}`, 'AWS_ENDPOINT_URL']) {
    const value = env[name];
    if (value) return address(value, `The value of \`${name}\``);
  }
  return undefined;
}

/** An address may hold a password, so it is not shown. */
function address(value: string, what: string): string {
  if (/^https?:\/\/[^/?#]/i.test(value) && URL.canParse(value)) return value;
  throw fault(
    `${what} is not an \`http\` or \`https\` URL. Write it with its scheme, such as \`http://localhost:4566\`.`,
  );
}

function fault(message: string): AwsFailure & Error {
  return awsFailure('credentials', message);
}
