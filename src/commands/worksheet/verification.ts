import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { verificationNote } from '../../core/papers/worksheets/verification-note.ts';
import { given } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { mustSign } from '../shared/office-key.ts';
import { finishSheet, SHEET, type SheetOptions, sheetArguments, sheetOf } from './sheet.ts';

export function verificationCommand(kit: Kit): Command {
  return verb(kit, 'worksheet verification', {
    examples: ['coopj worksheet verification', 'coopj worksheet verification --in en --out public'],
    flags: { ...SHEET },
    run: (context, flags) => verification(context, sheetArguments(flags)),
  });
}

/** The note for recipients of certificates: how to verify one with the public key printed on it. */
export async function verification(context: Context, options: SheetOptions): Promise<void> {
  const { office, today, documents, sealing } = context;
  const { lang = 'both' } = options;
  const key = await sealing.publicKey();
  await mustSign(context, key.key);
  const texts = await documents.texts('verification-note', lang);
  const paper = verificationNote(office, key, { lang, on: today }, texts);
  const sheet = await sheetOf(context, 'verification-note', [], paper, options);
  const finishing = { kind: 'verification-note', whose: '', sheet, ...given({ force: options.force }) } as const;
  await finishSheet(context, finishing, { lang, key: key.key });
}
