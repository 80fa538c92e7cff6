/** A path of a REST API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { providerPage } from '../vocabularies/links.js';

export const apiGatewayResource: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_resource',
  title: 'Path of a REST API',
  doc: 'One part of a path of a REST API, below another. It has methods. Not needed if the API has a `body`.',
  link: providerPage('aws_api_gateway_resource'),
  importId: { shape: 'REST-API-ID/RESOURCE-ID', example: '12345abcde/67890fghij' },
  localName: 'orders',
  members: {
    rest_api_id: {
      doc: 'The REST API that the path belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    parent_id: {
      doc: 'The parent: the root of the API, or another path.',
      refersTo: [
        { type: 'aws_api_gateway_rest_api', attribute: 'root_resource_id' },
        { type: 'aws_api_gateway_resource', attribute: 'id' },
      ],
      awsMember: 'parentId',
    },
    path_part: {
      doc: 'The one part of the path, without slashes: `orders`, or `{id}` for a parameter.',
      suggested: [{ value: '{proxy+}', doc: 'Everything below the parent.' }],
      awsMember: 'pathPart',
      sample: '"orders"',
    },
    region,
    id: identity('The ID of the path, what `resource_id` of a method wants.'),
    path: {
      doc: 'The whole path with a slash in front, `/orders/{id}`. In `method_path` every slash of it has to become `~1`.',
      awsMember: 'path',
    },
  },
};
