/** Asks a person for a profile and for Regions. */
import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { isRegionCode } from '../aws/regions.js';
import { ENVIRONMENT } from './choice.js';

/** What was chosen; undefined where the person turned away. */
export type Picked<Value> = { readonly picked: Value } | undefined;

/** A profile of `profiles`, or the environment's own credentials as undefined. */
export async function pickProfile(
  profiles: readonly string[],
  current: Picked<string | undefined>,
): Promise<Picked<string | undefined>> {
  const mark = (profile: string | undefined): { description?: string } =>
    current !== undefined && current.picked === profile ? { description: 'current' } : {};
  const environment = {
    label: `$(terminal) ${ENVIRONMENT}`,
    detail: 'Access keys in environment variables, or the role of this machine',
    ...mark(undefined),
    profile: undefined,
  };
  const chosen = await window.showQuickPick(
    [
      ...(profiles.length === 0 ? [] : [separator('Profiles in the AWS config and credentials files')]),
      ...profiles.map((profile) => ({ label: `$(account) ${profile}`, ...mark(profile), profile })),
      separator('Without a profile'),
      environment,
    ],
    { title: 'Select AWS Profile', placeHolder: 'Select a profile or the environment', matchOnDetail: true },
  );
  return chosen && { picked: 'profile' in chosen ? chosen.profile : undefined };
}

/** One Region, those that are shown at the top. */
export async function pickRegion(
  known: readonly Region[],
  shown: readonly string[],
): Promise<string | undefined> {
  const chosen = await window.showQuickPick(regionItems(known, shown), {
    title: 'Select Region',
    placeHolder: 'Select the Region of the stage',
    matchOnDescription: true,
  });
  return chosen?.label;
}

/** One or more Regions; `known` are proposed by code and name, and any other code may be typed. */
export async function pickRegions(
  known: readonly Region[],
  current: readonly string[],
): Promise<Picked<readonly string[]>> {
  const picker = window.createQuickPick();
  picker.title = 'Select Regions';
  picker.placeholder = 'Select the Regions to show';
  picker.canSelectMany = true;
  // What is ticked is not lost with the focus.
  picker.ignoreFocusOut = true;
  picker.matchOnDescription = true;
  picker.items = regionItems(known, current);
  picker.selectedItems = picker.items.filter(({ label }) => current.includes(label));
  picker.onDidChangeValue((value) => {
    if (!isRegionCode(value) || picker.items.some(({ label }) => label === value)) return;
    const { selectedItems } = picker;
    picker.items = [...picker.items, { label: value }];
    picker.selectedItems = selectedItems;
  });
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve({ picked: picker.selectedItems.map(({ label }) => label) });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

interface Region {
  readonly code: string;
  readonly name: string;
}

/** `first` at the top, known or not. */
function regionItems(known: readonly Region[], first: readonly string[]): QuickPickItem[] {
  const names = new Map(known.map(({ code, name }) => [code, name]));
  const codes = new Set([...first, ...names.keys()]);
  return [...codes].map((code) => ({ label: code, description: names.get(code) ?? '' }));
}

/** A code for an MFA device, never shown while it is typed; undefined where the person turned away. */
export async function askMfaCode(serialNumber: string): Promise<string | undefined> {
  return window.showInputBox({
    title: 'Multi-Factor Authentication',
    prompt: `Enter the MFA code for ${serialNumber}`,
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (/^\d{6,8}$/.test(value) ? undefined : 'Enter six to eight digits.'),
  });
}

function separator(label: string): QuickPickItem {
  return { label, kind: QuickPickItemKind.Separator };
}
