import { readFileSync } from 'node:fs';
import { discard, replaceFile } from './replace.ts';

/** Who writes, for others who wait meanwhile. */
export interface Writer {
  readonly pid: number;
  readonly actor: string;
  /** The command's words: `import students`. */
  readonly command: string;
  /** The instant, ISO 8601 with Z. */
  readonly since: string;
}

const besideOf = (file: string): string => `${file}.writer`;

/** Says who writes. It only informs: where that fails, the work goes on. */
export function announce(file: string, writer: Writer | undefined): void {
  if (writer) replaceFile(besideOf(file), JSON.stringify(writer), writer.pid);
}

/** Takes back what `announce` said, unless the next writer was faster. What was recorded stands also where that fails. */
export function withdraw(file: string, writer: Writer | undefined): void {
  if (writer && read(file)?.pid === writer.pid) discard(besideOf(file));
}

/** Who writes, where it can be known. What a killed program left says nothing. */
export function writerOf(file: string, isRunning: (pid: number) => boolean = () => true): Writer | undefined {
  const said = read(file);
  return said && isRunning(said.pid) ? said : undefined;
}

function read(file: string): Writer | undefined {
  try {
    const said = JSON.parse(readFileSync(besideOf(file), 'utf8')) as Partial<Writer>;
    const { pid, actor, command, since } = said;
    const isWhole = Number.isInteger(pid) && [actor, command, since].every((text) => typeof text === 'string');
    return isWhole ? (said as Writer) : undefined;
  } catch {
    return undefined;
  }
}
