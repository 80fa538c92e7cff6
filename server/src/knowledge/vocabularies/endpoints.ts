/** How APIs and custom domain names are reached: endpoint types, address families, TLS. REST and v2 share it. */
import type { AllowedValue, Facts } from '../schema.js';
import { gatewayGuide } from './links.js';

/** Endpoint types of a REST API or its domain name. */
export const endpointTypes: readonly AllowedValue[] = [
  {
    value: 'REGIONAL',
    doc: 'Reached in its own Region; the usual choice, also behind a CloudFront of your own.',
  },
  {
    value: 'EDGE',
    doc: "Reached through API Gateway's own CloudFront distribution. AWS's default for REST APIs.",
  },
  { value: 'PRIVATE', doc: 'Reached from inside VPCs only, through interface endpoints.' },
];

/** `ip_address_type` of an API or a domain name. */
export const ipAddressType: Facts = {
  doc: 'Which addresses may call: IPv4 alone, or IPv6 as well. A private endpoint is always `dualstack`.',
  allowed: [
    { value: 'ipv4', doc: 'IPv4 only.' },
    { value: 'dualstack', doc: 'IPv4 and IPv6.' },
  ],
  awsMember: 'ipAddressType',
};

/** `security_policy`: the list grows with AWS, so it is not closed. */
export const restSecurityPolicy: Facts = {
  doc: 'The oldest TLS version and the ciphers that callers may use. `TLS_1_2` is taken by every provider version; the names that begin with `SecurityPolicy_` are newer than provider 5.',
  suggested: [
    { value: 'TLS_1_2', doc: 'TLS 1.2 and up.' },
    { value: 'TLS_1_0', doc: 'TLS 1.0 and up, for very old callers.' },
    { value: 'SecurityPolicy_TLS13_1_3_2025_09', doc: 'TLS 1.3 only.' },
    { value: 'SecurityPolicy_TLS13_1_2_2021_06', doc: 'TLS 1.2 and 1.3.' },
    {
      value: 'SecurityPolicy_TLS13_1_2_PQ_2025_09',
      doc: 'TLS 1.2 and 1.3, post-quantum.',
    },
    { value: 'SecurityPolicy_TLS13_2025_EDGE', doc: 'For edge-optimized endpoints.' },
  ],
  awsMember: 'securityPolicy',
  link: gatewayGuide('apigateway-custom-domain-tls-version'),
};

/** `endpoint_access_mode` of a REST API or its domain name. */
export const endpointAccessMode: Facts = {
  doc: 'How strictly API Gateway checks that a request came in by the way it should.',
  allowed: [
    { value: 'BASIC', doc: 'The standard checks.' },
    { value: 'STRICT', doc: 'Additional checks of where the request came in.' },
  ],
  awsMember: 'endpointAccessMode',
};

/** `mutual_tls_authentication` with its members, below `path`. */
export function mutualTls(path: string): Readonly<Record<string, Facts>> {
  return {
    [path]: {
      doc: 'Callers have to show a certificate that the trust store knows (mutual TLS). Close the default address then (`disable_execute_api_endpoint` on the API), or they can bypass it.',
      awsMember: 'mutualTlsAuthentication',
      link: gatewayGuide('rest-api-mutual-tls'),
    },
    [`${path}.truststore_uri`]: {
      doc: 'Where the accepted certificate authorities are: a file in S3, `s3://bucket/key`, with PEM certificates one after another.',
      awsMember: 'truststoreUri',
      sample: '"s3://bucket/truststore.pem"',
    },
    [`${path}.truststore_version`]: {
      doc: 'Which version of the file to use, where the bucket keeps versions. With it, a new file counts only once this changes.',
      awsMember: 'truststoreVersion',
    },
  };
}

/** `ownership_verification_certificate_arn` of a domain name. */
export const ownershipCertificate: Facts = {
  doc: 'A public certificate of AWS Certificate Manager that proves the domain is yours. Only for mutual TLS together with an imported certificate or one of a private authority.',
  refersTo: [{ type: 'aws_acm_certificate', attribute: 'arn' }],
  awsMember: 'ownershipVerificationCertificateArn',
};

/** `disable_execute_api_endpoint` of an API. */
export const disableExecuteApi: Facts = {
  doc: 'Closes the default address `{api}.execute-api.{region}.amazonaws.com`, so that callers must use a custom domain name. The `invoke_url` of the stages then no longer works. On a REST API the change counts from the next deployment on.',
  default: 'false',
  awsMember: 'disableExecuteApiEndpoint',
  sample: 'true',
};

/** What makes a REST API private, and what lets anybody call it. */
export const privateApi = {
  endpoint: 'endpoint_configuration',
  types: 'types',
  type: 'PRIVATE',
  endpoints: 'vpc_endpoint_ids',
  policy: 'policy',
  body: 'body',
  /** The policy within an OpenAPI body. */
  inBody: 'x-amazon-apigateway-policy',
  /** Resources that set the policy, or a body that may hold it, and their argument for the API. */
  setters: ['aws_api_gateway_rest_api_policy', 'aws_api_gateway_rest_api_put'] as readonly string[],
  ofApi: 'rest_api_id',
  /** A policy that allows calls through some VPC endpoints; the API itself needs no name in it. */
  statement: (endpoints: string): string => `jsonencode({
  Version = "2012-10-17"
  Statement = [{
    Effect    = "Allow"
    Principal = "*"
    Action    = "execute-api:Invoke"
    Resource  = "execute-api:/*"
    Condition = { StringEquals = { "aws:SourceVpce" = ${endpoints} } }
  }]
})`,
} as const;
