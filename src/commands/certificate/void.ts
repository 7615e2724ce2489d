import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { isVoid, voidCertificate } from '../../core/decide/certificates/void.ts';
import { Abort } from '../../errors.ts';
import { given, optionalDay, textArgument } from '../shared/arguments.ts';
import { findCertificate, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface VoidOptions {
  readonly certificate: string;
  readonly reason: string;
  /** Defaults to today. */
  readonly on?: LocalDate;
}

export function voidCommand(kit: Kit): Command {
  return verb(kit, 'certificate void', {
    writes: true,
    examples: [
      'coopj certificate void E-2026-0001 --reason "記載事項の誤り"',
      'coopj certificate void I-2026-0001 --reason "the host company withdrew" --on 2026-11-20 --yes',
    ],
    args: ['<certificate>'],
    flags: { reason: '<text>!', on: '<day>' },
    run: (context, { certificate, reason, ...flags }) =>
      voids(context, {
        certificate,
        reason: textArgument(reason, '--reason'),
        ...given({ on: optionalDay(flags.on, context.today, '--on') }),
      }),
  });
}

/** load -> ask why -> decide (pure) -> ask -> apply -> say */
export async function voids(context: Context, options: VoidOptions): Promise<void> {
  const { store, prompt, words, runFlags, out, today, actor } = context;
  const { value: dossier, revision, certificate } = await findCertificate(context, options.certificate);
  const { number, kind } = certificate;
  const gone = isVoid(certificate);
  if (gone.length > 0) throw new Abort('refused', { refusals: gone });
  const student = dossier.student.number;
  const named = words.papers.named(number, words.terms.certificate[kind], student);
  const { reason, on = today } = options;
  const decision = voidCertificate(await knownOf(context, dossier), certificate, { on, actor, reason });
  if (!decision.ok) throw new Abort('refused', { refusals: decision.refusals });
  if (prompt.able && !runFlags.dryRun && !(await prompt.confirm(words.papers.reallyVoid(named)))) {
    throw new Abort('cancelled', { declined: true });
  }
  if (!runFlags.dryRun) {
    const writes = [{ subject: `student:${student}` as const, expect: revision, changes: decision.changes }];
    await store.apply(writes, context.stamp(reason));
  }
  const say = runFlags.dryRun ? words.papers.wouldVoid : words.papers.voided;
  await out.done([say(named)], {
    number,
    kind,
    student,
    state: 'void',
    on,
    by: actor,
    reason,
    dryRun: runFlags.dryRun,
  });
}
