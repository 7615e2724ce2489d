import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { checkOffice, type OfficeCheck } from '../../core/profile/checks.ts';
import { mending } from '../../core/profile/own.ts';
import { loadProfile } from '../../office/profile-file.ts';
import { sentenceOf } from '../../wording/describe.ts';
import type { Words } from '../../wording/words.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { checkFonts, type FontCheck } from './fonts.ts';
import { checkKey, type KeyCheck } from './key-check.ts';
import { checkLetters, checkTexts, type LetterCheck, type TextCheck } from './texts.ts';

export function checkCommand(kit: Kit): Command {
  return bareVerb(kit, 'office check', {
    lists: true,
    examples: ['coopj office check', 'coopj office check --json'],
    run: check,
  });
}

type Checked = OfficeCheck | KeyCheck | FontCheck | TextCheck | LetterCheck;

/** Every check of profile, key, fonts and texts. An open check is an answer, not a failure. */
export async function check(base: Base): Promise<void> {
  const { place, files, out, words } = base;
  const { office } = await loadProfile(place.profile, files.read);
  const { columns, results, titles, none } = words.offices.checks;
  await out.list({
    columns: [
      { key: 'check', title: columns.check, cell: ({ check }: Checked) => check, text: ({ check }) => titles[check] },
      { key: 'result', title: columns.result, cell: ({ result }) => result, text: ({ result }) => results[result] },
      { key: 'message', title: columns.message, cell: (found) => said(found, words).message },
      { key: 'hint', title: columns.hint, cell: (found) => said(found, words).hint ?? null },
    ],
    rows: [
      ...checkOffice(office),
      await checkKey(base),
      ...(await checkFonts(base, office)),
      ...(await checkTexts(base, office)),
      checkLetters(office),
    ],
    empty: none,
  });
}

function said(found: Checked, words: Words): { readonly message: string; readonly hint?: string } {
  const { checks } = words.offices;
  const ok = found.result === 'ok';
  const names = words.terms.list;
  const settings = (keys: readonly string[]) => names(keys.map(words.offices.setting));
  switch (found.check) {
    case 'issuer':
      if (ok) return { message: checks.issuer.ok };
      return { message: checks.issuer.open(settings(found.keys)), hint: checks.issuer.hint };
    case 'own':
      if (ok) return { message: checks.own.ok };
      return {
        message: checks.own.open(settings(found.keys)),
        hint: checks.own.hint(mending(found.keys.filter((key) => key !== 'programs'))),
      };
    case 'contact':
      if (ok) return { message: checks.contact.ok };
      return { message: checks.contact.open(settings(found.keys)), hint: mending(found.keys) };
    case 'programs':
      if (ok) return { message: checks.programs.ok };
      return { message: checks.programs.open(names(found.names)), hint: checks.programs.hint };
    case 'twice':
      if (ok) return { message: checks.twice.ok };
      return { message: checks.twice.open(names(found.names)), hint: checks.twice.hint };
    case 'lengths':
      if (ok) return { message: checks.lengths.ok };
      return { message: checks.lengths.open(found.warn, found.block), hint: checks.lengths.hint(found.block) };
    case 'closure':
      if (ok) return { message: checks.closure.ok(found.days) };
      return { message: checks.closure.open(found.days), hint: checks.closure.hint(found.to, found.from) };
    case 'key':
      if (found.result === 'open') return sentenceOf(words, found.abort);
      if (ok) return { message: checks.key.ok };
      return { message: checks.key.shared(found.file), hint: checks.key.hint(found.file) };
    case 'fonts':
      return found.result === 'ok' ? { message: checks.fonts.ok(found.files) } : sentenceOf(words, found.abort);
    case 'letters': {
      if (ok) return { message: checks.letters.ok };
      const letters = found.waiting.map(({ letter, key }) => `${letter} (${key})`);
      return {
        message: checks.letters.open(words.terms.list(letters)),
        hint: mending(found.waiting.map(({ key }) => key)),
      };
    }
    case 'texts':
      return saidOfTexts(found, words);
    case 'terms':
      if (ok) return { message: checks.terms.ok };
      return { message: checks.terms.open(found.spring, found.autumn), hint: checks.terms.hint };
  }
}

function saidOfTexts(found: TextCheck, words: Words): { readonly message: string; readonly hint?: string } {
  const { texts } = words.offices.checks;
  switch (found.result) {
    case 'ok':
      return { message: texts.ok(found.own, found.folder) };
    case 'note':
      if ('unused' in found) return texts.unused[found.unused];
      return { message: texts.unknown(found.file, found.nearest), hint: texts.rename };
    case 'open': {
      const { message, hint } = sentenceOf(words, found.abort);
      return { message: texts.open(found.where, message), ...(hint !== undefined && { hint }) };
    }
  }
}
