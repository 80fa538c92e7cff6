import { expect, test } from 'vitest';
import { endpointOf } from '../../../client/src/aws/endpoints.js';
import { sharedFilesOf } from '../../../client/src/aws/shared-files.js';

const files = sharedFilesOf(`
[profile local]
endpoint_url = http://profile
services = emulators
[profile plain]
endpoint_url = http://profile
[services emulators]
api_gateway =
  endpoint_url = http://services-v1
sts =
  endpoint_url = services-sts
[profile off]
endpoint_url = http://profile
ignore_configured_endpoint_urls = true
[profile dangling]
services = nowhere
endpoint_url = http://profile
[profile bare]
endpoint_url = me:planted@localhost:4566
[profile other-scheme]
endpoint_url = ftp://localhost
[profile no-host]
endpoint_url = https:///path
[profile dangling-off]
services = nowhere
ignore_configured_endpoint_urls = true
`);

test.each([
  // The nearest wins: the environment for this service, for all, then the profile's services, then the profile.
  ['local', { AWS_ENDPOINT_URL_API_GATEWAY: 'http://own', AWS_ENDPOINT_URL: 'http://all' }, 'http://own'],
  ['local', { AWS_ENDPOINT_URL: 'http://all' }, 'http://all'],
  ['local', { AWS_ENDPOINT_URL_STS: 'http://sts' }, 'http://services-v1'],
  ['plain', {}, 'http://profile'],
  ['unknown', {}, undefined],
  ['off', {}, undefined],
  ['dangling-off', {}, undefined],
  ['dangling', { AWS_ENDPOINT_URL: 'http://all' }, 'http://all'],
  ['plain', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, undefined],
  ['plain', { AWS_ENDPOINT_URL: '' }, 'http://profile'],
])('profile %s with %o asks version 1 at %s', (profile, env, expected) => {
  expect(endpointOf('api_gateway', profile, files, env)).toBe(expected);
});

test('each service has its own', () => {
  expect(endpointOf('apigatewayv2', 'local', files, {})).toBe('http://profile');
  expect(endpointOf('sts', 'local', files, { AWS_ENDPOINT_URL_STS: 'http://sts' })).toBe('http://sts');
});

const REMEDY = 'is not an `http` or `https` URL. Write it with its scheme, such as `http://localhost:4566`.';

test.each([
  ['bare', {}, `The \`endpoint_url\` of profile \`bare\` ${REMEDY}`],
  ['other-scheme', {}, `The \`endpoint_url\` of profile \`other-scheme\` ${REMEDY}`],
  ['no-host', {}, `The \`endpoint_url\` of profile \`no-host\` ${REMEDY}`],
  ['plain', { AWS_ENDPOINT_URL: 'localhost:4566' }, `The value of \`AWS_ENDPOINT_URL\` ${REMEDY}`],
  ['plain', { AWS_ENDPOINT_URL_STS: '//sts' }, `The value of \`AWS_ENDPOINT_URL_STS\` ${REMEDY}`],
  ['local', {}, `The \`endpoint_url\` of \`sts\` in the \`services\` section \`emulators\` ${REMEDY}`],
  [
    'dangling',
    {},
    'Profile `dangling` names the `services` section `nowhere`, which is not in the shared AWS config file. Correct the name, or add the section.',
  ],
])('profile %s with %o has no endpoint for STS, by its name in the file', (profile, env, message) => {
  expect(() => endpointOf('sts', profile, files, env)).toThrow(message);
});
