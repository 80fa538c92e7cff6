// The rows of live stages: what they say, what is left out, and what they do while AWS is slow or refuses.
import * as person from '../person.mjs';
import * as tree from '../tree.mjs';

/** In the order in which they run. */
export const treeTests = [
  {
    name: 'Live stages: a Region that is opened shows both families, whichever answers first, and all rows open',
    async run({ page, picture, emulator }) {
      await tree.openView(page);
      await tree.seeRow(page, 'checkout');
      await tree.close(page, 'eu-west-1');
      await chooseAgain(page);
      // The second family is there first and comes right after the other; long enough after the choice for the editor
      // to draw at once.
      emulator.setLatency((route) => ({ 'GET /restapis': 450, 'GET /v2/apis': 400 })[route] ?? 0);
      try {
        await tree.open(page, 'eu-west-1');
        await tree.seeRow(page, 'Loading…');
        await picture('loading');
        await tree.seeRow(page, 'orders');
        await tree.seeRow(page, 'checkout');
        await tree.seeNoRow(page, 'Loading…');
      } finally {
        emulator.setLatency(() => 0);
      }
      await tree.open(page, 'drafts');
      await tree.seeRow(page, 'No stages. The API is not deployed.');
      await tree.close(page, 'drafts');
      await tree.open(page, 'checkout');
      await tree.seeRow(page, 'beta');
      await tree.close(page, 'checkout');
    },
  },
  {
    name: 'Live stages: lists that come in any order, while rows are opened, closed and refreshed, end as the account is',
    async run({ page, emulator }) {
      await tree.openView(page);
      let turn = 0;
      // From 0 to 280 ms, no two neighbours alike.
      emulator.setLatency(() => ((turn += 3) % 8) * 40);
      try {
        for (let round = 0; round < 3; round++) {
          await chooseAgain(page);
          await tree.tryToToggle(page, 'orders');
          await tree.tryToToggle(page, 'checkout');
          await tree.pressInTitle(page, round % 2 === 0 ? 'Refresh' : 'Filter APIs');
          if (round % 2 === 1) await page.keyboard.press('Escape');
          await tree.tryToToggle(page, 'orders');
          await tree.tryToToggle(page, 'eu-west-1');
          await tree.open(page, 'eu-west-1');
          for (const api of ['orders', 'warehouse', 'invoices', 'drafts', 'checkout'])
            await tree.seeRow(page, api);
          await tree.open(page, 'checkout');
          await tree.seeRow(page, 'beta');
        }
      } finally {
        emulator.setLatency(() => 0);
      }
      await tree.close(page, 'orders');
      await tree.close(page, 'checkout');
    },
  },
  {
    name: 'Live stages: an API and a stage open, with what is set on it',
    async run({ page, picture }) {
      await tree.openView(page);
      await tree.open(page, 'orders');
      await tree.open(page, 'prod');
      await tree.seeRow(page, 'Invoke URL');
      await tree.seeRow(page, 'Release 2026.10: refunds');
      await tree.seeRow(page, '12.5% of requests');
      await tree.seeRow(page, '1.6 GB, available');
      await tree.seeRow(page, 'GET /orders/{id}');
      await picture('details');
      await tree.close(page, 'prod');
    },
  },
  {
    name: 'Live stages: the view says what its filter is, and shows all again',
    async run({ page, picture }) {
      await tree.openView(page);
      await tree.pressInTitle(page, 'Filter APIs');
      await tree.answer(page, 'Filter APIs', ' ORD ');
      try {
        await tree.seeNoRow(page, 'checkout');
        await page.waitForSelector('.part.sidebar .message:has-text("APIs with “ORD”")', { timeout: 15_000 });
        await tree.seeRow(page, 'orders');
        await picture('filtered');
      } finally {
        await tree.pressInTitle(page, 'Clear Filter');
      }
      await tree.seeRow(page, 'checkout');
    },
  },
  {
    name: 'Live stages: while a refresh waits for AWS the rows stay and do what they say, until it is stopped',
    async run({ page, picture, emulator }) {
      await tree.openView(page);
      await tree.open(page, 'orders');
      emulator.setFaults([{ route: /^GET \/v2\/apis/, kind: 'hang' }]);
      try {
        await tree.pressInTitle(page, 'Refresh');
        await page.waitForSelector('.part.sidebar .action-label[aria-label^="Stop Loading"]');
        await tree.press(page, 'test', 'Import as Terraform');
        await page.waitForSelector('.quick-input-title:has-text("Import orders test")', { timeout: 15_000 });
        await picture('waiting');
        await page.keyboard.press('Escape');
        await tree.pressInTitle(page, 'Stop Loading');
        await tree.seeRow(page, 'Stopped. Refresh to load the rest.');
        await tree.seeRow(page, 'checkout');
      } finally {
        emulator.setFaults([]);
      }
      await tree.pressInTitle(page, 'Refresh');
      await tree.seeNoRow(page, 'Stopped');
    },
  },
  {
    name: 'Live stages: what may not be read is a row with its remedy, beside what may',
    async run({ page, picture, emulator }) {
      emulator.setFaults([{ route: /^GET \/restapis/, kind: 'access-denied' }]);
      try {
        await tree.openView(page);
        await person.runCommand(page, 'API Gateway Stages: Refresh');
        await tree.seeRow(page, 'REST APIs: not allowed');
        await tree.seeRow(page, 'apigateway:GET');
        await tree.seeRow(page, 'checkout');
        await picture('denied');
      } finally {
        emulator.setFaults([]);
      }
      await person.runCommand(page, 'API Gateway Stages: Refresh');
      await tree.seeRow(page, 'orders');
    },
  },
];

/** The profile that is chosen already: everything is forgotten and asked for anew. */
async function chooseAgain(page) {
  await person.startCommand(page, 'API Gateway Stages: Select AWS Profile');
  await tree.pick(page, 'example');
}
