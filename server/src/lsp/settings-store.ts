/** Remembers the settings of each document until they change. */
import type { Settings } from '../../../protocol/messages.js';
import { sectionIn, settingsFrom } from '../rules/registry/settings.js';

/** The settings of each document, asked for once until they change. */
export interface SettingsStore {
  /** The settings that hold for a document; never rejects. */
  readonly of: (uri: string) => Promise<Settings>;
  /** The editor says that something has changed, and may say what. */
  readonly changed: (options: unknown) => void;
  readonly forget: (uri: string) => void;
}

/** What the store needs. */
export interface SettingsStoreOptions {
  /** Asks the editor for a document's section; undefined where it can only tell. */
  readonly ask: ((uri: string) => Promise<unknown>) | undefined;
  /** What the editor told at the start. */
  readonly initial: unknown;
  readonly log: (message: string) => void;
}

/** A store that has asked nothing yet. */
export function settingsStore({ ask, initial, log }: SettingsStoreOptions): SettingsStore {
  const answers = new Map<string, Promise<Settings>>();
  const complained = new Set<string>();
  let told = initial;

  return {
    of(uri) {
      let answer = answers.get(uri);
      if (answer === undefined) {
        answer = (ask ? asked(ask, uri) : Promise.resolve(sectionIn(told))).then(read);
        answers.set(uri, answer);
      }
      return answer;
    },
    changed(options) {
      answers.clear();
      complained.clear();
      told = options ?? told;
    },
    forget(uri) {
      answers.delete(uri);
    },
  };

  function read(given: unknown): Settings {
    const { settings, complaints } = settingsFrom(given);
    for (const complaint of complaints.filter((each) => !complained.has(each))) {
      complained.add(complaint);
      log(complaint);
    }
    return settings;
  }
}

/** An editor that doesn't answer in time must not hold up diagnostics for ever. */
async function asked(ask: (uri: string) => Promise<unknown>, uri: string): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, undefined);
  });
  try {
    return await Promise.race([ask(uri), silence]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

const PATIENCE_MS = 2_000;
