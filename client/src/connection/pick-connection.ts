/** Asks a person for a profile and for Regions. */
import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { inert } from '../../../protocol/plain-text.js';
import { isRegionCode } from '../aws/regions.js';
import { pickOne } from '../pick-one.js';
import { ENVIRONMENT } from './choice.js';

/** What was chosen; undefined where the person turned away. */
export type Picked<Value> = { readonly picked: Value } | undefined;

/** A profile of `profiles`, or the environment's own credentials as undefined. */
export async function pickProfile(
  profiles: readonly string[],
  current: Picked<string | undefined>,
): Promise<Picked<string | undefined>> {
  const itemOf = (label: string, profile: string | undefined): ProfileItem => ({
    label,
    ...(current !== undefined && current.picked === profile ? { description: 'current' } : {}),
    profile,
  });
  const inFiles = profiles.map((profile) => itemOf(`$(account) ${inert(profile)}`, profile));
  const environment: ProfileItem = {
    ...itemOf(`$(terminal) ${ENVIRONMENT}`, undefined),
    detail: 'Access keys in environment variables, or the role of this machine',
  };
  const inUse = [...inFiles, environment].find(({ profile }) => profile === current?.picked);
  const chosen = await pickOne<ProfileItem>(
    [
      ...(inFiles.length === 0 ? [] : [heading('Profiles in the AWS config and credentials files')]),
      ...inFiles,
      heading('Without a profile'),
      environment,
    ],
    current && inUse,
    { title: 'Select AWS Profile', placeholder: 'Select a profile or the environment' },
  );
  return chosen && { picked: chosen.profile };
}

interface ProfileItem extends QuickPickItem {
  /** Undefined is the environment. */
  readonly profile?: string | undefined;
}

/** One Region, those that are shown at the top. */
export async function pickRegion(
  known: readonly Region[],
  shown: readonly string[],
): Promise<string | undefined> {
  const items = regionItems(known, shown);
  const marked = items.find(({ label }) => label === shown[0]);
  const chosen = await pickOne(items, marked, {
    title: 'Select Region',
    placeholder: 'Select the Region of the stage',
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

/** `shown` at the top, known or not. */
function regionItems(known: readonly Region[], shown: readonly string[]): QuickPickItem[] {
  const names = new Map(known.map(({ code, name }) => [code, name]));
  const itemOf = (code: string): QuickPickItem => ({
    label: inert(code),
    description: names.get(code) ?? '',
  });
  const others = [...names.keys()].filter((code) => !shown.includes(code));
  if (shown.length === 0) return others.map(itemOf);
  return [
    heading('Shown in the view'),
    ...shown.map(itemOf),
    heading('Other Regions'),
    ...others.map(itemOf),
  ];
}

/** A code for an MFA device, never shown while it is typed; undefined where the person turned away. */
export async function askMfaCode(serialNumber: string): Promise<string | undefined> {
  return window.showInputBox({
    title: 'Multi-Factor Authentication',
    prompt: inert(`Enter the MFA code for ${serialNumber}`),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (/^\d{6,8}$/.test(value) ? undefined : 'Enter six to eight digits.'),
  });
}

function heading(label: string): QuickPickItem {
  return { label, kind: QuickPickItemKind.Separator };
}
