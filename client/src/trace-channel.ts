/**
 * The channel that a trace of the messages is written to. The client library writes one only while a person has set
 * the channel's log level to *Trace*; this makes the setting `apigatewayStages.trace.server` enough by itself.
 */
import { EventEmitter, LogLevel, workspace, type Disposable, type LogOutputChannel } from 'vscode';
import { SETTINGS_SECTION } from '../../protocol/messages.js';

/** Wraps `channel`; whoever disposes the result must still dispose `channel`. */
export function createTraceChannel(channel: LogOutputChannel): LogOutputChannel & Disposable {
  const changed = new EventEmitter<LogLevel>();
  const level = (): LogLevel => (isTracing() ? LogLevel.Trace : channel.logLevel);
  const listeners = [
    channel.onDidChangeLogLevel(() => {
      changed.fire(level());
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(TRACE_SETTING)) changed.fire(level());
    }),
  ];
  return {
    name: channel.name,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    // A trace written at the level `trace` would be filtered out again by the channel's own level.
    trace: (message, ...args: unknown[]) => {
      channel.info(message, ...args);
    },
    debug: (message, ...args: unknown[]) => {
      channel.debug(message, ...args);
    },
    info: (message, ...args: unknown[]) => {
      channel.info(message, ...args);
    },
    warn: (message, ...args: unknown[]) => {
      channel.warn(message, ...args);
    },
    error: (message, ...args: unknown[]) => {
      channel.error(message, ...args);
    },
    append: (value) => {
      channel.append(value);
    },
    appendLine: (value) => {
      channel.appendLine(value);
    },
    replace: (value) => {
      channel.replace(value);
    },
    clear: () => {
      channel.clear();
    },
    show: () => {
      channel.show(true);
    },
    hide: () => {
      channel.hide();
    },
    dispose: () => {
      for (const listener of [...listeners, changed]) listener.dispose();
    },
  };
}

const TRACE_SETTING = `${SETTINGS_SECTION}.trace.server`;

function isTracing(): boolean {
  const value = workspace.getConfiguration().get<unknown>(TRACE_SETTING, 'off');
  return value === 'messages' || value === 'verbose' || value === 'compact';
}
