/** What integrations of both families choose between: connection, conversion of bodies, bodies without a template. */
import type { AllowedValue, Facts, ReferenceTarget } from '../schema.js';
import { httpMethods } from './http-methods.js';

/** How API Gateway reaches a backend. */
export const connectionTypes: readonly AllowedValue[] = [
  { value: 'INTERNET', doc: 'Over the public internet.' },
  { value: 'VPC_LINK', doc: 'Through a VPC link, privately.' },
];

/** Conversions of a body on its way. */
export const contentHandling: readonly AllowedValue[] = [
  { value: 'CONVERT_TO_BINARY', doc: 'From Base64 text to bytes.' },
  { value: 'CONVERT_TO_TEXT', doc: 'From bytes to Base64 text.' },
];

/** What happens to a request whose content type has no template. */
export const passthroughBehaviors: readonly AllowedValue[] = [
  { value: 'WHEN_NO_MATCH', doc: 'Passed on, unless a template fits its content type.' },
  { value: 'WHEN_NO_TEMPLATES', doc: 'Passed on only where there are no templates at all.' },
  { value: 'NEVER', doc: 'Rejected with 415.' },
];

/** The path of a REST API that a method, and what belongs to it, stands on. */
export const methodPaths: readonly ReferenceTarget[] = [
  { type: 'aws_api_gateway_resource', attribute: 'id' },
  { type: 'aws_api_gateway_method', attribute: 'resource_id' },
  { type: 'aws_api_gateway_rest_api', attribute: 'root_resource_id' },
];

/** How what belongs to a method of a REST API names it. */
export const namesMethod: Readonly<Record<'rest_api_id' | 'resource_id' | 'http_method', Facts>> = {
  rest_api_id: {
    doc: 'The REST API that the method belongs to.',
    forceNew: true,
    refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
    awsMember: 'restApiId',
  },
  resource_id: {
    doc: 'The path of the method.',
    forceNew: true,
    refersTo: methodPaths,
    awsMember: 'resourceId',
  },
  http_method: {
    doc: 'The method that callers use, as on the `aws_api_gateway_method`; refer to it, so that it comes first.',
    allowed: httpMethods,
    forceNew: true,
    refersTo: [{ type: 'aws_api_gateway_method', attribute: 'http_method' }],
    awsMember: 'httpMethod',
  },
};
