/** The snapshot of a REST API's documentation, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayDocumentationVersion: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_documentation_version',
  title: 'Snapshot of the documentation of a REST API',
  doc: 'Freezes the documentation parts as they are. A stage publishes it by `documentation_version`. It must come after the parts (`depends_on`), or it misses them; later changes of parts need a new version.',
  link: providerPage('aws_api_gateway_documentation_version'),
  importId: { shape: 'REST-API-ID/VERSION', example: '12345abcde/1.0' },
  localName: 'docs',
  members: {
    rest_api_id: {
      doc: 'The REST API whose documentation it is.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    version: {
      doc: 'The name of the version, what `documentation_version` of a stage wants.',
      forceNew: true,
      awsMember: 'documentationVersion',
      sample: '"1.0"',
      link: gatewayGuide('api-gateway-documenting-api'),
    },
    description: { doc: 'A description of the version.', awsMember: 'description', sample: '""' },
    region,
    id: identity('The ID of the API and the version with a slash between them.'),
  },
};
