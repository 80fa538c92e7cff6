/** Puts a text on the clipboard and says so. */
import { env, window } from 'vscode';
import { inert } from '../../../protocol/plain-text.js';

/** Copies a text and says so in the status bar. */
export async function copyText(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  const line = text.replaceAll(/\s+/g, ' ');
  window.setStatusBarMessage(
    inert(`Copied ${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}`),
    4000,
  );
}

/** What has room in the status bar. */
const LONGEST = 80;
