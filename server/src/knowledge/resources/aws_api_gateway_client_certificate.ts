/** The client certificate that API Gateway shows to backends, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { arn, identity, region, tags, tagsAll } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayClientCertificate: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_client_certificate',
  title: 'Client certificate for calls to backends',
  doc: 'A certificate that API Gateway creates and presents to HTTP backends, so that they can reject other callers. Stages use it by `client_certificate_id`. It expires; renew it in time. At most 60 in an account and Region.',
  link: providerPage('aws_api_gateway_client_certificate'),
  importId: { shape: 'CERTIFICATE-ID', example: 'ab1cqe' },
  localName: 'backend',
  members: {
    description: { doc: 'A description of the certificate.', awsMember: 'description', sample: '""' },
    tags,
    tags_all: tagsAll,
    region,
    id: identity('The ID of the certificate, for `client_certificate_id` of a stage.'),
    arn: arn('arn:aws:apigateway:{region}::/clientcertificates/{id}'),
    pem_encoded_certificate: {
      doc: 'The public part in PEM form, for the trust store of the backend.',
      awsMember: 'pemEncodedCertificate',
      link: gatewayGuide('getting-started-client-side-ssl-authentication'),
    },
    created_date: { doc: 'When the certificate was created.', awsMember: 'createdDate' },
    expiration_date: { doc: 'When the certificate expires.', awsMember: 'expirationDate' },
  },
};
