// Whose live stages are shown, and of which Regions. The first test is the first use.
import { strict as assert } from 'node:assert';
import { waitFor } from '../../../scripts/processes.mjs';
import * as person from '../person.mjs';
import * as tree from '../tree.mjs';

/** In the order in which they run; each gets the page, the workspace's path, `picture(name)` and the emulator. */
export const connectionTests = [
  {
    name: 'Live stages: before a choice the view says what it is for, and asks AWS nothing',
    async run({ page, picture, emulator }) {
      await tree.openView(page);
      await page.waitForSelector('.welcome-view-content:has-text("Select AWS Profile")', {
        timeout: 15_000,
      });
      await picture('first-use');
      assert.deepEqual(emulator.calls, []);
    },
  },
  {
    name: 'Live stages: a person who has to sign in finds the command in a terminal, not run',
    async run({ page, picture }) {
      await chooseProfile(page, 'signed-out');
      await (await tree.seeRow(page, 'APIs: sign-in required')).click();
      await page.click('.notification-toast .monaco-button:has-text("Open Terminal")');
      await page.waitForSelector('.xterm-rows:has-text("aws sso login --profile signed-out")', {
        timeout: 15_000,
      });
      await picture('terminal');
      await person.runCommand(page, 'Terminal: Kill All Terminals');
    },
  },
  {
    name: 'Live stages: a code of a device is asked for, again after a refusal, and once for all calls',
    async run({ page, picture, emulator }) {
      await chooseProfile(page, 'deployer');
      await page.waitForSelector('.quick-input-widget input[type="password"]', { timeout: 15_000 });
      await picture('code');
      await page.keyboard.press('Escape');
      await tree.seeRow(page, 'No MFA code was entered');
      await tree.pressInTitle(page, 'Refresh');
      await tree.answer(page, 'Multi-Factor Authentication', '123456');
      await tree.seeRow(page, 'orders');
      await person.seeInStatusBar(page, 'deployer · 123456789012');
      const roles = emulator.calls.filter(({ route }) => route === 'sts AssumeRole');
      assert.deepEqual(
        roles.map(({ body }) => /TokenCode=(\d+)/.exec(body)?.[1]),
        ['123456'],
      );
    },
  },
  {
    name: 'Live stages: a profile is chosen, and two calls open its Region',
    async run({ page, picture, emulator }) {
      const before = emulator.calls.length;
      await tree.openView(page);
      await person.startCommand(page, 'API Gateway Stages: Select AWS Profile');
      // The mark is on the one that is in use.
      await tree.seeFocused(page, 'deployer');
      await tree.pick(page, 'example', picture);
      await person.seeInStatusBar(page, 'example · 123456789012');
      await tree.seeRow(page, 'orders');
      await tree.seeRow(page, 'checkout');
      const asked = () =>
        emulator.calls
          .slice(before)
          .map(({ route }) => route)
          .filter((route) => !route.startsWith('sts'));
      await waitFor('the Region to be asked for', async () => asked().length >= 2 || undefined, {
        timeout: 15_000,
      });
      assert.deepEqual(asked().sort(), ['GET /restapis', 'GET /v2/apis']);
    },
  },
  {
    name: 'Live stages: with another profile the rows of the one before are gone at once',
    async run({ page, picture, emulator }) {
      await tree.openView(page);
      await tree.open(page, 'orders');
      emulator.setFaults([{ route: /apis$/, kind: 'hang' }]);
      try {
        await chooseProfile(page, 'example');
        await tree.seeNoRow(page, 'orders');
        await tree.seeRow(page, 'Loading…');
        await picture('loading');
        await tree.pressInTitle(page, 'Stop Loading');
        await tree.seeRow(page, 'Stopped. Refresh to load the rest.');
      } finally {
        emulator.setFaults([]);
      }
      await tree.pressInTitle(page, 'Refresh');
      await tree.seeRow(page, 'checkout');
      await tree.close(page, 'orders');
    },
  },
  {
    name: 'Live stages: Regions are shown and hidden',
    async run({ page, picture }) {
      await tree.openView(page);
      await person.startCommand(page, 'API Gateway Stages: Select Regions');
      await tree.pick(page, 'US East (N. Virginia)', picture);
      await page.keyboard.press('Enter');
      await tree.seeRow(page, 'webhooks');
      await picture('two');
      await person.startCommand(page, 'API Gateway Stages: Copy Invoke URL');
      await tree.seePick(page, 'webhooks');
      await tree.seePick(page, 'checkout');
      for (const region of ['eu-west-1', 'us-east-1']) await tree.seePick(page, region);
      await picture('apis');
      await page.keyboard.press('Escape');
      await tree.chooseInMenu(page, 'us-east-1', 'Hide Region');
      await tree.seeNoRow(page, 'webhooks');
      await tree.seeRow(page, 'orders');
    },
  },
];

async function chooseProfile(page, profile, picture) {
  await tree.openView(page);
  await person.startCommand(page, 'API Gateway Stages: Select AWS Profile');
  await tree.pick(page, profile, picture);
}
