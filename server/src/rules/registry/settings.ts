/** Reads the settings that people write. */
import {
  type Coexistence,
  DEFAULT_SETTINGS,
  type ProblemScope,
  type RuleSeverity,
  type Settings,
  SETTINGS_SECTION,
} from '../../../../protocol/messages.js';
import { isRecord } from '../../workspace/json.js';

/** Settings that can be used, and what was wrong with those that were given. */
export interface ReadSettings {
  readonly settings: Settings;
  /** Sentences for a log, each with the setting and what it takes. */
  readonly complaints: readonly string[];
}

/** Takes anything; what is missing takes its default, and so does what has the wrong type, with a complaint. */
export function settingsFrom(given: unknown): ReadSettings {
  if (given === undefined || given === null) return { settings: DEFAULT_SETTINGS, complaints: [] };

  if (!isRecord(given)) {
    return {
      settings: DEFAULT_SETTINGS,
      complaints: [`\`${SETTINGS_SECTION}\` must be an object; it is ignored.`],
    };
  }
  const complaints: string[] = [];
  return {
    settings: {
      rules: rulesFrom(given.rules, complaints),
      strictCheck: strictFrom(given, complaints),
      coexistence: choiceFrom(given, 'coexistence', COEXISTENCES, complaints),
      problems: choiceFrom(given, 'problems', SCOPES, complaints),
    },
    complaints,
  };
}

/** The section within what an editor sends as its initialization options or changed configuration. */
export function sectionIn(options: unknown): unknown {
  return isRecord(options) && SETTINGS_SECTION in options ? options[SETTINGS_SECTION] : options;
}

function strictFrom(given: Readonly<Record<string, unknown>>, complaints: string[]): boolean {
  const value = given.strictCheck ?? DEFAULT_SETTINGS.strictCheck;
  if (typeof value === 'boolean') return value;

  complaints.push(
    `\`${SETTINGS_SECTION}.strictCheck\` must be true or false; ${DEFAULT_SETTINGS.strictCheck} is used.`,
  );
  return DEFAULT_SETTINGS.strictCheck;
}

/** One of some words. */
function choiceFrom<K extends 'coexistence' | 'problems'>(
  given: Readonly<Record<string, unknown>>,
  key: K,
  choices: readonly Settings[K][],
  complaints: string[],
): Settings[K] {
  const usual = DEFAULT_SETTINGS[key];
  const value = given[key] ?? usual;
  const found = choices.find((each) => each === value);
  if (found === undefined) {
    const expected = choices.map((each) => `"${each}"`).join(', ');
    complaints.push(`\`${SETTINGS_SECTION}.${key}\` must be one of ${expected}; "${usual}" is used.`);
  }
  return found ?? usual;
}

const COEXISTENCES: readonly Coexistence[] = ['auto', 'complement', 'standalone'];

const SCOPES: readonly ProblemScope[] = ['openFiles', 'module', 'workspace'];

function rulesFrom(value: unknown, complaints: string[]): Readonly<Record<string, RuleSeverity>> {
  const rules = value ?? {};
  if (!isRecord(rules)) {
    complaints.push(
      `\`${SETTINGS_SECTION}.rules\` must be an object of rule codes and severities; it is ignored.`,
    );
    return DEFAULT_SETTINGS.rules;
  }
  const entries = Object.entries(rules).flatMap(([code, severity]): [string, RuleSeverity][] => {
    if (isSeverity(severity)) return [[code, severity]];

    const expected = severities.map((each) => `"${each}"`).join(', ');
    complaints.push(
      `\`${SETTINGS_SECTION}.rules\`: \`${code}\` must be one of ${expected}; the default severity of the rule is used.`,
    );
    return [];
  });
  return Object.fromEntries(entries);
}

/** What a rule may be set to. */
export const severities: readonly RuleSeverity[] = ['error', 'warning', 'information', 'hint', 'off'];

function isSeverity(value: unknown): value is RuleSeverity {
  return severities.some((severity) => severity === value);
}
