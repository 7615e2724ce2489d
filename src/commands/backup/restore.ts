import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { Abort } from '../../errors.ts';
import type { Restored } from '../../office/backup/backups.ts';
import type { Words } from '../../wording/words.ts';
import { given } from '../shared/arguments.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { clockOf } from './clock.ts';
import { type KeyFlags, openerOf } from './keys.ts';

export interface RestoreOptions extends KeyFlags {
  readonly file: string;
  /** A folder that is not there yet, or empty; in place without it. */
  readonly into?: string;
}

export function restoreCommand(kit: Kit): Command {
  return bareVerb(kit, 'backup restore', {
    examples: [
      'coopj backup restore coopj-2026-11-30T0102Z-000123.zip --into restored',
      'coopj backup restore coopj-2026-11-30T0102Z-000123.zip --dry-run',
    ],
    args: [['<file>', kit.words.flags.backupFile]],
    source: 'file',
    flags: { into: '<folder>', identity: '<file>*', passphraseFile: '<file>', dryRun: '', reason: '<text>' },
    run: restore,
  });
}

/** Into a new folder; or in place, with the old database kept, after what would be lost was told. */
export async function restore(base: Base, { file, into, ...keys }: RestoreOptions): Promise<void> {
  const { backups, out, prompt, words, runFlags } = base;
  const { opener } = await openerOf(base, file, keys, (at) =>
    [
      `coopj backup restore "${at}"`,
      ...(into === undefined ? [] : [`--into "${into}"`]),
      ...(runFlags.dryRun ? ['--dry-run'] : []),
    ].join(' '),
  );
  const when = await clockOf(base);
  const { actor, today } = base;
  const reason = runFlags.reason ?? `backup restore ${file}`;
  const by = { actor, day: today, reason };
  // On a terminal it is asked for below.
  const options = { ...given({ into, opener }), by, ofAnyOffice: runFlags.yes || prompt.able };
  if (into === undefined && prompt.able && !runFlags.dryRun) {
    const would = await backups.restore(file, { ...options, dryRun: true });
    const { ofOther } = would;
    const lines = [
      ...(ofOther === undefined ? [] : [words.backups.ofOther(ofOther)]),
      ...sinceLines(would, words, when),
    ];
    await out.brief([{ lines }]);
    if (!(await prompt.confirm(words.backups.reallyRestore(would.database))))
      throw new Abort('cancelled', { declined: true });
  }
  const restored = await backups.restore(file, { ...options, dryRun: runFlags.dryRun });
  const {
    folder,
    database,
    kept,
    manifest,
    ofOther,
    since,
    stayed,
    aside,
    back,
    erasedAgain,
    erasuresKnown,
    unfinished,
  } = restored;
  const said = words.backups;
  const shown = { ...manifest, at: when(manifest.at) };
  const hasKey = manifest.members.some(({ name }) => name === 'office.key');
  await out.done(
    [
      runFlags.dryRun ? said.wouldRestore(database, shown) : said.restored(database, shown),
      ...(runFlags.dryRun && ofOther !== undefined ? [said.ofOther(ofOther)] : []),
      ...(kept === undefined ? [] : [said.kept(kept)]),
      ...(into === undefined ? sinceLines(restored, words, when) : []),
      ...(since === undefined ? [said.numbersUnknown(shown)] : []),
      ...(stayed.length === 0 ? [] : [said.stayed(stayed.length), ...stayed.map((one) => `- ${one}`)]),
      ...(aside.length === 0 ? [] : [said.aside(aside.length), ...aside.map((one) => `- ${one}`)]),
      ...erasedAgain.map((student) => said.erasedAgain(student)),
      ...(into !== undefined && erasuresKnown === false ? [said.erasuresUnknown(shown, database)] : []),
      ...(into !== undefined && !hasKey ? [said.bringKey] : []),
      ...(into === undefined || runFlags.dryRun ? [] : [said.lookAt(database)]),
    ],
    {
      file: await backups.at(file),
      folder,
      database,
      kept: kept ?? null,
      at: manifest.at,
      entries: manifest.entries,
      head: manifest.head?.hash ?? null,
      since: since ?? null,
      stayed,
      back,
      erasedAgain,
      dryRun: runFlags.dryRun,
      erasuresKnown: erasuresKnown ?? null,
      aside,
      ofOther: ofOther ?? null,
    },
  );
  if (unfinished !== undefined) throw new Abort('restore-unfinished', { database, why: unfinished });
}

const SHOWN = 10;

/** What was entered since the backup and is not in it. */
function sinceLines({ since, database }: Restored, words: Words, when: (at: string) => string): readonly string[] {
  const { backups, screen } = words;
  if (since === undefined) return [backups.otherHistory(database)];
  if (since.length === 0) return [backups.nothingSince];
  const lines = since.slice(0, SHOWN).map(({ seq, at, actor, subject }) => `- ${seq} ${when(at)} ${actor} ${subject}`);
  const more = since.length > SHOWN ? [`- ${screen.andMore(since.length - SHOWN)}`] : [];
  return [backups.since(since.length), ...lines, ...more];
}
