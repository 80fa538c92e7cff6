/** Which files another Terraform extension serves as well, as the editor tells. */
import type { Settings } from '../../../protocol/messages.js';
import { isRecord } from '../workspace/json.js';

/** The language ids in `Companions`; whatever is malformed counts as none. */
export function companionLanguages(told: unknown): readonly string[] {
  const languages: unknown = isRecord(told) ? told.languages : undefined;
  return Array.isArray(languages) ? languages.filter((each) => typeof each === 'string') : [];
}

/** The settings with `auto` made one of the other two for a document of this language. */
export function resolveCoexistence(
  settings: Settings,
  language: string | undefined,
  companions: readonly string[],
): Settings {
  if (settings.coexistence !== 'auto') return settings;
  // Who serves a language serves its variable files as well.
  const isServed = language !== undefined && companions.includes(language.replace(/-vars$/, ''));
  return { ...settings, coexistence: isServed ? 'complement' : 'standalone' };
}
