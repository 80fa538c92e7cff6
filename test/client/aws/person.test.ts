/** Whose credentials they are, and the command that signs in. */
import { expect, test } from 'vitest';
import { personOf } from '../../../client/src/aws/person.js';
import { sharedFilesOf } from '../../../client/src/aws/shared-files.js';

const files = sharedFilesOf(`
[default]
sso_session = company
[profile deploy]
source_profile = default
`);

test.each([
  ['deploy', {}, 'aws sso login --profile default'],
  [undefined, { AWS_PROFILE: 'deploy' }, 'aws sso login --profile default'],
  [undefined, { AWS_PROFILE: '' }, 'aws sso login --profile default'],
  [undefined, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE' }, undefined],
])('the profile %s with %o in the environment signs in by `%s`', (profile, env, command) => {
  expect(personOf(profile, files, env).signIn).toBe(command);
});
