/** The environment whose values hovers and inlay hints show: its line in the language status, and the command that picks it. */
import { languages, window, workspace, type Memento, type TextEditor } from 'vscode';
import { inert } from '../../protocol/plain-text.js';
import {
  ENVIRONMENT_CHOSEN,
  ENVIRONMENTS_REQUEST,
  type EnvironmentChosen,
  type EnvironmentsAnswer,
  type EnvironmentsParams,
} from '../../protocol/messages.js';
import { COMMANDS } from './command-names.js';
import type { Disposable } from './disposable.js';
import { DOCUMENT_SELECTOR, VARIABLES_LANGUAGE } from './documents.js';
import { type EnvironmentItem, environmentItems } from './environment-items.js';
import type { RunningServer } from './language-client.js';
import { pickOne } from './pick-one.js';
import { tellInformation } from './tell.js';

/** Remembered for the workspace: people look at one environment for days. */
const KEY = 'environment';

/** The environment that was picked last in this workspace. */
export function rememberedEnvironment(memory: Memento): string | undefined {
  const name: unknown = memory.get(KEY);
  return typeof name === 'string' ? name : undefined;
}

const NONE: EnvironmentsAnswer = { names: [], files: {} };

/** What shows the environment. */
export interface Environments extends Disposable {
  /** Asks a person for one. */
  readonly choose: () => Promise<void>;
}

/** Shows the environment of the active file, as soon as the server knows of any. */
export function showEnvironments(memory: Memento, server: Promise<RunningServer>): Environments {
  const item = languages.createLanguageStatusItem('apigatewayStages.environment', []);
  item.name = 'API Gateway Stages: Environment';
  const listeners = [
    window.onDidChangeActiveTextEditor(refresh),
    workspace.onDidSaveTextDocument(() => refresh(window.activeTextEditor)),
  ];
  void refresh(window.activeTextEditor);
  return {
    choose,
    dispose: () => {
      for (const each of [item, ...listeners]) each.dispose();
    },
  };

  async function refresh(editor: TextEditor | undefined): Promise<void> {
    const { names } = await environmentsAt(editor);
    const chosen = names.find((each) => each === rememberedEnvironment(memory));
    item.selector =
      names.length === 0 ? [] : [...DOCUMENT_SELECTOR, { language: VARIABLES_LANGUAGE, scheme: 'file' }];
    item.text = chosen === undefined ? 'All environments' : inert(`Environment: ${chosen}`);
    item.detail =
      chosen === undefined
        ? 'hovers and inlay hints show values that are the same in all'
        : 'hovers and inlay hints show its values';
    item.command = { command: COMMANDS.chooseEnvironment, title: 'Choose' };
  }

  async function environmentsAt(editor: TextEditor | undefined): Promise<EnvironmentsAnswer> {
    if (editor === undefined || !isOurs(editor)) return NONE;
    const params: EnvironmentsParams = { textDocument: { uri: editor.document.uri.toString() } };
    return (await server)
      .request<EnvironmentsAnswer>(ENVIRONMENTS_REQUEST, params)
      .catch((): EnvironmentsAnswer => NONE);
  }

  async function choose(): Promise<void> {
    const answer = await environmentsAt(window.activeTextEditor);
    if (answer.names.length === 0) {
      void tellInformation(
        'No environments are known for this file. Open a file of the module, and list its variable files under "environments" in .apigateway-stages.json.',
      );
      return;
    }
    const items = environmentItems(answer, rememberedEnvironment(memory));
    const marked = items.find(({ description }) => description !== undefined);
    const picked = await pickOne<EnvironmentItem>(items, marked, {
      title: 'Environment',
      placeholder: 'Whose values should hovers and inlay hints show?',
    });
    if (picked === undefined) return;
    const { name } = picked;
    await memory.update(KEY, name);
    const chosen: EnvironmentChosen = name === undefined ? {} : { name };
    await (await server).notify(ENVIRONMENT_CHOSEN, chosen);
    await refresh(window.activeTextEditor);
  }
}

function isOurs({ document }: TextEditor): boolean {
  const ours = [...DOCUMENT_SELECTOR.map(({ language }) => language), VARIABLES_LANGUAGE];
  return ours.includes(document.languageId);
}
