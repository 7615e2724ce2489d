import { wordsFor } from '../../src/commands/letter/letter-words.ts';
import { type ComposedLetter, compose } from '../../src/core/letters/compose.ts';
import { kindOf, type LetterKey } from '../../src/core/letters/kinds.ts';
import type { Letter } from '../../src/core/letters/letter.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Office } from '../../src/core/profile/office.ts';
import type { Situation } from '../../src/core/rules/rule.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { loadLetterTexts } from '../../src/documents/templates/letter-texts.ts';
import { filesIn } from '../../src/office/files.ts';
import { company, contract, day, dossier, known, OFFICE, placementUpTo, student, TERMS } from './dossiers.ts';
import { TEMPLATES } from './papers.ts';

export const letterTexts = (key: LetterKey, lang: PaperLanguage, own = '/nowhere') =>
  loadLetterTexts(key, lang, { shipped: TEMPLATES, own }, filesIn('/').read);

/** An office that can write every letter. */
export const WRITING: Office = {
  ...OFFICE,
  system: {
    ...OFFICE.system,
    guide: { ja: 'guide.ja.pdf', en: 'guide.en.pdf' },
    recording: 'https://recording.example.ac.jp/2026-10',
  },
  course: { ...OFFICE.course, teacherEmail: 'tanto@example.ac.jp' },
};

/** A student of whom everything is to be written. */
const WHOLE = student({
  nationality: '見本国',
  mextScholar: true,
  jsps: 'DC1',
  researchAssistant: true,
  raHours: 10,
});
const host = company({ nameEn: 'Mihon Inc.', hr: '人事部 見本 花子 <jinji@example.com>' });

interface Case {
  readonly today: string;
  readonly dossier: Dossier;
}
const stays = [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2028-03-31') }];
const accepted = placementUpTo(8, { job: '見本の研究', terms: [{ ...TERMS, hoursPerWeek: 38 }] });
const returned = {
  kind: 'employment',
  revision: 2,
  receivedOn: day('2026-10-08'),
  terms: {},
  reviews: [
    {
      by: 'secretariat',
      outcome: 'returned',
      on: day('2026-10-13'),
      items: { ip: '成果の帰属が書かれていない', pay: '締め日と支払日がない' },
      remark: '第3版をお待ちします。',
    },
  ],
} as const;
const signed = contract();
const longer = contract({ revision: 2, receivedOn: day('2026-12-01'), terms: { ...TERMS, to: day('2027-03-01') } });
const ended = placementUpTo(11, { terms: [TERMS] });
const of = (facts: Partial<Dossier>): Dossier => dossier({ student: WHOLE, stays, ...facts });
const without = (part: 'briefing' | 'approval', { [part]: _, ...rest }: Dossier): Dossier => rest;

/** For each letter a student to whom, or of whom, it is written. */
export const CASES: Readonly<Record<LetterKey, Case>> = {
  guide: { today: '2026-08-04', dossier: of({}) },
  'approval-request': { today: '2026-08-04', dossier: without('approval', of({})) },
  briefing: { today: '2026-09-28', dossier: without('briefing', of({})) },
  recording: { today: '2026-10-02', dossier: without('briefing', of({})) },
  'jsps-consent': {
    today: '2026-10-06',
    dossier: of({
      placements: [accepted],
      jspsConsent: { hostResearcher: '見本 受入', hostResearcherEmail: 'ukeire@example.ac.jp' },
    }),
  },
  'not-accepted': {
    today: '2026-10-06',
    dossier: of({ placements: [{ ...accepted, result: { on: day('2026-10-05'), outcome: 'rejected' } }] }),
  },
  'missing-papers': { today: '2026-10-10', dossier: of({ placements: [accepted] }) },
  'contract-returned': { today: '2026-10-14', dossier: of({ placements: [{ ...accepted, contracts: [returned] }] }) },
  'document-changed': {
    today: '2026-12-02',
    dossier: of({ placements: [{ ...accepted, contracts: [signed, longer] }] }),
  },
  acceptance: { today: '2026-10-06', dossier: of({ placements: [accepted] }) },
  permit: { today: '2026-10-06', dossier: of({ placements: [accepted] }) },
  insurance: { today: '2026-10-06', dossier: of({ placements: [accepted], insurances: [] }) },
  'jsps-5-3': { today: '2027-03-20', dossier: of({ placements: [ended] }) },
  mext: { today: '2026-10-20', dossier: of({ placements: [accepted] }) },
  ra: { today: '2026-10-06', dossier: of({ placements: [accepted] }) },
  evaluation: { today: '2027-02-02', dossier: of({ placements: [ended] }) },
  grading: {
    today: '2027-02-10',
    dossier: of({ placements: [{ ...ended, papers: [{ kind: 'certificate', receivedOn: day('2027-02-08') }] }] }),
  },
  closing: { today: '2027-02-02', dossier: of({ placements: [ended] }) },
};

export const knownIn = (key: LetterKey, facts: Partial<Situation> = {}): Situation => {
  const { today, dossier: whole } = CASES[key];
  return known(whole, { office: WRITING, today: day(today), companies: new Map([[host.code, host]]), ...facts });
};

/** A letter as the command would compose it. */
export async function composed(
  key: LetterKey,
  lang: PaperLanguage,
  of: Situation = knownIn(key),
): Promise<ComposedLetter> {
  const [placement] = of.dossier.placements;
  const about = kindOf(key).of === 'placement' && placement ? { placement } : {};
  return compose({ ...of, ...about, wordsIn: await wordsFor(lang) }, key, lang, await letterTexts(key, lang));
}

export async function letter(key: LetterKey, lang: PaperLanguage, of?: Situation): Promise<Letter> {
  const made = await composed(key, lang, of);
  if (!made.ok) throw new Error(`${key} lacks ${made.missing.map(({ what }) => what).join(', ')}`);
  return made.letter;
}

export const lackedBy = (made: ComposedLetter): readonly (readonly [what: string, settle: string])[] =>
  made.ok ? [] : made.missing.map(({ what, settle }) => [what, settle]);
