/** What a project file and a person's own settings say together about a module. */
import { LANGUAGE_GROUP, type Settings } from '../../../protocol/messages.js';
import { allRules } from '../rules/registry/all-rules.js';
import type { Project } from './projects.js';

/**
 * A person's settings over those of the project file, rule by rule. Who sets the group of rules about Terraform's language
 * has set each of them.
 */
export function settingsWith(settings: Settings, project: Project | undefined): Settings {
  if (project === undefined || Object.keys(project.rules).length === 0) return settings;
  const isGroupSet = Object.hasOwn(settings.rules, LANGUAGE_GROUP);
  const theirs = Object.entries(project.rules).filter(([code]) => !isGroupSet || !LANGUAGE_CODES.has(code));
  return { ...settings, rules: { ...Object.fromEntries(theirs), ...settings.rules } };
}

const LANGUAGE_CODES: ReadonlySet<string> = new Set([
  LANGUAGE_GROUP,
  ...allRules.filter(({ group }) => group === LANGUAGE_GROUP).map(({ code }) => code),
]);
