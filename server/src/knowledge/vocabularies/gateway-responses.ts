/**
 * What API Gateway answers by itself, by the names that gateway responses go by: those of AWS's own SDK
 * (`GatewayResponseType`), their status from AWS's developer guide.
 */
import type { AllowedValue } from '../schema.js';

/** The types of gateway responses, the two that stand for many first. */
export const gatewayResponseTypes: readonly AllowedValue[] = [
  {
    value: 'DEFAULT_4XX',
    doc: 'Every 4xx that has no response of its own; a status code here counts for all of them.',
  },
  {
    value: 'DEFAULT_5XX',
    doc: 'Every 5xx that has no response of its own; a status code here counts for all of them.',
  },
  { value: 'ACCESS_DENIED', doc: '403: an authorizer says no.' },
  {
    value: 'API_CONFIGURATION_ERROR',
    doc: '500: the API is set up wrongly, e.g. its backend has no valid address.',
  },
  { value: 'AUTHORIZER_CONFIGURATION_ERROR', doc: '500: the authorizer cannot be reached.' },
  { value: 'AUTHORIZER_FAILURE', doc: '500: the authorizer fails.' },
  { value: 'BAD_REQUEST_BODY', doc: '400: the request validator refuses the body.' },
  { value: 'BAD_REQUEST_PARAMETERS', doc: '400: the request validator refuses the parameters.' },
  { value: 'EXPIRED_TOKEN', doc: '403: the AWS session token has expired.' },
  { value: 'INTEGRATION_FAILURE', doc: '504: the backend cannot be called.' },
  { value: 'INTEGRATION_TIMEOUT', doc: '504: the backend takes too long.' },
  { value: 'INVALID_API_KEY', doc: '403: a method that needs an API key gets none that is valid.' },
  { value: 'INVALID_SIGNATURE', doc: '403: the AWS signature is wrong.' },
  {
    value: 'MISSING_AUTHENTICATION_TOKEN',
    doc: '403: the request has no signature or token, which is also how a method or path that does not exist is answered.',
  },
  { value: 'QUOTA_EXCEEDED', doc: '429: the quota of the usage plan is used up.' },
  { value: 'REQUEST_TOO_LARGE', doc: '413: the request is too large.' },
  { value: 'RESOURCE_NOT_FOUND', doc: '404: a request that is authorized has no path to go to.' },
  {
    value: 'THROTTLED',
    doc: '429: a throttle of the usage plan, the method, the stage or the account is exceeded.',
  },
  { value: 'UNAUTHORIZED', doc: '401: the authorizer does not know the caller.' },
  { value: 'UNSUPPORTED_MEDIA_TYPE', doc: '415: the integration takes no such content type.' },
  { value: 'WAF_FILTERED', doc: '403: the web ACL blocks the request.' },
];
