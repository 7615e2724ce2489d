import { describe, expect, test } from 'vitest';
import type { Change, OfficeChange } from '../../src/core/journal/changes.ts';
import { digestsIn } from '../../src/core/journal/digests.ts';
import { evolveOffice } from '../../src/core/journal/evolve-office.ts';
import { FORGERIES, isOfTables } from '../../src/core/journal/findings.ts';
import { headIn, headLine, headText } from '../../src/core/journal/head.ts';
import { allTraces, evidenceIn, saidOf, tracesOf } from '../../src/core/journal/traces.ts';
import { lostInLetter } from '../../src/core/letters/lost-letters.ts';
import { NOTHING_ANNOUNCED } from '../../src/core/model/office-facts.ts';
import { checkOffice } from '../../src/core/profile/checks.ts';
import { nearest } from '../../src/core/text/nearest.ts';
import { company, contract, day, OFFICE, placement, SCAN, SIGNED, student, TERMS } from '../helpers/dossiers.ts';
import { knownIn } from '../helpers/letters.ts';

const HASH = 'ab'.repeat(32);
const HEAD = { seq: 12, hash: HASH, day: day('2026-11-02') };
const SIGNATURE = { key: 'k'.repeat(43), signature: 's'.repeat(86) };

describe('the head of the journal', () => {
  test('is signed as a text, and stands in a file on one line', () => {
    expect(headText(HEAD, 'K')).toBe(`coopj-journal=1\nseq=12\nhash=${HASH}\nday=2026-11-02\nkey=K\n`);
    expect(headLine(HEAD)).toBe(`coopj-journal=1 seq=12 hash=${HASH} day=2026-11-02`);
    expect(headLine({ ...HEAD, ...SIGNATURE })).toBe(
      `coopj-journal=1 seq=12 hash=${HASH} day=2026-11-02 key=${SIGNATURE.key} sig=${SIGNATURE.signature}`,
    );
    expect([headLine({ ...HEAD, key: 'k' }), headLine({ ...HEAD, signature: 's' })]).toEqual([
      headLine(HEAD),
      headLine(HEAD),
    ]);
  });
  test('is the last one that a file holds, signed or not', () => {
    const later = { ...HEAD, seq: 13, ...SIGNATURE };
    expect(headIn(`x ${headLine(HEAD)} y\n${headLine(later)}\n`)).toStrictEqual(later);
    expect(headIn(`${headLine(later)} ${headLine(HEAD)}`)).toStrictEqual(HEAD);
    expect(headIn(headLine({ ...HEAD, key: 'k', signature: SIGNATURE.signature }))).toStrictEqual(HEAD);
  });
  test('is the key of that name in JSON', () => {
    expect(headIn(JSON.stringify({ head: { ...HEAD, ...SIGNATURE } }))).toStrictEqual({ ...HEAD, ...SIGNATURE });
    expect(headIn(JSON.stringify({ head: HEAD }))).toStrictEqual(HEAD);
    expect(
      [
        '',
        '{',
        '{}',
        '{"head":null}',
        'null',
        JSON.stringify({ head: { ...HEAD, hash: 'x' } }),
        `coopj-journal=1 seq=1 hash=${HASH.slice(1)} day=2026-11-02`,
      ].map(headIn),
    ).toEqual(Array.from({ length: 7 }, () => undefined));
  });
});

describe('what the entries of a student leave elsewhere', () => {
  const changes: readonly Change[] = [
    {
      type: 'student-registered',
      facts: student({ nameOnCard: 'MIHON TARO', phone: '090-0000-0000', address: '見本県見本市', nameKana: 'ミホ' }),
    },
    { type: 'student-edited', set: { familyName: 'TRAN', email: 'tran@example.ac.jp' } },
    { type: 'student-renumbered', number: '20249999' },
    { type: 'stay-recorded', stay: { on: day('2026-04-01'), card: 'AB12345678CD' } },
    { type: 'placement-opened', ref: 'P-0001', company: 'C-0001', on: day('2026-09-10'), consulted: [], terms: TERMS },
    { type: 'contract-received', placement: 'P-0001', contract: { ...contract(), file: SCAN } } as Change,
    {
      type: 'contract-signed',
      placement: 'P-0001',
      kind: 'employment',
      revision: 1,
      on: day('2026-10-14'),
      file: SIGNED,
    },
    {
      type: 'certificate-issued',
      certificate: {
        number: 'E-2026-0001',
        kind: 'enrollment',
        lang: 'ja',
        issuedOn: day('2026-10-20'),
        file: '/e.pdf',
        sha256: HASH,
        by: '係',
      },
    },
    {
      type: 'certificate-reissued',
      number: 'E-2026-0001',
      reissue: { on: day('2026-10-21'), by: '係', file: '/f.pdf', sha256: 'cd'.repeat(32) },
    },
    { type: 'note-added', on: day('2026-10-01'), text: '見本の覚書', by: '係' },
  ];
  const traces = tracesOf(changes);

  test('are its numbers, placements, certificates, papers and scans', () => {
    expect(traces).toMatchObject({
      numbers: ['20249001', '20249999'],
      placements: ['P-0001'],
      certificates: ['E-2026-0001'],
      papers: [
        { file: '/e.pdf', sha256: HASH },
        { file: '/f.pdf', sha256: 'cd'.repeat(32) },
      ],
      evidence: [`aa/${SCAN.sha256}`, `bb/${SIGNED.sha256}`],
    });
    expect(evidenceIn([...changes, ...changes])).toEqual(traces.evidence);
    expect(digestsIn(changes[7] as Change)).toEqual([HASH]);
    expect(digestsIn({ type: 'x', a: [HASH, { b: HASH.toUpperCase(), c: null, d: `${HASH}0` }] } as never)).toEqual([
      HASH,
    ]);
  });
  test('are the words by which a file is known to be about the student, long enough to be no chance', () => {
    expect(traces.words).toEqual(
      expect.arrayContaining([
        '見本 太郎',
        '見本太郎',
        'MIHON',
        'MIHON Taro',
        'MIHONTaro',
        'MIHON TARO',
        'mihon.taro@example.ac.jp',
        'tran@example.ac.jp',
        '090-0000-0000',
        '見本県見本市',
        'AB12345678CD',
        'TRAN',
      ]),
    );
    for (const other of [
      '見本 教授',
      'kyoju@example.ac.jp',
      'course@example.ac.jp',
      '情報学コース',
      'ミホ',
      '見本の覚書',
    ])
      expect(traces.words).not.toContain(other);
    expect(saidOf('… みほん mihon　tarō …', traces)).toBe('MIHON');
    expect(saidOf('別の人', traces)).toBeUndefined();
  });
  test('are put together for several', () => {
    const other = tracesOf([{ type: 'student-registered', facts: student({ number: '2', nameKanji: '別見本 花子' }) }]);
    const all = allTraces([traces, other, other]);
    expect(all.numbers).toEqual(['20249001', '20249999', '2']);
    expect(all.words).toEqual(expect.arrayContaining(['別見本花子', 'AB12345678CD']));
    expect([all.evidence, all.papers, all.certificates, all.placements]).toEqual([
      traces.evidence,
      traces.papers,
      traces.certificates,
      traces.placements,
    ]);
  });
});

test('the tables alone can be made again', () => {
  expect(FORGERIES.filter((what) => isOfTables({ what }))).toEqual(['tables-behind', 'table-changed']);
});

test('the office’s own facts are its briefings and keys; what it exported, saw or accepted leaves none', () => {
  const set = evolveOffice(undefined, {
    type: 'briefing-set',
    month: '2026-11',
    on: day('2026-11-05'),
  } as OfficeChange);
  expect(set).toEqual({ briefings: { '2026-11': '2026-11-05' } });
  for (const type of ['export-written', 'facts-unmasked', 'head-accepted'])
    expect(evolveOffice(set, { type } as unknown as OfficeChange)).toBe(set);
  const keyed = evolveOffice(evolveOffice(set, { type: 'key-adopted', key: 'a' }), { type: 'key-adopted', key: 'b' });
  expect(keyed).toEqual({ ...set, keys: ['a', 'b'] });
  expect(evolveOffice(NOTHING_ANNOUNCED, { type: 'key-adopted', key: 'a' })).toEqual({ briefings: {}, keys: ['a'] });
});

describe('letters that are lost in a letter', () => {
  const lost = (field: string, text: string, facts: object = {}) => {
    const of = {
      ...knownIn('acceptance'),
      placement: placement({ terms: [{}] }),
      wordsIn: () => ({}) as never,
      ...facts,
    };
    return lostInLetter(of, [[field, text]], []).map(({ what, settle }) => [what, settle]);
  };
  const companies = new Map([
    ['C-0001', company({ nameEn: '&#1; Inc.', jobs: [{ ref: 'J-0001', title: '〓の研究' }] })],
  ]);
  test.each<[string, string, object, readonly string[]]>([
    ['name', '〓本 太郎', {}, ['nameLetters', 'coopj student edit 20249001 --family-name "…" --given-name "…"']],
    ['program', '〓学コース', {}, ['schoolLetters', 'coopj student edit 20249001 --program "…"']],
    ['supervisor', '〓本 教授', {}, ['supervisorLetters', 'coopj student edit 20249001 --supervisor-name "…"']],
    ['host-researcher', '〓本 教授', {}, ['hostResearcherLetters', 'coopj jsps record 20249001 --host-researcher "…"']],
    ['company', '〓本株式会社', { companies }, ['companyLetters', 'coopj company edit C-0001 --name "…"']],
    ['company', '&#1; Inc.', { companies }, ['companyLetters', 'coopj company edit C-0001 --name-en "…"']],
    ['hr', '〓本 花子', {}, ['contactLetters', 'coopj company edit C-0001 --hr "…"']],
    [
      'hr',
      '〓本 花子',
      { placement: placement({ hr: '〓本 花子' }) },
      ['contactLetters', 'coopj placement edit P-0001 --hr "…"'],
    ],
    [
      'mentor',
      '〓本 次郎',
      { placement: placement({ mentor: '〓本 次郎' }) },
      ['contactLetters', 'coopj placement edit P-0001 --mentor "…"'],
    ],
    [
      'job',
      '〓の研究',
      { companies, placement: placement({ job: 'J-0001' }) },
      ['jobLetters', 'coopj job edit J-0001 --title "…"'],
    ],
    [
      'job',
      '〓の研究',
      { companies, placement: placement({ job: '〓の研究' }) },
      ['jobLetters', 'coopj placement edit P-0001 --job "…"'],
    ],
    ['department', '〓部', {}, ['jobLetters', 'coopj company edit C-0001 --department "…"']],
    [
      'department',
      '〓部',
      { placement: placement({ terms: [{ department: '〓部' }] }) },
      ['jobLetters', 'coopj placement edit P-0001 --department "…"'],
    ],
    ['content', '〓の研究', {}, ['jobLetters', 'coopj placement edit P-0001 --content "…"']],
  ])('%s %s', (field, text, facts, expected) => expect(lost(field, text, facts)).toEqual([expected]));
  test('are none in a whole text, in a field that prints none, and a box is one in a name alone', () => {
    expect([lost('name', '見本'), lost('today', '〓'), lost('content', '□研究'), lost('name', '□本').length]).toEqual([
      [],
      [],
      [],
      1,
    ]);
  });
  test('are told once, also where the name stands before an address', () => {
    const of = { ...knownIn('acceptance'), wordsIn: () => ({}) as never };
    expect(
      lostInLetter(
        of,
        [['supervisor', '〓本 教授']],
        [
          ['supervisor', '〓本 教授'],
          ['student', undefined],
          ['teacher', '〓'],
        ],
      ).map((one) => one.of),
    ).toEqual(['〓本 教授']);
    expect(lostInLetter(of, [], [['host', '〓本 花子']]).map(({ what }) => what)).toEqual(['contactLetters']);
  });
});

test('a check of the profile names what is open, and nothing else', () => {
  const of = (facts: object) =>
    Object.fromEntries(checkOffice({ ...OFFICE, ...facts }).map(({ check, result }) => [check, result]));
  expect(of({})).toMatchObject({
    own: 'ok',
    contact: 'open',
    programs: 'ok',
    twice: 'ok',
    lengths: 'ok',
    closure: 'ok',
    terms: 'ok',
  });
  const [first] = OFFICE.programs;
  if (!first) throw new Error('no programme');
  const lacking = { ...first, program: { ja: '別コース', en: ' ' } };
  expect(of({ programs: [first, lacking] })).toMatchObject({ programs: 'open', twice: 'ok' });
  expect(of({ programs: [first, { ...first, institute: { ja: '', en: 'x' } }] })).toMatchObject({
    programs: 'open',
    twice: 'open',
  });
  const twice = checkOffice({ ...OFFICE, programs: [first, first, first] }).find(({ check }) => check === 'twice');
  expect(twice).toMatchObject({ result: 'open', names: [first.program.ja] });
  const { warnUnderMonths } = OFFICE.rules;
  expect(of({ rules: { ...OFFICE.rules, blockUnderMonths: warnUnderMonths } })).toMatchObject({ lengths: 'ok' });
  expect(of({ rules: { ...OFFICE.rules, blockUnderMonths: warnUnderMonths + 1 } })).toMatchObject({ lengths: 'open' });
  expect(of({ terms: { ...OFFICE.terms, springFrom: OFFICE.terms.autumnFrom } })).toMatchObject({ terms: 'open' });
  const closure = (closureFrom: string, closureTo: string) =>
    checkOffice({ ...OFFICE, calendar: { ...OFFICE.calendar, closureFrom, closureTo } }).find(
      ({ check }) => check === 'closure',
    );
  expect(closure('12-29', '01-03')).toMatchObject({ result: 'ok', days: 6 });
  expect(closure('08-01', '08-31')).toMatchObject({ result: 'ok', days: 31 });
  expect(closure('08-01', '09-01')).toMatchObject({ result: 'open', days: 32 });
  expect(closure('08-01', '08-01')).toMatchObject({ days: 1 });
});

test.each([
  ['emial', ['email', 'name'], 'email'],
  ['nmae', ['email', 'name'], 'name'],
  ['nam', ['email', 'name'], 'name'],
  ['names', ['email', 'name'], 'name'],
  ['abcdef', ['badcef', 'x'], 'badcef'],
  ['abcdef', ['badcfe', 'x'], undefined],
  ['abcd', ['badc', 'x'], undefined],
  ['ab', ['cd'], undefined],
  ['a', ['b'], undefined],
  ['a', ['ab'], 'ab'],
  ['', ['a'], undefined],
  ['x', [], undefined],
])('%j is nearest, of %j, to %s', (word, words, expected) => expect(nearest(word, words)).toBe(expected));
