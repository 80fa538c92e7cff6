// The walkthrough: its steps, and that their buttons do what they say.
import * as person from './person.mjs';
import * as tree from './tree.mjs';

/** Before a profile is chosen, while the view still shows what it is for. */
export const walkthroughTests = [
  {
    name: 'Walkthrough: a stage is written in a new file, and the step is done',
    async run({ page, picture }) {
      // What is contributed is known then.
      await person.openFile(page, 'http/stages.tf');
      await person.seeReady(page);
      await person.runCommand(page, 'API Gateway Stages: Open Walkthrough');
      await seeStep(page, 'Write a Stage', { isOpen: true });
      for (const title of ['Check It', 'Select an AWS Profile', 'Import a Stage', 'Find Drift'])
        await seeStep(page, title);
      await picture('write');
      await press(page, 'New Terraform File');
      await page.waitForSelector('.tab.active[data-resource-name="Untitled-1"]', { timeout: 15_000 });
      await person.seeInStatusBar(page, 'Terraform');
      await person.seeReady(page);
      await page.keyboard.type('resource "aws_api_gateway_sta');
      await person.seeCompletion(page, 'aws_api_gateway_stage');
      await page.keyboard.press('Escape');
      await person.runCommand(page, 'API Gateway Stages: Open Walkthrough');
      await seeStep(page, 'Write a Stage', { isDone: true });
    },
  },
  {
    name: 'Walkthrough: findings and rules are a button away',
    async run({ page, picture }) {
      await person.runCommand(page, 'API Gateway Stages: Open Walkthrough');
      await page.click(stepOf('Check It'));
      await press(page, 'Open Problems');
      await page.waitForSelector('.part.panel .action-item.checked:has-text("Problems")', {
        timeout: 15_000,
      });
      await press(page, 'Open Rule Reference');
      await page.waitForSelector('.tab.active:has-text("rules.md")', { timeout: 15_000 });
      await picture('rules');
      // A page that long takes no key for a while.
      await page.click('.tab:has-text("rules.md")', { button: 'middle' });
      await page.waitForSelector('.tab:has-text("rules.md")', { state: 'detached', timeout: 15_000 });
      await person.runCommand(page, 'API Gateway Stages: Open Walkthrough');
      await seeStep(page, 'Check It', { isDone: true });
    },
  },
  {
    name: 'Walkthrough: from the view of live stages it opens where importing begins',
    async run({ page, picture }) {
      await tree.openView(page);
      await page.click('.welcome-view-content a:has-text("Open Walkthrough")', { timeout: 15_000 });
      await seeStep(page, 'Select an AWS Profile', { isOpen: true });
      await picture('connect');
      await press(page, 'Select AWS Profile');
      await tree.seePick(page, 'example');
      await page.keyboard.press('Escape');
    },
  },
];

const container = '.gettingStartedContainer';

function stepOf(title) {
  return `${container} .getting-started-step:has(.step-title:text-is("${title}"))`;
}

async function seeStep(page, title, { isOpen = false, isDone = false } = {}) {
  const state = `${isOpen ? '.expanded' : ''}${isDone ? ':has([data-done-step-id].complete)' : ''}`;
  await page.waitForSelector(`${stepOf(title)}${state}`, { timeout: 15_000 });
}

async function press(page, button) {
  await page.click(`.getting-started-step.expanded .monaco-button:has-text("${button}")`, {
    timeout: 15_000,
  });
}
