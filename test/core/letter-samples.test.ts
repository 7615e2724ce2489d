import { describe, expect, test } from 'vitest';
import { briefingFrom } from '../../src/core/calendar/briefings.ts';
import { monthOf } from '../../src/core/calendar/dates.ts';
import { aboutOf } from '../../src/core/letters/about.ts';
import { letterFor } from '../../src/core/letters/choose.ts';
import { LETTER_KEYS, type LetterKey } from '../../src/core/letters/kinds.ts';
import type { Letter } from '../../src/core/letters/letter.ts';
import { hasGuide, sampleLetter } from '../../src/core/letters/samples.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Office } from '../../src/core/profile/office.ts';
import type { Finding } from '../../src/core/rules/judge.ts';
import { CALENDAR, contract, day, dossier, OFFICE, placement, placementUpTo, review } from '../helpers/dossiers.ts';
import { knownIn, letter, letterTexts, WRITING } from '../helpers/letters.ts';
import { expectPinned } from '../helpers/pinned.ts';

const box = ({ name, address }: Letter['to']) => (name === undefined ? address : `${name} <${address}>`);
const letterLines = ({
  letter: key,
  lang,
  on,
  from,
  to,
  cc,
  subject,
  body,
  attachments,
}: Letter): readonly string[] => [
  `${key} ${lang} ${on}`,
  `from: ${box(from)}`,
  `to: ${box(to)}`,
  `cc: ${cc.map(box).join(', ') || '—'}`,
  `attached: ${attachments.map((one) => (typeof one === 'string' ? one : one.name)).join(', ') || '—'}`,
  `subject: ${subject}`,
  '',
  ...body.split('\n'),
];

test.each(LETTER_KEYS)(
  'the letter %s: the sample of the shipped texts, and one to a student, as pinned',
  async (key) => {
    const sample = async (office: Office) => {
      const made = sampleLetter(key, 'both', await letterTexts(key, 'both'), office);
      if (!made.ok) throw new Error(`the sample lacks ${made.missing.map(({ what }) => what).join(', ')}`);
      return letterLines(made.letter);
    };
    expectPinned(`letters/${key}.txt`, [...(await sample(OFFICE)), ...letterLines(await letter(key, 'both'))]);
    // What the profile has is not invented: it stands in the sample too.
    const own = (await sample(WRITING)).join('\n');
    if (key === 'guide') expect(own).toContain('attached: guide.ja.pdf, guide.en.pdf');
    if (key === 'recording') expect(own).toContain('https://recording.example.ac.jp/2026-10');
  },
);

test('an office has a guide where it names one in either language', () => {
  const of = (ja: string, en: string) => hasGuide({ ...OFFICE, system: { ...OFFICE.system, guide: { ja, en } } });
  expect([of('', ''), of('a.pdf', ''), of('', 'a.pdf')]).toEqual([false, true, true]);
});

describe('the letter for a finding', () => {
  const found = (rule: string, facts: object = {}) => ({ rule, result: 'open', ...facts }) as unknown as Finding;
  const by = day('2026-10-01');
  const of = (contracts: readonly ReturnType<typeof contract>[]) =>
    dossier({ placements: [placementUpTo(8, { contracts })] });
  const withReview = (outcome: 'approved' | 'returned' | 'refused') =>
    of([contract({ reviews: [review({ outcome })] })]);
  const here = { placement: 'P-0001' };

  test.each<[string, object, Dossier, ReturnType<typeof letterFor>]>([
    ['briefing', { actor: 'secretariat' }, dossier(), 'recording'],
    ['briefing', { actor: 'student', data: { kind: 'open' }, by }, dossier(), 'briefing'],
    ['briefing', { actor: 'student', data: { kind: 'open' } }, dossier(), undefined],
    ['briefing', { actor: 'student', data: { kind: 'late' }, by }, dossier(), undefined],
    ['briefing', { actor: 'student', by }, dossier(), undefined],
    ['insurance', { data: { insurance: 'gakkensai' } }, dossier(), 'insurance'],
    ['insurance', { data: { insurance: 'notice' } }, dossier(), undefined],
    ['insurance', {}, dossier(), 'insurance'],
    ['residence-known', { data: { kind: 'unknown' } }, dossier(), 'missing-papers'],
    ['residence-known', { data: { kind: 'other' } }, dossier(), undefined],
    ['residence-known', {}, dossier(), undefined],
    ['work-permit', { actor: 'student' }, dossier(), 'permit'],
    ['work-permit', { actor: 'secretariat' }, dossier(), undefined],
    ['permit-lead', { actor: 'student' }, dossier(), 'permit'],
    ['permit-lead', { actor: 'bureau' }, dossier(), undefined],
    ['permit-papers', { actor: 'student', ...here }, of([]), 'permit'],
    ['permit-papers', { actor: 'company', ...here }, of([]), 'missing-papers'],
    ['permit-papers', { actor: 'secretariat', ...here }, of([]), undefined],
    ['contract-review', here, withReview('returned'), 'contract-returned'],
    ['contract-review', here, withReview('refused'), 'contract-returned'],
    ['contract-review', here, withReview('approved'), undefined],
    ['contract-review', here, of([contract({ reviews: [] })]), undefined],
    ['contract-signed', here, of([]), 'missing-papers'],
    ['contract-signed', {}, of([]), undefined],
    ['contract-signed', { placement: 'P-0009' }, of([]), undefined],
    ['jsps-5-3', { data: { kind: 'pay' } }, dossier(), 'jsps-5-3'],
    ['jsps-5-3', { data: { kind: 'ask' } }, dossier(), undefined],
    ['jsps-5-3', {}, dossier(), undefined],
    ['jsps-consent', {}, dossier(), 'jsps-consent'],
    ['supervisor-changed', { data: { what: 'approval' } }, dossier(), 'approval-request'],
    ['supervisor-changed', { data: { what: 'consent' } }, dossier(), 'jsps-consent'],
    ['supervisor-changed', { data: { what: 'address' } }, dossier(), undefined],
    ['supervisor-changed', {}, dossier(), undefined],
    ['mext-month', {}, dossier(), 'mext'],
    ['ra', { data: { kind: 'ask' } }, dossier(), 'ra'],
    ['ra', { data: { kind: 'hours' } }, dossier(), undefined],
    ['ra', {}, dossier(), undefined],
    ['evaluation-late', {}, dossier(), 'evaluation'],
    ['grade-late', {}, dossier(), 'grading'],
    ['tax', {}, dossier(), 'closing'],
    ['length', {}, dossier(), undefined],
  ])('%s with %j', (rule, facts, whose, expected) => expect(letterFor(found(rule, facts), whose)).toBe(expected));

  test('to a briefing is covered by an invitation to one of that month', () => {
    const open = found('briefing', { actor: 'student', data: { kind: 'open' }, by });
    const invited = (on: string) => dossier({ invitations: [{ on: day('2026-09-20'), for: day(on) }] });
    expect(letterFor(open, invited('2026-10-05'))).toBe('covered');
    expect(letterFor(open, invited('2026-09-01'))).toBe('briefing');
    const both = {
      ...invited('2026-10-05'),
      invitations: [...(invited('2026-09-01').invitations ?? []), ...(invited('2026-10-05').invitations ?? [])],
    };
    expect(letterFor(open, both)).toBe('covered');
    expect(monthOf(by)).toBe('2026-10');
  });
});

describe('what a letter is about, in the name of its file', () => {
  const at = (key: LetterKey) => knownIn(key).dossier.placements[0];
  const about = (key: LetterKey, facts: Partial<Dossier> = {}, of = at(key)) => {
    const known = knownIn(key);
    return aboutOf(key, { ...known, dossier: { ...known.dossier, ...facts } }, of);
  };

  test.each<[LetterKey, string]>([
    ['guide', ''],
    ['approval-request', ''],
    ['briefing', '2026-10-01'],
    ['recording', '2026-10-01'],
    ['jsps-consent', 'P-0001'],
    ['contract-returned', 'P-0001-E2-1'],
    ['document-changed', 'P-0001-E2'],
    ['acceptance', 'P-0001'],
    ['jsps-5-3', '2026'],
    ['mext', '2026-12_2027-01'],
    ['ra', 'P-0001'],
    ['closing', 'P-0001'],
  ])('%s: %j', (key, expected) => expect(about(key)).toBe(expected));

  test('a contract’s next review is another letter, and others’ reviews are not counted', () => {
    const reviews = [review({ outcome: 'returned' }), review({ by: 'student' }), review({ outcome: 'returned' })];
    expect(about('contract-returned', {}, placement({ contracts: [contract({ reviews })] }))).toBe('P-0001-E1-2');
    expect(about('contract-returned', {}, placement())).toBe('P-0001');
    expect(aboutOf('contract-returned', knownIn('contract-returned'))).toBe('');
    expect(aboutOf('document-changed', knownIn('document-changed'))).toBe('');
    expect(aboutOf('acceptance', knownIn('acceptance'))).toBe('');
  });

  test('consent and approval are asked for again after each change of the supervisor', () => {
    const change = (on: string) => ({ on: day(on), name: '見本 後任' });
    const supervisors = [change('2026-09-01'), change('2026-10-03')];
    expect(about('jsps-consent', { supervisors })).toBe('P-0001_2026-10-03');
    expect(about('approval-request', { supervisors })).toBe('2026-10-03');
  });

  test('is nothing where nothing is due', () => {
    expect(about('jsps-5-3', { placements: [] })).toBe('');
    expect(about('mext', { placements: [] })).toBe('');
    expect(briefingFrom(day('2026-09-28'), CALENDAR)).toBe('2026-10-01');
  });
});
