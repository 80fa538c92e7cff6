/**
 * The channel that a trace of the messages is written to. The client library writes one only while a person has set
 * the channel's log level to *Trace*; this makes the setting `apigatewayStages.trace.server` enough by itself.
 */
import { EventEmitter, LogLevel, workspace, type LogOutputChannel } from 'vscode';
import { SETTINGS_SECTION } from '../../protocol/messages.js';

/** `channel` with a log level that follows the setting as well; disposing it leaves `channel` alone. */
export function createTraceChannel(channel: LogOutputChannel): LogOutputChannel {
  const changed = new EventEmitter<LogLevel>();
  const level = (): LogLevel => (isTracing() ? LogLevel.Trace : channel.logLevel);
  const notify = (): void => {
    changed.fire(level());
  };
  const listeners = [
    changed,
    channel.onDidChangeLogLevel(notify),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(TRACE_SETTING)) notify();
    }),
  ];
  // Everything that is not named here is the channel's own, by inheritance.
  return Object.create(channel, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    // A trace written at the level `trace` would be filtered out again by the channel's own level.
    trace: {
      value: (message: string) => {
        channel.info(message);
      },
    },
    dispose: {
      value: () => {
        for (const listener of listeners) listener.dispose();
      },
    },
  }) as LogOutputChannel;
}

const TRACE_SETTING = `${SETTINGS_SECTION}.trace.server`;

function isTracing(): boolean {
  const value: unknown = workspace.getConfiguration().get(TRACE_SETTING);
  return value === 'messages' || value === 'verbose';
}
