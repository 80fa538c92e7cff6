/** Which profile and which Regions a person looks at: what is remembered, and what comes first. */
import type { SharedConfig } from '../aws/ports.js';

/** A person's choice, as a workspace remembers it. */
export interface Choice {
  /** A profile of the shared files; undefined is the environment's own credentials. */
  readonly profile: string | undefined;
  /** The roots of the tree, in their order; may be empty. */
  readonly regions: readonly string[];
}

/** The remembered choice; undefined where nothing sound is remembered. */
export function rememberedChoice(value: unknown): Choice | undefined {
  if (typeof value !== 'object' || value === null || !('regions' in value)) return undefined;
  const { regions } = value;
  if (!Array.isArray(regions)) return undefined;
  const profile = 'profile' in value && typeof value.profile === 'string' ? value.profile : undefined;
  return { profile, regions: regions.filter((each) => typeof each === 'string') };
}

/**
 * The choice before anybody has made one: what the environment names, as it does for the AWS CLI. Undefined where it
 * names nothing; then a person is asked.
 */
export async function firstChoice(config: SharedConfig): Promise<Choice | undefined> {
  const profile = config.defaultProfile();
  if (profile === undefined) return undefined;
  const region = await config.defaultRegion(profile);
  return { profile, regions: region === undefined ? [] : [region] };
}

/** What the view shows, and what it says where that is nothing. */
export type ViewState = 'first use' | 'no profiles' | 'no Regions' | 'chosen';

/** `hasAccess`: whether there is any profile, or access keys in the environment. */
export function stateOf(choice: Choice | undefined, hasAccess: boolean): ViewState {
  if (choice === undefined) return hasAccess ? 'first use' : 'no profiles';
  return choice.regions.length === 0 ? 'no Regions' : 'chosen';
}

/** The name that a choice is shown by. */
export function profileName({ profile }: Choice): string {
  return profile ?? ENVIRONMENT;
}

/** What the environment's own credentials are called. */
export const ENVIRONMENT = 'environment';
