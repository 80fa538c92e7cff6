/** Failures on the way to AWS, before it has answered. */
import { awsFailure } from './aws-failure.js';
import type { AwsFailure } from './ports.js';
import type { Thrown } from './thrown.js';

/** `service` and `region` as people know them. Undefined where the network is not to blame. */
export function networkFailure(
  { name, code, host, message, status }: Thrown,
  service: string,
  region: string,
): (AwsFailure & Error) | undefined {
  const at = host === undefined ? `${service} in \`${region}\`` : `\`${host}\``;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return awsFailure(
      'network',
      `${at} was not found: check the connection to the internet, and that there is a Region \`${region}\`.`,
    );
  if (code === 'ECONNREFUSED')
    return awsFailure(
      'network',
      `Nothing answers at ${at}: check the connection, the proxy, and the \`endpoint_url\` of the profile or the environment.`,
    );
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return awsFailure(
      'network',
      `There is no way to ${at}: check the connection to the internet, and the VPN.`,
    );
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return awsFailure(
      'network',
      `The connection to ${at} broke off: try again; if it stays so, look for a proxy or firewall in between.`,
    );
  if (name === 'TimeoutError' || code === 'ETIMEDOUT')
    return awsFailure(
      'network',
      `There is no answer from ${at}: try again; if it stays so, check the proxy and the VPN.`,
    );
  if (code !== undefined && /CERT|SIGNATURE|TLS|SSL/.test(code))
    return awsFailure(
      'network',
      `The certificate of ${at} is not trusted (\`${code}\`): where a proxy reads encrypted traffic, make its certificate known to this machine.`,
    );
  // The end of a proxy's wits has many names; none of them says more.
  return status === PROXY_AUTHENTICATION || /proxy/i.test(message)
    ? awsFailure(
        'network',
        `The proxy does not let ${at} through: sign in to it, or check the setting \`http.proxy\`.`,
      )
    : undefined;
}

/** AWS never answers so. */
const PROXY_AUTHENTICATION = 407;
