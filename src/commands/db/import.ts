import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { isShared, shownUrl } from '../../core/text/address.ts';
import { typed } from '../../core/text/typed.ts';
import { atOffice } from '../../wording/describe.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';

export function importCommand(kit: Kit): Command {
  return bareVerb(kit, 'db import', {
    examples: [
      'coopj db import office.ndjson --db moved/coopj.db',
      'coopj db import office.ndjson --db moved/coopj.db --dry-run',
    ],
    args: [['<file>', kit.words.moving.file]],
    source: 'file',
    flags: { dryRun: '' },
    run: (base, { file }) => importOffice(base, file),
  });
}

/** The office of an export, where there is none yet. */
export async function importOffice(base: Base, name: string): Promise<void> {
  const { moving, out, place, words, files, runFlags, user } = base;
  const { dryRun } = runFlags;
  const what = await moving.unpack(name, { dryRun });
  if (!dryRun) await files.makeRoomFor(place.key);
  const { unpacked, wouldUnpack, last, sum, sameHere, bringKey, check, goHere, putAway } = words.moving;
  const { entries, students, files: own, papers, head, sha256 } = what;
  const where = isShared(place.database) ? 'store' : 'file';
  const { db } = user.loaded.settings.values;
  const isHere = db === undefined ? where === 'file' && runFlags.where === '' : shownUrl(db) === place.database;
  const next = [
    bringKey(place.key),
    atOffice(check, runFlags.where, words),
    ...(isHere ? [] : [goHere[where](typed(place.database))]),
    putAway,
  ];
  await out.done(
    [
      (dryRun ? wouldUnpack : unpacked)(place.database, what),
      ...(head ? [last(head.seq, head.day, head.hash)] : []),
      ...(dryRun ? [] : [sum(sha256), sameHere, ...next]),
    ],
    {
      file: files.resolve(name),
      sha256,
      database: place.database,
      entries,
      students,
      files: own,
      papers,
      head: head ?? null,
      dryRun,
    },
  );
}
