/**
 * Where a service of AWS is asked instead of at AWS itself: emulators, private endpoints. The SDK reads such settings of
 * `AWS_PROFILE` alone, whatever profile it is told to use, so they are read here.
 */

/** As the keys of a `services` section name them. */
export type ServiceKey = 'api_gateway' | 'apigatewayv2' | 'sts';

/** Sections of the config file, by name: a profile's own, `services.NAME` for others. */
export type Sections = Readonly<Record<string, Readonly<Record<string, string | undefined>> | undefined>>;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * In the order of AWS's own tools: the environment for this service, and for all; the profile's `services` section; its
 * `endpoint_url`. Undefined for AWS's own.
 */
export function endpointOf(
  service: ServiceKey,
  profile: string,
  sections: Sections,
  env: Environment,
): string | undefined {
  const own = sections[profile] ?? {};
  const isIgnored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? own.ignore_configured_endpoint_urls;
  if (isIgnored?.toLowerCase() === 'true') return undefined;
  const services = own.services === undefined ? {} : (sections[`services.${own.services}`] ?? {});
  return [
    env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`],
    env.AWS_ENDPOINT_URL,
    services[`${service}.endpoint_url`],
    own.endpoint_url,
  ].find(Boolean);
}
