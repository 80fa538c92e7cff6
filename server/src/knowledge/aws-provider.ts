/**
 * What may stand in `provider "aws"`, in our own words; names and types are those of provider 5.100. Open, since other
 * versions have more and less.
 */
import { argument, body } from './build-schema.js';
import { providerBlocks, providerSecret as secret, providerText as text } from './provider-blocks.js';
import type { AttributeSchema, BodySchema } from './schema.js';
import { languagePage, providerIndex } from './vocabularies/links.js';
import { regions } from './vocabularies/regions.js';

const REFERENCE = providerIndex('argument-reference');
const CREDENTIALS = providerIndex('authentication-and-configuration');
const texts = { set: 'string' } as const;

const flag = (name: string, doc: string): AttributeSchema =>
  argument(name, 'bool', { doc, default: 'false', sample: 'true', link: REFERENCE });

/** The body of `provider "aws"`. */
export const awsProviderBody: BodySchema = body(
  [
    text(
      'region',
      'The AWS Region of all resources of this configuration. `AWS_REGION`, `AWS_DEFAULT_REGION` or the profile set it as well.',
      {
        suggested: regions,
      },
    ),
    text(
      'alias',
      'A name for a further configuration of the provider: resources choose it by `provider = aws.<alias>`. The configuration without an alias is the default one.',
      {
        link: languagePage('providers/configuration'),
      },
    ),
    text(
      'profile',
      'The profile of the shared AWS files that credentials come from. `AWS_PROFILE` sets it as well.',
      {
        default: '"default"',
        link: CREDENTIALS,
      },
    ),
    argument('allowed_account_ids', texts, {
      doc: 'The only accounts that the provider works in. It refuses every other one, which protects against applying to the wrong account. Conflicts with `forbidden_account_ids`.',
      sample: '[""]',
      link: REFERENCE,
    }),
    argument('forbidden_account_ids', texts, {
      doc: 'Accounts that the provider refuses to work in. Conflicts with `allowed_account_ids`.',
      sample: '[""]',
      link: REFERENCE,
    }),
    argument(
      'shared_config_files',
      { list: 'string' },
      {
        doc: 'Configuration files to read instead of `~/.aws/config`.',
        link: CREDENTIALS,
      },
    ),
    argument(
      'shared_credentials_files',
      { list: 'string' },
      {
        doc: 'Credentials files to read instead of `~/.aws/credentials`.',
        link: CREDENTIALS,
      },
    ),
    argument('max_retries', 'number', {
      doc: 'How often the provider sends a request before it gives up, for throttling and passing faults.',
      default: '25',
      whole: true,
      sample: '25',
      link: REFERENCE,
    }),
    text('retry_mode', 'How the provider spaces its retries. `AWS_RETRY_MODE` sets it as well.', {
      suggested: [
        { value: 'standard', doc: 'Waits longer from retry to retry.' },
        { value: 'adaptive', doc: 'Also slows down all other requests while AWS throttles.' },
      ],
    }),
    text(
      'sts_region',
      'The Region whose Security Token Service is asked, where it is not that of `region`.',
      {
        suggested: regions,
      },
    ),
    text(
      'custom_ca_bundle',
      'A file with certificates to trust as well, such as those of a company proxy. `AWS_CA_BUNDLE` sets it as well.',
    ),
    text('http_proxy', 'The proxy for requests by HTTP. `HTTP_PROXY` sets it as well.'),
    text('https_proxy', 'The proxy for requests by HTTPS. `HTTPS_PROXY` sets it as well.'),
    text('no_proxy', 'Hosts to reach without a proxy, separated by commas. `NO_PROXY` sets it as well.'),
    flag('insecure', 'Accepts certificates that cannot be verified.'),
    flag('use_fips_endpoint', 'Uses the endpoints whose cryptography is validated to FIPS 140.'),
    flag('use_dualstack_endpoint', 'Uses endpoints that are reached by IPv4 and IPv6.'),
    flag(
      'skip_credentials_validation',
      'Does not ask the Security Token Service whether the credentials are valid. For emulators.',
    ),
    flag(
      'skip_requesting_account_id',
      'Does not ask which account it is. For emulators; ARNs lack the account then.',
    ),
    flag('skip_region_validation', 'Accepts Regions that the provider does not know.'),
    text('skip_metadata_api_check', 'With `"true"`, does not look for credentials of an EC2 instance.', {
      sample: '"true"',
    }),
    text('ec2_metadata_service_endpoint', 'The address of the metadata service of EC2 instances.'),
    text('ec2_metadata_service_endpoint_mode', 'The protocol by which the metadata service is reached.', {
      suggested: [
        { value: 'IPv4', doc: 'IPv4.' },
        { value: 'IPv6', doc: 'IPv6.' },
      ],
    }),
    flag('s3_use_path_style', 'Puts the name of a bucket into the path instead of the host name.'),
    text('s3_us_east_1_regional_endpoint', 'Which endpoint of Amazon S3 the provider uses in `us-east-1`.', {
      suggested: [
        { value: 'regional', doc: 'That of the Region.' },
        { value: 'legacy', doc: 'The global one.' },
      ],
    }),
    argument('token_bucket_rate_limiter_capacity', 'number', {
      doc: 'How many retries may be under way at once.',
      link: REFERENCE,
    }),
    secret('access_key', 'The ID of an access key.'),
    secret('secret_key', 'The secret of an access key.'),
    secret('token', 'The session token of temporary credentials.'),
    ...providerBlocks,
  ],
  true,
);
