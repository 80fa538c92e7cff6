/** Failures on the way to AWS, before it has answered. */
import { awsFailure } from './aws-failure.js';
import type { AwsFailure } from './ports.js';
import type { Thrown } from './thrown.js';
import { TOO_LARGE } from './whole-answers.js';

/** `service` and `region` as people know them. Undefined where the network is not to blame. */
export function networkFailure(
  { name, code, host, message, status }: Thrown,
  service: string,
  region: string,
  caBundle?: string,
): (AwsFailure & Error) | undefined {
  const at = host === undefined ? `${service} in \`${region}\`` : `\`${host}\``;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return awsFailure(
      'network',
      `Could not resolve ${at}. Check the internet connection, and that the Region \`${region}\` exists.`,
    );
  }
  if (code === 'ECONNREFUSED') {
    return awsFailure(
      'network',
      `The connection to ${at} was refused. Check the proxy, and the \`endpoint_url\` of the profile or the environment.`,
    );
  }
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return awsFailure('network', `${at} is unreachable. Check the internet connection and the VPN.`);
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return awsFailure(
      'network',
      `The connection to ${at} was interrupted. Try again. If it keeps happening, check for a proxy or firewall in between.`,
    );
  }
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') {
    return awsFailure(
      'network',
      `The request to ${at} timed out. Try again. If it keeps happening, check the proxy and the VPN.`,
    );
  }
  if (name === TOO_LARGE) {
    return awsFailure(
      'service',
      `The response from ${at} is larger than AWS sends. Check the \`endpoint_url\`, and for a proxy in between, then try again.`,
    );
  }
  if (code !== undefined && /CERT|SIGNATURE|TLS|SSL/.test(code)) {
    return awsFailure(
      'network',
      `The certificate of ${at} is not trusted (\`${code}\`). ${
        caBundle === undefined
          ? 'If a proxy inspects encrypted traffic, add its certificate to the trusted certificates of this machine.'
          : `${caBundle} is what is trusted instead of the certificates of this machine. Add the one that is missing to it.`
      }`,
    );
  }
  // The end of a proxy's wits has many names; none of them says more.
  return status === PROXY_AUTHENTICATION || /proxy/i.test(message)
    ? awsFailure(
        'network',
        `The proxy blocked the connection to ${at}. Sign in to the proxy, or check the setting \`http.proxy\`.`,
      )
    : undefined;
}

/** AWS never answers so. */
const PROXY_AUTHENTICATION = 407;
