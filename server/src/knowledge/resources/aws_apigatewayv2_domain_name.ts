/** The custom domain name of HTTP and WebSocket APIs, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { arn, identity, region, tagsAll, tagsV2 } from '../vocabularies/common.js';
import { ipAddressType, mutualTls, ownershipCertificate } from '../vocabularies/endpoints.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { timeouts } from '../vocabularies/timeouts.js';

export const apiGatewayV2DomainName: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_domain_name',
  title: 'Custom domain name for HTTP and WebSocket APIs',
  doc: 'A custom host name for HTTP and WebSocket APIs, and for REST APIs with paths of several parts. It needs a certificate of AWS Certificate Manager, a DNS record that points to it, and an `aws_apigatewayv2_api_mapping` for each stage behind it.',
  link: providerPage('aws_apigatewayv2_domain_name'),
  importId: { shape: 'DOMAIN-NAME', example: 'api.example.com' },
  localName: 'api',
  members: {
    domain_name: {
      doc: 'The host name, e.g. `api.example.com`.',
      length: { min: 1, max: 512 },
      forceNew: true,
      awsMember: 'DomainName',
      sample: '"api.example.com"',
      link: gatewayGuide('http-api-custom-domain-names'),
    },
    domain_name_configuration: {
      doc: 'Certificate, endpoint and TLS of the domain name.',
      awsMember: 'DomainNameConfigurations',
    },
    'domain_name_configuration.certificate_arn': {
      doc: "The certificate of AWS Certificate Manager, from the API's own Region.",
      refersTo: [
        { type: 'aws_acm_certificate_validation', attribute: 'certificate_arn' },
        { type: 'aws_acm_certificate', attribute: 'arn' },
      ],
      awsMember: 'CertificateArn',
    },
    'domain_name_configuration.endpoint_type': {
      doc: 'The endpoint type. Only one is possible here.',
      allowed: [{ value: 'REGIONAL', doc: 'Reached in its own Region.' }],
      anyCase: true,
      awsMember: 'EndpointType',
      sample: '"REGIONAL"',
    },
    'domain_name_configuration.security_policy': {
      doc: 'The oldest TLS version that callers may use.',
      suggested: [{ value: 'TLS_1_2', doc: 'TLS 1.2 and up.' }],
      awsMember: 'SecurityPolicy',
      sample: '"TLS_1_2"',
    },
    'domain_name_configuration.ip_address_type': { ...ipAddressType, awsMember: 'IpAddressType' },
    'domain_name_configuration.ownership_verification_certificate_arn': {
      ...ownershipCertificate,
      awsMember: 'OwnershipVerificationCertificateArn',
    },
    'domain_name_configuration.target_domain_name': {
      doc: 'Where the DNS record has to point.',
      awsMember: 'ApiGatewayDomainName',
    },
    'domain_name_configuration.hosted_zone_id': {
      doc: 'The hosted zone of that address, for an alias record of Route 53.',
      awsMember: 'HostedZoneId',
    },
    routing_mode: {
      doc: 'How requests find their API: by API mappings, by routing rules (`aws_apigatewayv2_routing_rule`), or by rules first.',
      allowed: [
        { value: 'API_MAPPING_ONLY', doc: 'Only by API mappings.' },
        { value: 'ROUTING_RULE_ONLY', doc: 'Only by routing rules.' },
        { value: 'ROUTING_RULE_THEN_API_MAPPING', doc: 'By routing rules; by mappings if no rule matches.' },
      ],
      awsMember: 'RoutingMode',
    },
    ...mutualTls('mutual_tls_authentication'),
    tags: tagsV2,
    ...timeouts('create', 'update'),
    tags_all: tagsAll,
    region,
    id: identity('The domain name itself, what `domain_name` of a mapping wants.'),
    arn: arn('arn:aws:apigateway:{region}::/domainnames/{domain_name}'),
    api_mapping_selection_expression: {
      doc: 'How the mapping of a request is chosen: by its base path.',
      awsMember: 'ApiMappingSelectionExpression',
    },
  },
};
