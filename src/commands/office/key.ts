import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { adoptKey } from '../../core/decide/key.ts';
import { NOTHING_ANNOUNCED } from '../../core/model/office-facts.ts';
import { isShared } from '../../core/text/address.ts';
import { Abort } from '../../errors.ts';
import { textArgument } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { officeKeys } from '../shared/office-key.ts';

export function keyCommand(kit: Kit): Command {
  return verb(kit, 'office key', {
    writes: true,
    examples: [
      'coopj office key',
      'coopj office key -o public-key.pem',
      'coopj office key --json',
      'coopj office key --adopt --reason "the old key was lost with the disk"',
    ],
    flags: { adopt: '' },
    run: (context, { adopt = false }) => (adopt ? adoptNow(context) : show(context)),
  });
}

/** The public half of the signing key, for verifying certificates. It may be given to anybody. */
async function show({ out, sealing, store, place, words }: Context): Promise<void> {
  const { key, pem } = await sealing.publicKey();
  const { current, adopted } = await officeKeys(store);
  await out.done([pem.trimEnd()], { key, pem, current: current ?? null, adopted });
  if (current !== undefined && current !== key) out.warn(words.offices.key.foreign(place.key, key, current));
}

/** Where another key signs until now, colleagues have it who cannot sign after this. */
async function mustBeSure(context: Context, current: string | undefined): Promise<void> {
  const { prompt, sealing, place, words, runFlags } = context;
  if (current === undefined || !prompt.able || runFlags.dryRun) return;
  const there = await sealing.publicKey().catch((error) => {
    if (isShared(place.database) && error instanceof Abort && error.problem === 'key-missing') return undefined;
    throw error;
  });
  if (there?.key === current) return;
  const question = words.offices.key.reallyAdopt(current, place.key, isShared(place.database));
  if (!(await prompt.confirm(question))) throw new Abort('cancelled', { declined: true });
}

/** The office goes on with the key that lies there; what others signed before stays genuine. */
async function adoptNow(context: Context): Promise<void> {
  const { out, sealing, store, place, words, runFlags } = context;
  if (runFlags.reason === undefined) throw new Abort('flag-missing', { flag: '--reason', example: '--reason "…"' });
  const reason = textArgument(runFlags.reason, '--reason');
  const { current } = await officeKeys(store);
  await mustBeSure(context, current);
  // With a shared store `init` makes a key once alone, for whoever made the office.
  if (isShared(place.database) && !runFlags.dryRun) await context.makeKey();
  const { key } = await sealing.publicKey();
  const facts = await store.office();
  const changes = current === key ? [] : adoptKey(facts?.value ?? NOTHING_ANNOUNCED, key);
  if (changes.length > 0 && !runFlags.dryRun) {
    // The key until now is put on record first, where only certificates know of it.
    const known = current === undefined ? [] : adoptKey(facts?.value ?? NOTHING_ANNOUNCED, current);
    await store.apply(
      [{ subject: 'office', expect: facts?.revision ?? 'new', changes: [...known, ...changes] }],
      context.stamp(reason),
    );
  }
  const { offices, screen } = words;
  const said = runFlags.dryRun ? offices.key.wouldAdopt : offices.key.adopted;
  await out.done([changes.length === 0 ? screen.unchanged : said(place.key, key)], {
    key,
    before: current ?? null,
    changes: changes.map(({ type }) => type),
    dryRun: runFlags.dryRun,
  });
}
