import { createHash } from 'node:crypto';
import { EXPORT } from '../../core/backup/names.ts';
import { headLine, type JournalHead } from '../../core/journal/head.ts';
import type { Office } from '../../core/profile/office.ts';
import { sealedLines } from '../../formats/sealed-lines.ts';
import type { Store } from '../../store/store.ts';
import type { Belongings, GatheredBelongings } from './belongings.ts';
import { EXPORT_VERSION, entryLine, naming } from './lines.ts';
import type { Packing } from './moving.ts';

/** Exports an office as of one moment: its history first, then what that names. `records` is the version of the tables that can be made of it. */
export function packingOf(
  { belongings, records }: { readonly belongings: Belongings; readonly records: number },
  store: Pick<Store, 'lines' | 'moment'>,
  office: Office,
): Packing {
  const whole = createHash('sha256');
  const { named, students, meet } = naming();
  let entries = 0;
  let bytes = 0;
  let papers = 0;
  let head: JournalHead | undefined;
  let gathered: GatheredBelongings | undefined;

  async function* values(): AsyncIterable<object> {
    yield { format: EXPORT, version: EXPORT_VERSION, records };
    for await (const line of store.lines()) {
      meet(line);
      entries += 1;
      head = { seq: line.seq, hash: line.hash, day: line.day };
      yield { entry: entryLine(line) };
    }
    gathered = await belongings.gather(office, named);
    for (const { name, sha256 } of gathered.files) yield { file: { name, sha256 } };
    const own = new Set(gathered.files.map(({ sha256 }) => sha256));
    for (const sha256 of gathered.digests) {
      const found = await gathered.bytesOf(sha256);
      if (found === undefined) continue;
      bytes += 1;
      if (!own.has(sha256)) papers += 1;
      yield { bytes: { sha256, base64: Buffer.from(found).toString('base64') } };
    }
  }

  async function* text(): AsyncIterable<string> {
    const end = () => ({
      entries,
      files: gathered?.files.length ?? 0,
      bytes,
      head: head ? headLine(head) : null,
    });
    for await (const line of sealedLines(store.moment(values), end)) {
      whole.update(line);
      yield line;
    }
  }

  return {
    text: text(),
    packed: () => ({
      entries,
      students: students.size,
      files: gathered?.files.length ?? 0,
      papers,
      head,
      sha256: whole.copy().digest('hex'),
      notes: gathered?.notes() ?? [],
    }),
  };
}
