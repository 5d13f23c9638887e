export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';
const levels: LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

export type LogFields = Record<string, unknown>;
export type Log = Record<Exclude<LogLevel, 'silent'>, (fields: LogFields) => void>;

/** One JSON line an event, on standard error. Never a message's text. */
export function createLog(level: LogLevel, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const at = (name: Exclude<LogLevel, 'silent'>) => (fields: LogFields) => {
    if (levels.indexOf(name) > levels.indexOf(level)) return;
    write(`${JSON.stringify({ at: new Date().toISOString(), level: name, ...fields })}\n`);
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}
