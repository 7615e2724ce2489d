import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { contractSlip, itemLines, type ReviewedRevision } from '../../src/core/papers/worksheets/contract-slip.ts';
import { courseSlip, type SlipRegistration } from '../../src/core/papers/worksheets/course-slip.ts';
import { type FormFacts, permitForm } from '../../src/core/papers/worksheets/permit-form.ts';
import { type PermitNote, permitNotes } from '../../src/core/papers/worksheets/permit-notes.ts';
import { verificationNote } from '../../src/core/papers/worksheets/verification-note.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { amended, contract, day, placementUpTo, review, student, TERMS } from '../helpers/dossiers.ts';
import { paperLines, said, told } from '../helpers/paper-lines.ts';
import { HOST, ISSUING, texts, WORK, without } from '../helpers/papers.ts';
import { abroad, pending, permit, stayOf } from '../helpers/permits.ts';
import { valuesOf, worksheet } from '../helpers/sheets.ts';

const rows = (paper: Paper) => paper.blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
const row = (paper: Paper, label: string) => {
  const found = rows(paper).find((one) => said(one.label) === label);
  return found && said(found.value);
};

describe('the form of the permit', () => {
  const values = async (facts: Parameters<typeof abroad>[0], lang: PaperLanguage = 'ja') =>
    valuesOf(await worksheet(abroad(facts), lang));

  test.each([
    [' 男 ', '男'],
    ['男性', '男'],
    ['Male', '男'],
    ['woman', '女'],
    ['女', '女'],
    ['female?', 'female?'],
  ])('the sex %j is copied as %s', async (sex, copied) =>
    expect((await values({ student: { sex } })).sex).toBe(copied),
  );

  test.each<[string | undefined, PaperLanguage, string | null]>([
    ['家族滞在', 'en', 'Dependent'],
    ['Dependent', 'ja', '家族滞在'],
    ['見本ビザ', 'en', '見本ビザ'],
    [undefined, 'ja', null],
  ])('the status %s in %s is %s', async (status, lang, copied) => {
    const { status: _, ...rest } = stayOf();
    const stays = [status === undefined ? rest : { ...rest, status }];
    expect((await values({ dossier: { stays } }, lang)).residenceStatus).toBe(copied);
  });

  test('the word for the status Student is the text of the form, which an office may write otherwise', async () => {
    const { placement, dossier, today } = abroad();
    if (!placement) throw new Error('no placement');
    const shipped = await texts('permit-worksheet', 'ja');
    const own = { ja: { ...shipped.ja, 'values.status-student': ['りゅうがく'] } } as typeof shipped;
    const facts: FormFacts = { placement, dossier, today, office: ISSUING };
    const of = (written: typeof shipped) =>
      permitForm(facts, written, ['ja']).flatMap(({ key, value }) => (key === 'residenceStatus' ? [said(value)] : []));
    expect([of(own), of(shipped)]).toEqual([['りゅうがく'], ['留学']]);
  });

  test('a name that was changed after the card was read is to be compared with the card, as one that never was', async () => {
    const changed = { nameOnCard: 'NGUYEN THI ANH', familyName: 'TRAN', givenName: 'Thi Anh' };
    const compared = 'NGUYEN THI ANH（在留カードの記載と照合する）';
    expect((await values({ student: changed, dossier: { latinAtCard: 'NGUYEN Thi Anh' } })).name).toBe(compared);
    // Two spellings on record are no other card.
    const parts = { nameOnCard: 'NGUYEN THI ANH', nameLatin: 'NGUYEN Thi Anh', familyName: 'TRAN' };
    expect((await values({ student: parts })).name).toBe('NGUYEN THI ANH');
  });

  test('of an unknown host has its blanks, and of unknown terms too', async () => {
    const { placement, dossier, today } = abroad({ placement: { terms: [{}] } });
    if (!placement) throw new Error('no placement');
    const fields = permitForm({ placement, dossier, today, office: ISSUING }, await texts('permit-worksheet', 'ja'), [
      'ja',
    ]);
    const empty = fields.flatMap(({ key, value }) => (value.length === 0 ? [key] : []));
    expect(empty).toEqual(
      expect.arrayContaining([
        'duties',
        'contractPeriod',
        'hoursPerWeek',
        'pay',
        'employerName',
        'employerAddress',
        'employerTelephone',
        'employerBusiness',
      ]),
    );
  });

  test.each([
    [{ from: day('2026-11-02') }, null],
    [{ to: day('2027-02-01') }, null],
  ])('a period of which %j is known is left open', async (terms, expected) => {
    expect((await values({ placement: { terms: [terms] } })).contractPeriod).toBe(expected);
  });

  test.each<[typeof TERMS.pay, number | undefined, string]>([
    ['unpaid', 28, '無報酬'],
    [{ amount: 1_800, per: 'hour' }, undefined, '時間額　1,800円'],
    [{ amount: 1_800, per: 'hour' }, 28, '週額　50,400円（時間額1,800円、週28時間）'],
    [{ amount: 12_000, per: 'day' }, 28, '日額　12,000円'],
  ])('pay of %j with %s hours is %s', async (pay, hoursPerWeek, copied) => {
    const { hoursPerWeek: _, ...rest } = TERMS;
    const terms = { ...rest, ...(pay && { pay }), ...(hoursPerWeek !== undefined && { hoursPerWeek }) };
    expect((await values({ placement: { terms: [terms] } })).pay).toBe(copied);
  });
});

describe('the notes on the permit', () => {
  const notes = (facts: Parameters<typeof abroad>[0]): readonly PermitNote[] => {
    const known = abroad(facts);
    return known.placement ? permitNotes(known, known.placement) : [];
  };
  const status = (word: string, more: Parameters<typeof stayOf>[0] = {}) => ({
    dossier: { stays: [stayOf({ status: word, ...more })] },
  });

  test('of whoever needs none say nothing more, not even that the stay ends on the way', () => {
    expect(notes(status('永住者', { expiresOn: day('2026-12-01') }))).toEqual(['free']);
    expect(notes(status('技術・人文知識・国際業務', { expiresOn: day('2026-12-01') }))).toEqual(['other']);
  });
  test('of a status that is none do not guess', () => expect(notes(status('見本ビザ'))).toEqual(['unknown']));
  test('of a dependent end at the hours of the comprehensive permit', () => {
    expect(notes({ ...status('家族滞在'), terms: { hoursPerWeek: 28 } })).toEqual(['comprehensive']);
    expect(notes({ ...status('家族滞在'), terms: { hoursPerWeek: 28.5 } })).toContain('over-limit');
  });
  test('go by the status of the first day, not of today', () => {
    const stays = [stayOf(), stayOf({ on: day('2026-11-01'), status: '永住者' })];
    expect(notes({ dossier: { stays } })).toEqual(['free']);
  });
  test('need no nationality where the status is known', () => {
    const { nationality: _, ...unknown } = abroad().dossier.student;
    expect(notes({ dossier: { student: unknown, stays: [stayOf()] } })).toEqual(['comprehensive']);
  });
  test('count a span whose hours are not known, though others are, and none that is not paid', () => {
    const { hoursPerWeek: _, ...silent } = TERMS;
    expect(notes({ placement: { terms: amended([silent], '2026-12-01', { hoursPerWeek: 20 }) } })).toEqual([
      'hours-unknown',
    ]);
    const unpaid = amended([{ ...silent, pay: 'unpaid' }], '2026-12-01', {
      hoursPerWeek: 20,
      pay: { amount: 1, per: 'day' },
    });
    expect(notes({ placement: { terms: unpaid } })).toEqual(['comprehensive']);
  });
  test('say nothing of the end of the stay where the days are not known', () => {
    expect(
      notes({ placement: { terms: [{ hoursPerWeek: 20 }] }, ...status('留学', { expiresOn: day('2026-12-01') }) }),
    ).toEqual(['comprehensive']);
  });
  test('of one that is covered say so', () => expect(notes({ dossier: { permits: [permit()] } })).toEqual(['covered']));

  const notice = ({ blocks }: Paper) =>
    blocks.flatMap((block) => (block.type === 'notice' ? [block.heading, ...block.lines].map(said) : []));

  test('are sentences, each by itself', async () => {
    const one = await worksheet(abroad({ terms: { pay: 'unpaid' } }));
    expect(notice(one.paper)).toEqual([
      '申請の前に',
      '無報酬の活動として記録されているため、資格外活動許可を要しない。',
    ]);
    const two = await worksheet(abroad({ dossier: { stays: [stayOf({ expiresOn: day('2027-01-31') })] } }), 'en');
    expect(notice(two.paper)).toEqual([
      'Before applying',
      expect.stringContaining('All paid work together takes 28 hours a week'),
      expect.stringContaining('31 January 2027'),
    ]);
  });
  test.each([
    ['永住者', 'ja', '「永住者」'],
    ['Permanent Resident', 'ja', '「永住者」'],
    ['永住者', 'en', 'Permanent Resident'],
  ] as const)('name the status %s in %s by its official name: %s', async (word, lang, name) => {
    const { paper } = await worksheet(abroad(status(word)), lang);
    expect(notice(paper).join()).toContain(name);
  });
});

describe('the list of the six papers', () => {
  const table = async (facts: Parameters<typeof abroad>[0]) => {
    const { paper, checklist } = await worksheet(abroad(facts));
    expect(checklist.map(({ label }) => said(label))).toEqual([
      '資格外活動許可申請書',
      '旅券',
      '在留カード',
      '在学証明書',
      'インターンシップ証明書',
      '雇用契約書又は労働条件通知書',
    ]);
    return paper.blocks.flatMap((block) => (block.type === 'table' ? block.rows.map((cells) => cells.map(told)) : []));
  };
  const papers = { form: day('2026-10-01'), 'enrollment-certificate': day('2026-07-20') };

  test('tells each with its day, and until when a certificate can be filed', async () => {
    const of = await table({ dossier: { permits: [pending({ papers })] } });
    expect(of[0]).toEqual(['[tick]', '資格外活動許可申請書', 'あり', '2026年10月1日']);
    expect(of[1]).toEqual(['[box]', '旅券', '*未提出*', '']);
    // Filed on 28 September.
    expect(of[3]?.[3]).toBe('2026年7月20日発行（2026年10月20日まで使用可）');
    const { appliedOn: _, ...unfiled } = pending({ papers });
    expect((await table({ dossier: { permits: [unfiled] } }))[3]?.[3]).toBe(
      '2026年7月20日発行（使用期限2026年10月20日を経過）。新たに発行すること。',
    );
  });
  test('tells of the contract its day alone where no individual permit is needed', async () => {
    const contracts = [contract({ terms: {} })];
    expect((await table({ placement: { contracts } }))[5]?.[3]).toBe('2026年10月8日');
    expect((await table({ placement: { contracts }, terms: { hoursPerWeek: 38 } }))[5]?.[3]).toBe(
      '2026年10月8日　P-0001-E1に記載があるか要確認：活動内容、期間、時間、場所、報酬',
    );
    expect((await table({ placement: { contracts: [contract({ terms: WORK })], terms: [WORK] } }))[5]?.[3]).toBe(
      '2026年10月8日　P-0001-E1：活動内容・期間・時間・場所・報酬の記載を確認済み',
    );
  });
});

describe('the course registration slip', () => {
  const registered = (
    number: string,
    course: Partial<SlipRegistration['course']> = {},
    facts: object = {},
  ): SlipRegistration => {
    const placement = placementUpTo(10);
    if (!placement.course) throw new Error('not registered');
    return {
      student: student({ number }),
      placement,
      company: HOST,
      course: { ...placement.course, ...course },
      ...facts,
    };
  };
  const slip = async (registrations: readonly SlipRegistration[], lang: PaperLanguage = 'ja') =>
    courseSlip(ISSUING, registrations, { lang, on: day('2026-10-28') }, await texts('course-slip', lang));
  const numbers = (paper: Paper) =>
    paperLines(paper).flatMap((line) => /(?:学籍番号: |table \d+ ; )(\d{8})/.exec(line)?.[1] ?? []);

  test('has its parts in the order of year, term, course and credits, whatever order they are named in', async () => {
    const paper = await slip([
      registered('20249009', { year: 2027, term: 'spring' }),
      registered('20249008', { term: 'full' }),
      registered('20249007', { course: 'B' }),
      registered('20249006', { course: 'A', credits: 2 }),
      registered('20249005', { course: 'A', credits: 1 }),
      registered('20249004', { year: 2026, term: 'spring' }),
    ]);
    expect(numbers(paper)).toEqual(['20249004', '20249005', '20249006', '20249007', '20249008', '20249009']);
  });
  test('never takes two courses for one', async () => {
    const paper = await slip([
      registered('20249001', { course: 'A', credits: 11 }),
      registered('20249002', { course: 'A1', credits: 1 }),
    ]);
    expect(paper.blocks.filter(({ type }) => type === 'table')).toEqual([]);
  });
  test('has the same columns whatever its students have in common', async () => {
    const two = [registered('20249001'), registered('20249002')];
    const columns = async (lang: PaperLanguage) =>
      (await slip(two, lang)).blocks.flatMap((block) =>
        block.type === 'table' ? block.columns.map(({ title, width }) => `${said(title)} ${width}`) : [],
      );
    expect(await columns('en')).toEqual([
      ...['No. 9', 'Student no. 22', 'Name 33', 'Program 31', 'Host company 37', 'Internship 38'],
    ]);
  });
  test.each([[{ from: day('2026-11-02') }], [{ to: day('2027-02-01') }]])(
    'has no period where only %j is known',
    async (terms) => {
      const paper = await slip([registered('20249001', {}, { placement: placementUpTo(10, { terms: [terms] }) })]);
      expect(row(paper, '実施期間')).toBeUndefined();
    },
  );
  test('of a name that is not known in its language has the one that is known', async () => {
    const nameless = without(student(), 'familyName', 'givenName');
    const paper = await slip([registered('20249001', {}, { student: nameless })], 'en');
    expect(paperLines(paper)[2]).toBe('mark made on 28 October 2026');
    expect(row(paper, 'Name')).toBe('見本 太郎');
  });
});

describe('the contract review slip', () => {
  const of = (facts: Parameters<typeof contract>[0]): ReviewedRevision => ({
    ref: 'P-0001-E2',
    kind: 'employment',
    revision: contract({ revision: 2, ...facts }),
    company: HOST,
    placement: 'P-0001',
    student: student(),
  });

  test('tells when the contract was received and signed', async () => {
    const written = await texts('contract-slip', 'ja');
    const slip = (facts: Parameters<typeof contract>[0]) =>
      contractSlip(ISSUING, of(facts), { lang: 'ja', on: day('2026-10-28') }, written);
    expect(row(slip({}), '受領日')).toBe('令和8年10月8日');
    expect(row(slip({}), '締結日')).toBe('令和8年10月14日');
    const { signedOn: _, ...open } = contract();
    const unsigned = contractSlip(
      ISSUING,
      { ...of({}), revision: open },
      { lang: 'ja', on: day('2026-10-28') },
      written,
    );
    expect(row(unsigned, '締結日')).toBeUndefined();
  });
  test('keeps what others remarked where the secretariat returned it', () => {
    const remark = review({ by: 'student', items: { ip: '発明の扱い' } });
    const returned = review({ outcome: 'returned', items: { pay: '締め日' } });
    const ip = itemLines(of({ reviews: [remark, returned] })).find(({ item }) => item === 'ip');
    expect(ip).toEqual({ item: 'ip', result: 'none', remarks: [{ by: 'student', on: remark.on, text: '発明の扱い' }] });
  });
});

test('the public key is copied without the line end of its file', async () => {
  const note = verificationNote(
    ISSUING,
    { key: '見本', pem: '  -----BEGIN\nEND-----\n' },
    { lang: 'ja', on: day('2026-10-28') },
    await texts('verification-note', 'ja'),
  );
  expect(note.blocks).toContainEqual({ type: 'typed', text: '  -----BEGIN\nEND-----' });
});
