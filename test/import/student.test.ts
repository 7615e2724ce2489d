import { describe, expect, it } from 'vitest';
import { FIELDS, flagOf } from '../../src/core/model/student-fields.ts';
import { readyOffice } from '../helpers/run.ts';

const NEW = [
  '--number',
  '００２５９００１',
  '--name-kanji',
  '葛\u{e0100}城 見本',
  '--email',
  'ｍ@example.ac.jp',
  '--program',
  '情報学コース',
];

async function office() {
  const { coopj } = await readyOffice();
  const student = async (verb: string, ...argv: string[]) => {
    const { code, stdout, stderr } = await coopj(['student', verb, ...argv, '--json']);
    return {
      code,
      value: stdout === '' ? undefined : JSON.parse(stdout),
      error: stderr === '' ? undefined : JSON.parse(stderr).error,
    };
  };
  const shown = async (number: string) => (await student('show', number)).value;
  return { coopj, student, shown };
}

describe('student add', () => {
  it('registers one student by the reading rules of the import', async () => {
    const { student, shown } = await office();
    expect(await student('add', ...NEW)).toMatchObject({
      code: 0,
      value: { number: '00259001', name: '葛\u{e0100}城 見本', result: 'created', next: 1, dryRun: false },
    });
    expect(await shown('00259001')).toMatchObject({
      number: '00259001',
      nameKanji: '葛\u{e0100}城 見本',
      email: 'm@example.ac.jp',
      institute: '国立情報学研究所',
    });
  });

  it('has a flag for each heading of the import list', async () => {
    const { student, shown } = await office();
    const values: Readonly<Record<string, string>> = {
      number: '20259002',
      nameKanji: '見本 二',
      nameKana: 'ﾐﾎﾝ',
      familyName: 'MIHON',
      givenName: 'Ni',
      nameLatin: 'MIHON Ni',
      nameOnCard: 'MIHON NI',
      email: 'ni@example.ac.jp',
      program: '情報学コース',
      institute: '別の研究所',
      courseYears: '5',
      year: 'D3',
      dateOfBirth: '平成10年6月1日',
      nationality: 'ベトナム',
      sex: '女',
      residenceStatus: '留学',
      residenceExpiresOn: 'R9.9.30',
      residenceCard: 'ab12345678cd',
      mextScholar: 'yes',
      jsps: 'dc1',
      jspsFrom: '2026-04-01',
      jspsTo: '2029-03-31',
      specialResearcher: 'no',
      specialResearcherType: '分野',
      funder: '見本財団',
      researchAssistant: '有',
      raHours: '10',
      supervisorName: '見本 教授',
      supervisorEmail: 'sv@example.ac.jp',
      officeEmail: 'of@example.ac.jp',
      enrolledOn: '2024-04-01',
      expectedCompletionOn: '2029-03-31',
      address: '見本市1-2-3',
      phone: '０３-1234-5678',
      contactedOn: '-30d',
      guideSentOn: 'today',
      approvedOn: '2026-10-10',
      registeredOn: '2026-10-11',
      approverBox: 'yes',
      briefingOn: '2026-10-12',
      recordingSentOn: '2026-10-13',
      notes: '電話で確認済み',
    };
    expect(Object.keys(values)).toEqual(FIELDS.map(({ fact }) => fact));
    const argv = FIELDS.flatMap(({ fact }) => [flagOf(fact), values[fact] ?? '']);
    expect((await student('add', ...argv)).code).toBe(0);
    expect(await shown('20259002')).toMatchObject({
      nameKana: 'ミホン',
      courseYears: 5,
      year: 3,
      dateOfBirth: '1998-06-01',
      mextScholar: true,
      jsps: 'DC1',
      specialResearcher: false,
      researchAssistant: true,
      raHours: 10,
      phone: '03-1234-5678',
      institute: '別の研究所',
      stays: [{ on: '2026-11-02', status: '留学', expiresOn: '2027-09-30', card: 'AB12345678CD' }],
      contact: { on: '2026-10-03', guideSentOn: '2026-11-02' },
      approval: { on: '2026-10-10', by: '見本 教授' },
      registration: { on: '2026-10-11', approverBox: true },
      briefing: { attendedOn: '2026-10-12', recordingSentOn: '2026-10-13' },
      notes: [{ on: '2026-11-02', text: '電話で確認済み' }],
      step: 4,
    });
  });

  it('says yes by a flag alone', async () => {
    const { student, shown } = await office();
    await student('add', ...NEW, '--mext-scholar', '--jsps', 'none');
    expect(await shown('00259001')).toMatchObject({ mextScholar: true, jsps: 'none' });
  });

  it('names the missing flag where nobody can be asked', async () => {
    const { student } = await office();
    for (const [flag, left] of [
      ['--number', 0],
      ['--name-kanji', 2],
      ['--email', 4],
      ['--program', 6],
    ] as const) {
      const refused = await student('add', ...NEW.toSpliced(left, 2));
      expect(refused).toMatchObject({ code: 2, value: undefined, error: { code: 'flag-missing' } });
      expect(refused.error.message).toContain(`${flag} is missing`);
    }
    expect((await student('add', ...NEW.toSpliced(2, 2), '--given-name', 'Taro')).code).toBe(0);
  });

  it('refuses bad values, all at once, each with its flag', async () => {
    const { student, coopj } = await office();
    const refused = await student(
      'add',
      ...NEW,
      '--date-of-birth',
      '1999-02-30',
      '--residence-card',
      'A1',
      '--sex',
      '',
      '--contacted-on',
      '2027-01-01',
    );
    expect(refused).toMatchObject({ code: 2, error: { code: 'values-refused' } });
    expect(refused.error.message.split('\n').map((line: string) => line.split(':')[0])).toEqual([
      '--date-of-birth',
      '--residence-card',
      '--contacted-on',
      '--sex',
    ]);
    expect(JSON.parse((await coopj(['student', 'list', '--json'])).stdout)).toEqual([]);
  });

  it('refuses a number that is taken, and writes nothing in a rehearsal', async () => {
    const { student, shown } = await office();
    expect(await student('add', ...NEW, '--dry-run')).toMatchObject({ code: 0, value: { dryRun: true } });
    expect((await student('show', '00259001')).code).toBe(4);
    await student('add', ...NEW);
    expect(await student('add', ...NEW, '--sex', '男')).toMatchObject({ code: 3, error: { code: 'student-exists' } });
    expect((await shown('00259001')).sex ?? null).toBeNull();
  });
});

describe('student edit', () => {
  it('changes what was named and shows the old and the new value', async () => {
    const { student, coopj } = await office();
    await student('add', ...NEW, '--year', '2');
    const { code, stdout } = await coopj(['student', 'edit', '00259001', '--year', '3', '--sex', '男']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Corrected: 00259001 葛\u{e0100}城 見本\n  year of study: 2 → 3\n  sex: 男\n',
    });
    expect((await student('edit', '00259001', '--year', '4')).value.changes).toEqual([
      { field: 'year', before: 3, after: 4 },
    ]);
  });

  it('takes facts out, in any writing of their names', async () => {
    const { student, shown } = await office();
    await student('add', ...NEW, '--sex', '男', '--residence-status', '留学', '--residence-card', 'AB12345678CD');
    const edited = await student('edit', '00259001', '--clear', 'residence_card', '--clear', 'Sex', '--year', '1');
    expect(edited.value.changes.map(({ field, after }: { field: string; after: unknown }) => [field, after])).toEqual([
      ['year', 1],
      ['sex', null],
      ['residenceCard', null],
    ]);
    expect((await shown('00259001')).stays).toEqual([{ on: '2026-11-02', status: '留学' }]);
  });

  it('keeps a reason in the history, and writes nothing where nothing differs', async () => {
    const { student, coopj } = await office();
    await student('add', ...NEW);
    await student('edit', '00259001', '--year', '1', '--reason', '届出による');
    const history = async () =>
      JSON.parse((await coopj(['history', '--json'])).stdout) as readonly { reason: string | null }[];
    expect((await history()).map(({ reason }) => reason)).toContain('届出による');
    const before = (await history()).length;
    expect((await student('edit', '00259001', '--year', '1')).value).toMatchObject({
      result: 'unchanged',
      changes: [],
    });
    expect(await history()).toHaveLength(before);
  });

  it('says what it cannot do: nothing named, no such student, no such fact, the last name, a fact both set and cleared', async () => {
    const { student } = await office();
    await student('add', ...NEW);
    expect(await student('edit', '00259001')).toMatchObject({ code: 2, error: { code: 'nothing-to-change' } });
    expect(await student('edit', '999', '--year', '1')).toMatchObject({ code: 4, error: { code: 'no-such-student' } });
    expect(await student('edit', '00259001', '--clear', 'residence-cart')).toMatchObject({
      code: 2,
      error: { code: 'not-one-of' },
    });
    expect(await student('edit', '00259001', '--clear', 'email')).toMatchObject({
      code: 2,
      error: { code: 'not-one-of' },
    });
    expect(await student('edit', '00259001', '--clear', 'name-kanji')).toMatchObject({
      code: 2,
      error: { code: 'values-refused' },
    });
    expect(await student('edit', '00259001', '--clear', 'sex', '--sex', '男')).toMatchObject({
      code: 2,
      error: { code: 'flags-disagree' },
    });
    expect(await student('edit', '00259001', '--year', 'x')).toMatchObject({
      code: 2,
      error: { code: 'values-refused' },
    });
  });
});
