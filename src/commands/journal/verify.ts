import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { whereAll } from '../../core/journal/findings.ts';
import { headIn, type SignedHead } from '../../core/journal/head.ts';
import { Abort } from '../../errors.ts';
import { type KeyFlags, openerOf } from '../backup/keys.ts';
import { given, optionalText } from '../shared/arguments.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { toldFindings } from './told-findings.ts';
import { verifyHistory } from './verify-history.ts';

export interface JournalVerifyOptions extends KeyFlags {
  /** A file that holds a head: a backup, a monthly report, a certificate. */
  readonly against?: string;
}

/** Backups, sealed or not. */
const BACKUP = /\.(?:zip|age)$/;

export function verifyCommand(kit: Kit): Command {
  return bareVerb(kit, 'journal verify', {
    examples: [
      'coopj journal verify',
      'coopj journal verify --against report-2026-10.json',
      'coopj journal verify --against backups/coopj-2026-11-30T0102Z-000123.zip',
      'coopj journal verify --against certificates/E-2026-0001_20241002_enrollment.pdf --json',
    ],
    flags: { against: ['<file>', kit.words.journal.againstFlag], identity: '<file>*', passphraseFile: '<file>' },
    run: (base, { against, ...keys }) =>
      verifyJournal(base, given({ against: optionalText(against, '--against'), ...keys })),
  });
}

/** Is the history as it was written? Exits with 3 if not; the answer is printed either way. */
export async function verifyJournal(base: Base, { against, ...keys }: JournalVerifyOptions): Promise<void> {
  const { out, words, sealing, files, backups, officeKeys } = base;
  const isBackup = against !== undefined && BACKUP.test(against);
  const file = against && (isBackup ? await backups.at(against) : files.resolve(against));
  const kept = file === undefined ? undefined : await headOf(base, file, keys);
  const { entries, head, findings } = await verifyHistory(base, kept);
  const { told, message } = toldFindings(words, findings);
  const isWhole = findings.length === 0;
  const signer = kept && (await sealing.signerOf(kept, await officeKeys()));
  const { whole, last, held, signed } = words.journal;
  await out.card(
    {
      whole: isWhole,
      entries,
      head: head ?? null,
      against: kept && signer ? { file, seq: kept.seq, hash: kept.hash, day: kept.day, signer } : null,
      findings: told,
      more: findings.length - told.length,
    },
    [
      {
        lines: [
          ...(isWhole ? [whole(entries)] : told.map((one) => one.message)),
          ...(head ? [last(head)] : []),
          ...(isWhole && kept && file !== undefined ? [held(file, kept)] : []),
          ...(signer ? [signed(signer)] : []),
        ],
      },
    ],
  );
  if (isWhole) return;
  const of = whereAll(findings);
  const asks = of === 'tables' && !(await base.may('clerk'));
  throw new Abort('history-broken', { count: findings.length, first: message, ...given({ of }), asks });
}

async function headOf(base: Base, file: string, keys: KeyFlags): Promise<SignedHead> {
  const head = BACKUP.test(file)
    ? await headOfBackup(base, file, keys)
    : // Metadata of a PDF or an Excel file stand in it as they are, among bytes that are no text.
      headIn(new TextDecoder().decode(await base.files.read(file)));
  if (head) return head;
  throw new Abort('no-head', { file });
}

/** Only what is whole can vouch for anything. */
async function headOfBackup(base: Base, file: string, keys: KeyFlags): Promise<SignedHead | undefined> {
  const { opener } = await openerOf(base, file, keys, (at) => `coopj journal verify --against "${at}"`);
  const { manifest, faults } = await base.backups.verify(file, opener);
  if (faults.length > 0) throw new Abort('backup-damaged', { file, faults });
  return manifest?.head ?? undefined;
}
