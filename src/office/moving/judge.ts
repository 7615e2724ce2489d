import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isInside } from '../../core/backup/manifest.ts';
import { EXPORT, EXPORT_MARK } from '../../core/backup/names.ts';
import type { HistoryFinding } from '../../core/journal/findings.ts';
import { headLine, type JournalHead } from '../../core/journal/head.ts';
import type { ExportFault } from '../../errors/backups.ts';
import { Abort } from '../../errors.ts';
import { sha256 as digestOf } from '../../formats/digest.ts';
import { type NumberedLine, unsealedLines } from '../../formats/sealed-lines.ts';
import type { StoredLine } from '../../store/store.ts';
import type { Files } from '../files.ts';
import type { Named, OwnFile } from './belongings.ts';
import { EXPORT_VERSION, entryIn, naming } from './lines.ts';
import type { PackedOffice } from './moving.ts';

/** By what an export is judged. */
export interface JudgeGround {
  readonly files: Pick<Files, 'start'>;
  /** The versions of tables and of entries that this program makes and reads. */
  readonly records: number;
  readonly entryVersion: number;
  /** Walks through a history, and tells at its end what is wrong with it. */
  readonly chain: () => {
    look(line: StoredLine): void;
    end(): { readonly head?: JournalHead; readonly findings: readonly HistoryFinding[] };
  };
}

export interface JudgedExport {
  readonly packed: PackedOffice;
  readonly files: readonly OwnFile[];
  readonly digests: readonly string[];
  readonly named: Named;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);
const isDigest = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const fileIn = (value: unknown): OwnFile | undefined => {
  const { name, sha256 } = value as OwnFile;
  return typeof name === 'string' && isInside(name) && isDigest(sha256) ? { name, sha256 } : undefined;
};

interface Bytes {
  readonly sha256: string;
  readonly base64: string;
}
const bytesIn = (value: unknown): Bytes | undefined => {
  const { sha256, base64 } = value as Bytes;
  return isDigest(sha256) && typeof base64 === 'string' ? { sha256, base64 } : undefined;
};

/** What is wrong with a line of a file. */
export const faultIn =
  (file: string) =>
  (line: number, why: ExportFault): never => {
    throw new Abort('export-damaged', { file, line, why });
  };

/** The line of an entry: what the file is stands on the first. */
export const lineOf = ({ seq = 1 }: HistoryFinding): number => seq + 1;

/** The lines of an export, as they stand in it. Throws Abort `export-…`. */
export async function* linesIn(
  file: string,
  read: (chunk: Uint8Array) => void = () => undefined,
): AsyncIterable<NumberedLine> {
  async function* chunks() {
    for await (const chunk of createReadStream(file)) {
      read(chunk as Uint8Array);
      yield chunk as Uint8Array;
    }
  }
  try {
    yield* unsealedLines(chunks(), faultIn(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new Abort('file-unreadable', { file, why: code });
  }
}

/** Reads a whole export, and answers what it holds. Throws Abort `export-…` with the first line that is not as it was written. */
export async function judged(ground: JudgeGround, file: string): Promise<JudgedExport> {
  const begins = Buffer.from(await ground.files.start(file, EXPORT_MARK.length)).toString();
  if (begins !== EXPORT_MARK) throw new Abort('export-foreign', { file });
  const whole = createHash('sha256');
  const { look, judgement } = judge(ground, file);
  for await (const one of linesIn(file, (chunk) => whole.update(chunk))) look(one);
  const { packed, ...found } = judgement();
  return { ...found, packed: { ...packed, sha256: whole.digest('hex') } };
}

/** In this order they follow one another. */
const KINDS = ['format', 'entry', 'file', 'bytes', 'end'];

function judge({ records, entryVersion, chain: walk }: JudgeGround, file: string) {
  const fault = faultIn(file);
  const chain = walk();
  const { named, students, meet } = naming();
  const files: OwnFile[] = [];
  const digests: string[] = [];
  let entries = 0;
  let kind = 0;
  let head: JournalHead | undefined;

  const newer = (found: number, known: number): never => {
    throw new Abort('export-newer', { file, found, known });
  };

  function lookAtFormat({ line, value: { format, version, records: of } }: NumberedLine): void {
    if (line !== 1) fault(line, 'out-of-order');
    if (format !== EXPORT || !isCount(version) || !isCount(of)) throw new Abort('export-foreign', { file });
    if (version > EXPORT_VERSION) newer(version, EXPORT_VERSION);
    if (of > records) newer(of, records);
  }

  function lookAtEntry({ line, value }: NumberedLine): void {
    const entry = entryIn(value.entry) ?? fault(line, 'not-a-line');
    if (entry.version > entryVersion) newer(entry.version, entryVersion);
    entries += 1;
    if (entry.seq !== entries) fault(line, 'out-of-order');
    chain.look(entry);
    meet(entry);
  }

  /** Before anything else is believed. */
  function endChain(): void {
    const { head: last, findings } = chain.end();
    head = last;
    const [first] = findings;
    if (first) fault(lineOf(first), 'altered');
  }

  function lookAtFile({ line, value }: NumberedLine): void {
    const { name, sha256 } = fileIn(value.file) ?? fault(line, 'not-a-line');
    if (name <= (files.at(-1)?.name ?? '')) fault(line, 'out-of-order');
    files.push({ name, sha256 });
  }

  function lookAtBytes({ line, value }: NumberedLine): void {
    const { sha256, base64 } = bytesIn(value.bytes) ?? fault(line, 'not-a-line');
    if (sha256 <= (digests.at(-1) ?? '')) fault(line, 'out-of-order');
    if (digestOf(Buffer.from(base64, 'base64')) !== sha256) fault(line, 'altered');
    digests.push(sha256);
  }

  function lookAtEnd({ line, value }: NumberedLine): void {
    const { entries: lines, files: own, bytes, head: last } = value.end as Readonly<Record<string, unknown>>;
    const held = new Set(digests);
    const isWhole =
      lines === entries &&
      own === files.length &&
      bytes === digests.length &&
      last === (head ? headLine(head) : null) &&
      files.every(({ sha256 }) => held.has(sha256));
    if (!isWhole) fault(line, 'altered');
  }

  const looks = [lookAtFormat, lookAtEntry, lookAtFile, lookAtBytes, lookAtEnd];
  return {
    look(one: NumberedLine): void {
      const found = KINDS.findIndex((name) => one.value[name] !== undefined);
      const said = one.value[KINDS[found] ?? ''];
      if (found < 0 || said === null || (found > 0 && typeof said !== 'object')) fault(one.line, 'not-a-line');
      if (found < kind || (one.line === 1) !== (found === 0)) fault(one.line, 'out-of-order');
      if (kind < 2 && found >= 2) endChain();
      kind = found;
      looks[found]?.(one);
    },
    judgement: () => {
      const own = new Set(files.map(({ sha256 }) => sha256));
      const papers = digests.filter((sha256) => !own.has(sha256)).length;
      return { packed: { entries, students: students.size, files: files.length, papers, head }, files, digests, named };
    },
  };
}
