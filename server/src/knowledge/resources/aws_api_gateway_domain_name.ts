/** The custom domain name of REST APIs, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { arn, identity, region, tags, tagsAll } from '../vocabularies/common.js';
import {
  endpointAccessMode,
  endpointTypes,
  ipAddressType,
  mutualTls,
  ownershipCertificate,
  restSecurityPolicy,
} from '../vocabularies/endpoints.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { timeouts } from '../vocabularies/timeouts.js';

export const apiGatewayDomainName: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_domain_name',
  title: 'Custom domain name for REST APIs',
  doc: 'A custom host name for REST APIs. It needs a certificate of AWS Certificate Manager, a DNS record that points to it, and an `aws_api_gateway_base_path_mapping` for each API stage behind it.',
  link: providerPage('aws_api_gateway_domain_name'),
  importId: { shape: 'DOMAIN-NAME or DOMAIN-NAME/DOMAIN-NAME-ID', example: 'api.example.com' },
  snippet: ['regional_certificate_arn', 'endpoint_configuration'],
  localName: 'api',
  members: {
    domain_name: {
      doc: 'The host name, e.g. `api.example.com`.',
      forceNew: true,
      neverEmpty: true,
      awsMember: 'domainName',
      sample: '"api.example.com"',
      link: gatewayGuide('how-to-custom-domains'),
    },
    regional_certificate_arn: {
      doc: "The certificate for a regional domain name, from the API's own Region. Conflicts with the other certificate arguments.",
      conflictsWith: [
        'certificate_arn',
        'certificate_body',
        'certificate_chain',
        'certificate_name',
        'certificate_private_key',
        'regional_certificate_name',
      ],
      refersTo: [
        { type: 'aws_acm_certificate_validation', attribute: 'certificate_arn' },
        { type: 'aws_acm_certificate', attribute: 'arn' },
      ],
      awsMember: 'regionalCertificateArn',
    },
    certificate_arn: {
      doc: 'The certificate for an edge-optimized domain name, always from `us-east-1`, or for a private one. Conflicts with the regional certificate arguments.',
      conflictsWith: [
        'certificate_body',
        'certificate_chain',
        'certificate_name',
        'certificate_private_key',
        'regional_certificate_arn',
        'regional_certificate_name',
      ],
      refersTo: [
        { type: 'aws_acm_certificate_validation', attribute: 'certificate_arn' },
        { type: 'aws_acm_certificate', attribute: 'arn' },
      ],
      awsMember: 'certificateArn',
    },
    endpoint_configuration: {
      doc: 'How the domain name is reached.',
      awsMember: 'endpointConfiguration',
      link: gatewayGuide('api-gateway-api-endpoint-types'),
    },
    'endpoint_configuration.types': {
      doc: 'The endpoint type, a list of exactly one.',
      allowed: endpointTypes,
      awsMember: 'types',
      sample: '["REGIONAL"]',
    },
    'endpoint_configuration.ip_address_type': ipAddressType,
    security_policy: restSecurityPolicy,
    endpoint_access_mode: endpointAccessMode,
    routing_mode: {
      doc: 'How requests find their API: by base path mappings, by routing rules, or by rules first.',
      allowed: [
        { value: 'BASE_PATH_MAPPING_ONLY', doc: 'Only by base path mappings.' },
        { value: 'ROUTING_RULE_ONLY', doc: 'Only by routing rules.' },
        {
          value: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING',
          doc: 'By routing rules; by mappings if no rule matches.',
        },
      ],
      awsMember: 'routingMode',
    },
    ...mutualTls('mutual_tls_authentication'),
    ownership_verification_certificate_arn: ownershipCertificate,
    policy: {
      doc: 'The resource policy as JSON. Private domain names only.',
      awsMember: 'policy',
    },
    certificate_name: {
      doc: 'A name for a certificate that is uploaded here. A certificate of AWS Certificate Manager needs none.',
      conflictsWith: ['certificate_arn', 'regional_certificate_arn', 'regional_certificate_name'],
      awsMember: 'certificateName',
    },
    certificate_body: {
      doc: 'The certificate itself in PEM form, where none of AWS Certificate Manager is used.',
      conflictsWith: ['certificate_arn', 'regional_certificate_arn'],
      forceNew: true,
      awsMember: 'certificateBody',
    },
    certificate_chain: {
      doc: 'The intermediate certificates in PEM form, for an uploaded certificate.',
      conflictsWith: ['certificate_arn', 'regional_certificate_arn'],
      forceNew: true,
      awsMember: 'certificateChain',
    },
    certificate_private_key: {
      doc: 'The private key in PEM form, for an uploaded certificate. It ends up in the state.',
      conflictsWith: ['certificate_arn', 'regional_certificate_arn'],
      forceNew: true,
      awsMember: 'certificatePrivateKey',
    },
    regional_certificate_name: {
      doc: 'A name for an uploaded certificate of a regional domain name.',
      conflictsWith: ['certificate_arn', 'certificate_name', 'regional_certificate_arn'],
      awsMember: 'regionalCertificateName',
    },
    tags,
    ...timeouts('create', 'update'),
    tags_all: tagsAll,
    region,
    id: identity("The provider's ID for the domain name: the name itself, for most."),
    arn: arn('arn:aws:apigateway:{region}::/domainnames/{domain_name}'),
    domain_name_id: { doc: 'The ID of a private domain name.', awsMember: 'domainNameId' },
    regional_domain_name: {
      doc: 'Where the DNS record of a regional domain name has to point.',
      awsMember: 'regionalDomainName',
    },
    regional_zone_id: {
      doc: 'The hosted zone of the regional address, for an alias record of Route 53.',
      awsMember: 'regionalHostedZoneId',
    },
    cloudfront_domain_name: {
      doc: 'Where the DNS record of an edge-optimized domain name has to point.',
      awsMember: 'distributionDomainName',
    },
    cloudfront_zone_id: {
      doc: 'The hosted zone of the edge address, for an alias record of Route 53.',
      awsMember: 'distributionHostedZoneId',
    },
    certificate_upload_date: {
      doc: 'When the certificate was uploaded.',
      awsMember: 'certificateUploadDate',
    },
  },
};
