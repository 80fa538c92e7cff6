import { describe, expect, test } from 'vitest';
import type { SharedConfig } from '../../../client/src/aws/ports.js';
import { firstChoice, rememberedChoice, stateOf } from '../../../client/src/connection/choice.js';

const machine = (profile: string | undefined, region: string | undefined): SharedConfig => ({
  profiles: () => Promise.resolve(['default', 'dev']),
  defaultProfile: () => profile,
  defaultRegion: () => Promise.resolve(region),
});

describe('the first choice', () => {
  test('is the profile and the Region that the environment names', async () => {
    expect(await firstChoice(machine('dev', 'eu-west-1'))).toEqual({
      profile: 'dev',
      regions: ['eu-west-1'],
    });
  });

  test('leaves the Region to the person where nothing names one', async () => {
    expect(await firstChoice(machine('dev', undefined))).toEqual({ profile: 'dev', regions: [] });
  });

  test('is the person’s where the environment names no profile', async () => {
    expect(await firstChoice(machine(undefined, 'eu-west-1'))).toBeUndefined();
  });
});

describe('what a workspace remembers', () => {
  test.each([[{ profile: 'dev', regions: ['eu-west-1'] }], [{ profile: undefined, regions: [] }]])(
    '%o is taken',
    (choice) => {
      expect(rememberedChoice(JSON.parse(JSON.stringify(choice)))).toEqual(choice);
    },
  );

  test.each([[undefined], [null], ['dev'], [{}], [{ profile: 'dev' }], [{ regions: 'eu-west-1' }]])(
    '%o is not',
    (value) => {
      expect(rememberedChoice(value)).toBeUndefined();
    },
  );

  test('loses what is no Region or no profile', () => {
    expect(rememberedChoice({ profile: 7, regions: ['eu-west-1', 1, null] })).toEqual({
      profile: undefined,
      regions: ['eu-west-1'],
    });
  });
});

test.each([
  [undefined, true, 'first use'],
  [undefined, false, 'no profiles'],
  [{ profile: 'dev', regions: [] }, true, 'no Regions'],
  [{ profile: undefined, regions: ['eu-west-1'] }, false, 'chosen'],
] as const)('with the choice %o and access %s the view says: %s', (choice, hasAccess, state) => {
  expect(stateOf(choice, hasAccess)).toBe(state);
});
