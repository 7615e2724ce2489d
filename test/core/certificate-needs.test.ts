import { describe, expect, test } from 'vitest';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import { missingForInternship } from '../../src/core/papers/certificates/needed.ts';
import { missingOfIssuer } from '../../src/core/papers/frame.ts';
import { lostLetters } from '../../src/core/papers/lost-letters.ts';
import { missingOfStudent, nameForImmigration } from '../../src/core/papers/person.ts';
import { mayBeEmpty, shownIn } from '../../src/core/papers/texts.ts';
import type { PaperLanguage, Tongue } from '../../src/core/text/language.ts';
import { amended, day, dossier, placement, student } from '../helpers/dossiers.ts';
import { ENROLLED, HOST, ISSUING, WORK, without } from '../helpers/papers.ts';

const BOTH = ['ja', 'en'] as const;

describe('a letter that is lost', () => {
  const lost = (
    facts: { company?: Partial<typeof HOST>; terms?: Partial<Terms>; supervisorName?: string },
    tongues: readonly Tongue[] = BOTH,
  ) => {
    const { company = {}, terms = {}, supervisorName = '見本 教授' } = facts;
    const of = placement({ terms: [{ ...WORK, ...terms }] });
    const found = lostLetters(
      { student: student({ supervisorName }), placement: of, company: { ...HOST, ...company } },
      tongues,
    );
    return found.map(({ what, of: text, settle }) => [what, text, settle]);
  };
  const ofCompany = (text: string, flag: string) => [
    ['companyLetters', text, `coopj company edit C-0001 --${flag} "…"`],
  ];
  const ofJob = (text: string, flag: string) => [['jobLetters', text, `coopj placement edit P-0001 --${flag} "…"`]];

  test('is looked for in all that the paper prints of others, and is not found in the sample', () => {
    expect(lost({})).toEqual([]);
  });

  test.each<[Partial<typeof HOST>, string, string]>([
    [{ name: '□本株式会社' }, '□本株式会社', 'name'],
    [{ nameEn: '&#27211; Inc.' }, '&#27211; Inc.', 'name-en'],
    [{ department: '〓本部' }, '〓本部', 'department'],
    [{ address: 'U+6A4B本県' }, 'U+6A4B本県', 'address'],
    [{ industry: 'sociÃ©tÃ©' }, 'sociÃ©tÃ©', 'industry'],
  ])('of the company %j: %s by --%s', (company, text, flag) =>
    expect(lost({ company })).toEqual(ofCompany(text, flag)),
  );

  test('of the company’s name is told once, and only where the paper prints that name', () => {
    const company: typeof HOST = { ...without(HOST, 'nameEn'), name: '〓本株式会社' };
    const of = placement({ terms: [WORK] });
    const found = (tongues: readonly Tongue[], host = company) =>
      lostLetters({ student: student(), placement: of, company: host }, tongues).map((one) => one.settle);
    expect(found(BOTH)).toEqual(['coopj company edit C-0001 --name "…"']);
    expect(found(['en'])).toEqual(['coopj company edit C-0001 --name "…"']);
    expect(found(['en'], { ...company, nameEn: 'Mihon Inc.' })).toEqual([]);
  });

  test.each<[Partial<Terms>, string, string]>([
    [{ department: '〓本部' }, '〓本部', 'department'],
    [{ content: 'Ã©tude' }, 'Ã©tude', 'content'],
    [{ workplaces: ['見本本社', '〓本支社'] }, '〓本支社', 'workplace'],
  ])('of the job %j: %s by --%s', (terms, text, flag) => expect(lost({ terms })).toEqual(ofJob(text, flag)));

  test('of terms that were amended is found where it stands, and told once', () => {
    const find = (terms: Placement['terms']) =>
      lostLetters({ student: student(), placement: placement({ terms }), company: HOST }, BOTH).map(({ of }) => of);
    expect(find(amended([WORK], '2026-12-01', { content: '〓の研究' }))).toEqual(['〓の研究']);
    expect(find(amended([{ ...WORK, content: '〓の研究' }], '2026-12-01', { hoursPerWeek: 20 }))).toEqual(['〓の研究']);
    expect(find([without(WORK, 'workplaces', 'department')])).toEqual([]);
  });

  test('of the supervisor', () => {
    const settle = 'coopj student edit 20249001 --supervisor-name "…"';
    expect(lost({ supervisorName: '□本 教授' })).toEqual([['supervisorLetters', '□本 教授', settle]]);
  });

  test('is no box in a text that is no name: there a box is a box', () => {
    expect(lost({ company: { department: '□見本部', address: '□見本市', industry: '□見本業' } })).toEqual([]);
    expect(lost({ terms: { department: '□見本部', content: '□研究', workplaces: ['□見本'] } })).toEqual([]);
  });

  test('of a company that is not on record is not looked for', () => {
    expect(
      lostLetters({ student: student(), placement: placement({ terms: [WORK] }), company: undefined }, BOTH),
    ).toEqual([]);
  });
});

describe('what a certificate of internship lacks', () => {
  const needs = (
    facts: { terms?: Placement['terms']; company?: typeof HOST | undefined; course?: object; status?: string } = {},
    lang: PaperLanguage = 'both',
  ) => {
    const { terms = [WORK], course = {}, status } = facts;
    const of = placement({ terms });
    const stays = status === undefined ? [] : [{ on: day('2024-04-01'), status }];
    const whole = dossier({ student: ENROLLED, placements: [of], stays });
    const office = { ...ISSUING, course: { ...ISSUING.course, ...course } };
    const company = 'company' in facts ? facts.company : HOST;
    return missingForInternship(office, whole, of, company, { number: 'I-2026-0001', lang, on: day('2026-10-20') });
  };

  test('is nothing where all is known', () => expect(needs()).toEqual([]));

  test('is told with the record and the command that fills it in', () => {
    const edit = (flags: string) => ({ of: 'P-0001', settle: `coopj placement edit P-0001 ${flags}` });
    expect(needs({ terms: [{}] })).toEqual([
      { what: 'content', ...edit('--content "…"') },
      { what: 'period', ...edit('--from … --to …') },
      { what: 'hoursPerWeek', ...edit('--hours-per-week …') },
      { what: 'workplace', ...edit('--workplace "…"') },
      { what: 'pay', ...edit('--pay … --pay-per month') },
    ]);
    const company = without(HOST, 'address', 'telephone');
    expect(needs({ company, status: '留学' })).toEqual([
      { what: 'companyAddress', of: 'C-0001', settle: 'coopj company edit C-0001 --address "…"' },
      { what: 'companyTelephone', of: 'C-0001', settle: 'coopj company edit C-0001 --phone "…"' },
    ]);
    expect(needs({ company: undefined, status: '留学' })).toEqual([]);
  });

  test.each<[string, Partial<Terms>, string[]]>([
    ['only a first day', { ...without(WORK, 'to') }, ['period']],
    ['only a last day', { ...without(WORK, 'from') }, ['period']],
    ['a blank for a place', { ...WORK, workplaces: [' '] }, ['workplace']],
    ['a blank and a place', { ...WORK, workplaces: [' ', '見本本社'] }, []],
    ['an empty description', { ...WORK, content: '' }, ['content']],
    ['no hours at all', { ...WORK, hoursPerWeek: 0 }, []],
  ])('%s', (_, terms, expected) => expect(needs({ terms: [terms] }).map(({ what }) => what)).toEqual(expected));

  test('counts every span: what one of them does not say is missing', () => {
    const terms = amended([without(WORK, 'pay')], '2026-12-01', { pay: 'unpaid' });
    expect(needs({ terms }).map(({ what }) => what)).toEqual(['pay']);
  });

  test('a course without a title in a language of the paper, or without credits', () => {
    const course = { title: { ja: ' ', en: '' }, credits: 0 };
    expect(needs({ course })).toEqual([
      { what: 'course', of: 'course.title.ja', settle: 'coopj office edit --set course.title.ja="…"' },
      { what: 'course', of: 'course.title.en', settle: 'coopj office edit --set course.title.en="…"' },
      { what: 'credits', of: 'course.credits', settle: 'coopj office edit --set course.credits=…' },
    ]);
    expect(needs({ course }, 'en').map(({ of }) => of)).toEqual(['course.title.en', 'course.credits']);
  });

  test('an issuer that is not filled in, by its keys', () => {
    const empty = { ja: '', en: '' };
    const office = {
      ...ISSUING,
      university: { ...ISSUING.university, name: empty },
      issuer: { title: empty, name: empty },
    };
    expect(missingOfIssuer(office, 'ja')).toEqual([
      { what: 'university', of: 'university.name.ja', settle: 'coopj office edit --set university.name.ja="…"' },
      { what: 'issuer', of: 'issuer.title.ja', settle: 'coopj office edit --set issuer.title.ja="…"' },
      { what: 'issuer', of: 'issuer.name.ja', settle: 'coopj office edit --set issuer.name.ja="…"' },
    ]);
  });
});

describe('the name that is asked for', () => {
  const asked = (facts: Partial<typeof ENROLLED>, lang: Tongue, printed?: typeof nameForImmigration) =>
    missingOfStudent(
      ISSUING,
      { ...without(ENROLLED, 'nameKanji', 'familyName', 'givenName'), ...facts },
      [lang],
      printed,
    ).map(({ what, settle }) => [what, settle.replace('coopj student edit 20249001 ', '')]);

  test.each<[Partial<typeof ENROLLED>, Tongue, string[][]]>([
    [{}, 'ja', [['name', '--name-kanji "…"']]],
    [{}, 'en', [['nameLatin', '--family-name "…" --given-name "…"']]],
    [{ nameLatin: 'ミホン' }, 'en', [['nameNotLatin', '--name-latin "…"']]],
    [{ nameLatin: 'ミホン' }, 'ja', [['name', '--name-kanji "…"']]],
    [{ familyName: 'MIHON' }, 'ja', []],
    [{ nameLatin: '見本', nameOnCard: 'MIHON TARO' }, 'en', []],
    [{ nameLatin: 'LefÃ¨vre' }, 'en', [['nameLetters', '--name-latin "…"']]],
  ])('%j in %s', (facts, lang, expected) => expect(asked(facts, lang)).toEqual(expected));

  test('is that of the card where the paper prints that', () => {
    expect(asked({ nameKanji: '見本', nameOnCard: 'LefÃ¨vre' }, 'ja', nameForImmigration)).toEqual([
      ['nameLetters', '--name-on-card "…"'],
    ]);
  });
});

describe('a text of a paper', () => {
  test.each([
    ['values.period', ['from', 'to'], ['from', 'to']],
    ['statement.text', ['course', 'term'], []],
    ['number', ['number'], ['number']],
    ['issuer.person', ['title', 'name'], ['name']],
    ['contact.email', ['email'], []],
  ])('%s with the fields %j shows %j', (key, fields, expected) => expect(shownIn(key, fields)).toEqual(expected));

  test.each([
    ['title', false],
    ['statement', false],
    ['statement.text', false],
    ['values.unpaid', false],
    ['labels.values.', true],
    ['contact.email', true],
  ])('%s may be left empty: %s', (key, may) => expect(mayBeEmpty(key)).toBe(may));
});
