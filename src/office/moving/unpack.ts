import { Abort } from '../../errors.ts';
import type { NumberedLine } from '../../formats/sealed-lines.ts';
import type { Stamp, Store, StoredLine } from '../../store/store.ts';
import type { Files } from '../files.ts';
import type { Belongings, Receiving } from './belongings.ts';
import { faultIn, type JudgeGround, judged, lineOf, linesIn } from './judge.ts';
import { entryLine } from './lines.ts';
import type { PackedOffice } from './moving.ts';

/** What an import stands on. */
export interface MovingGround extends JudgeGround {
  readonly files: Files;
  readonly belongings: Belongings;
  /** Where the records are. */
  readonly database: string;
  /** Entries of the records here; undefined where there are none yet. */
  entries(): Promise<number | undefined>;
  /** Who imports, and when. */
  by(): Pick<Stamp, 'at' | 'actor'>;
  /** Opens the records for some work, made for it where there are none: where it fails, there are none afterwards. */
  into(work: (store: Store) => Promise<void>): Promise<void>;
}

/** Imports an export once it was judged, and leaves the place as it was where anything is in the way. */
export async function unpack(
  ground: MovingGround,
  name: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<PackedOffice> {
  const { files, belongings, database } = ground;
  const file = files.resolve(name);
  const what = await judged(ground, file);
  const entries = await ground.entries();
  if (entries) throw new Abort('office-taken', { file: database, entries });
  await belongings.mayTake(what.files, what.digests);
  if (dryRun) return what.packed;
  const receiving = await belongings.receive(what.files, what.named, ground.by);
  try {
    await ground.into((store) => fill(store, receiving, file));
  } catch (error) {
    if (!mayStand(error)) await receiving.undo();
    throw error;
  }
  return what.packed;
}

/** The file is read once more: its last line is compared again before anything is committed. */
async function fill(store: Store, receiving: Receiving, file: string): Promise<void> {
  const lines = linesIn(file)[Symbol.asyncIterator]();
  let next: NumberedLine | undefined;
  const follow = async () => {
    next = (await lines.next()).value as NumberedLine | undefined;
  };
  async function* entries(): AsyncIterable<StoredLine> {
    for (await follow(); next?.value.entry || next?.line === 1; await follow())
      if (next.value.entry) yield entryLine(next.value.entry as StoredLine);
  }
  async function beside(): Promise<void> {
    for (; next; await follow()) {
      const { sha256, base64 } = (next.value.bytes ?? {}) as { readonly sha256?: string; readonly base64?: string };
      if (sha256 !== undefined && base64 !== undefined) await receiving.put(sha256, Buffer.from(base64, 'base64'));
    }
  }
  try {
    const [found] = await store.fill(entries(), beside);
    if (found) faultIn(file)(lineOf(found), 'altered');
  } finally {
    await lines.return?.();
  }
}

/** The commit was asked for, and nobody knows that it failed: the records may speak of what was put down. */
const mayStand = (error: unknown): boolean =>
  error instanceof Abort &&
  error.problem === 'store-unsure' &&
  (error as Abort<'store-unsure'>).data.stands !== 'not-recorded';
