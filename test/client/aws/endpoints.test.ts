import { expect, test } from 'vitest';
import { endpointOf, type Sections } from '../../../client/src/aws/endpoints.js';

const sections: Sections = {
  local: { endpoint_url: 'http://profile', services: 'emulators' },
  plain: { endpoint_url: 'http://profile' },
  'services.emulators': { 'api_gateway.endpoint_url': 'http://services-v1' },
  off: { endpoint_url: 'http://profile', ignore_configured_endpoint_urls: 'true' },
  dangling: { services: 'nowhere' },
};

test.each([
  // The nearest wins: the environment for this service, for all, then the profile's services, then the profile.
  ['local', { AWS_ENDPOINT_URL_API_GATEWAY: 'http://own', AWS_ENDPOINT_URL: 'http://all' }, 'http://own'],
  ['local', { AWS_ENDPOINT_URL: 'http://all' }, 'http://all'],
  ['local', { AWS_ENDPOINT_URL_STS: 'http://sts' }, 'http://services-v1'],
  ['plain', {}, 'http://profile'],
  ['unknown', {}, undefined],
  ['dangling', {}, undefined],
  ['off', {}, undefined],
  ['plain', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, undefined],
  ['plain', { AWS_ENDPOINT_URL: '' }, 'http://profile'],
])('profile %s with %o asks version 1 at %s', (profile, env, expected) => {
  expect(endpointOf('api_gateway', profile, sections, env)).toBe(expected);
});

test('each service has its own', () => {
  expect(endpointOf('apigatewayv2', 'local', sections, {})).toBe('http://profile');
  expect(endpointOf('sts', 'local', sections, { AWS_ENDPOINT_URL_STS: 'http://sts' })).toBe('http://sts');
});
