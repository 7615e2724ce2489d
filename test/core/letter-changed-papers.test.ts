import { describe, expect, test } from 'vitest';
import { documentChanged, replacedPapers } from '../../src/core/letters/document-changed.ts';
import type { Certificate } from '../../src/core/model/certificate.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { contract, day, dossier, placement, TERMS } from '../helpers/dossiers.ts';
import { knownIn } from '../helpers/letters.ts';

describe('papers that took the place of others', () => {
  const certificate = (number: string, facts: Partial<Certificate> = {}): Certificate => ({
    number,
    kind: 'internship',
    lang: 'ja',
    issuedOn: day('2026-10-20'),
    placement: 'P-0001',
    terms: TERMS,
    file: '/',
    sha256: 'c'.repeat(64),
    by: '係',
    stated: [
      ['氏名', '見本'],
      ['issuer', number],
      ['addressee', number],
    ],
    ...facts,
  });
  const found = (certificates: readonly Certificate[], contracts: readonly ReturnType<typeof contract>[] = []) =>
    replacedPapers(dossier({ certificates }), placement({ contracts })).map(({ before, after }) => [
      'number' in before ? before.number : before.revision,
      'number' in after ? after.number : after.revision,
    ]);
  const changed: Certificate['stated'] = [['氏名', '見本改']];

  test('are the newest of a kind and the one before, and the contract in force and the one before', () => {
    const third = certificate('I-3', { stated: changed });
    expect(found([certificate('I-1'), certificate('I-2'), third])).toEqual([['I-2', 'I-3']]);
    expect(found([], [contract(), contract({ revision: 2 }), contract({ revision: 3 })])).toEqual([[2, 3]]);
    expect(found([], [contract()])).toEqual([]);
    expect(found([certificate('I-1'), third], [contract(), contract({ revision: 2 })])).toEqual([
      ['I-1', 'I-3'],
      [1, 2],
    ]);
  });
  test('are of one kind, and of this placement or of none', () => {
    const other = certificate('E-1', { kind: 'enrollment', stated: changed });
    expect(found([certificate('I-1'), other])).toEqual([]);
    const { placement: _, ...ofNone } = certificate('E-2', { kind: 'enrollment' });
    expect(found([other, ofNone])).toEqual([['E-1', 'E-2']]);
    expect(found([certificate('I-1'), certificate('I-2', { stated: changed, placement: 'P-0002' })])).toEqual([]);
  });
  test('differ by more than day, issuer and addressee', () => {
    expect(found([certificate('I-1'), certificate('I-2')])).toEqual([]);
    const { stated: _, ...silent } = certificate('I-1');
    expect(found([silent, certificate('I-2', { stated: changed })])).toEqual([]);
    expect(found([certificate('I-2', { stated: changed }), silent])).toEqual([]);
    const voided = { on: day('2026-12-01'), by: '係', reason: '誤り' };
    expect(found([{ ...silent, voided }, certificate('I-2')])).toEqual([['I-1', 'I-2']]);
    expect(found([certificate('I-1'), certificate('I-2', { stated: changed, voided })])).toEqual([]);
  });
  test('in two languages differ by their terms alone', () => {
    const english = certificate('I-2', { lang: 'en', stated: [['Name', 'MIHON']] });
    expect(found([certificate('I-1'), english])).toEqual([]);
    expect(found([certificate('I-1'), { ...english, terms: { ...TERMS, hoursPerWeek: 20 } }])).toEqual([
      ['I-1', 'I-2'],
    ]);
    expect(found([certificate('I-1'), certificate('I-2', { terms: { ...TERMS, hoursPerWeek: 20 } })])).toEqual([]);
  });

  const WORDS = {
    item: (key: string) => key,
    certificate: (kind: string) => `certificate of ${kind}`,
    contract: (kind: string) => kind,
    terms: (terms: Partial<typeof TERMS>) =>
      Object.entries(terms).map(([what, value]) => [what, String(value)] as const),
  };
  const told = (of: Dossier, lang: 'ja' | 'en') => {
    const [judged] = of.placements;
    if (!judged) throw new Error('no placement');
    const facts = { ...knownIn('document-changed', { dossier: of }), placement: judged, wordsIn: () => WORDS };
    return documentChanged(facts, lang).values.documents?.split('\n');
  };

  test('are told with what is new in them', () => {
    const stated = (name: string, more: NonNullable<Certificate['stated']> = []) =>
      [['氏名', name], ...more] as NonNullable<Certificate['stated']>;
    const certificates = [
      certificate('I-1', {
        stated: stated('見本', [
          ['paragraph', '前'],
          ['期間', '2026-11-02 – 2027-02-01'],
        ]),
      }),
      certificate('I-2', {
        stated: stated('見本', [
          ['paragraph', '後'],
          ['就業場所', '本社\n支社'],
        ]),
      }),
    ];
    const of = dossier({ certificates, placements: [placement()] });
    expect(told(of, 'ja')).toEqual([
      '■ certificate of internship I-2（2026年10月20日発行）',
      '　変更前：I-1（2026年10月20日発行）',
      '　・証明文',
      '　・期間：記載なし（変更前：2026年11月2日～2027年2月1日）',
      '　・就業場所：本社 / 支社（変更前：記載なし）',
    ]);
    expect(told(of, 'en')).toEqual([
      '* Certificate of internship, I-2, issued on 20 October 2026',
      '  replaces I-1, issued on 20 October 2026',
      '  - the statement',
      '  - 期間: not stated (before: 2 November 2026 – 1 February 2027)',
      '  - 就業場所: 本社 / 支社 (before: not stated)',
    ]);
  });
  test('a contract in the place of a notice names both', () => {
    const contracts = [contract({ kind: 'notice', terms: {} }), contract({ terms: { hoursPerWeek: 28 } })];
    const of = dossier({ placements: [placement({ contracts })] });
    expect(told(of, 'ja')).toEqual([
      '■ employment 第1版（2026年10月8日受領）',
      '　変更前：notice 第1版（2026年10月8日受領）',
      '　・hoursPerWeek：28（変更前：記載なし）',
    ]);
    expect(told(of, 'en')).toEqual([
      '* Employment, revision 1, received on 8 October 2026',
      '  replaces notice, revision 1, received on 8 October 2026',
      '  - hoursPerWeek: 28 (before: not stated)',
    ]);
  });
});
