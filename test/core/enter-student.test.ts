import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearFacts } from '../../src/core/decide/clear.ts';
import { enterStudent } from '../../src/core/decide/enter.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { factsOf, STUDENT_FACTS, type StudentFacts } from '../../src/core/model/student-fields.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { day, OFFICE } from '../helpers/dossiers.ts';

const at = (today: string) => ({ office: OFFICE, programs: programsOf(OFFICE), today: day(today), actor: '見本 係' });
const NEW: StudentFacts = {
  number: '20249001',
  nameKanji: '見本 太郎',
  email: 'taro@example.ac.jp',
  program: '情報学コース',
};

function changesOf(dossier: Dossier | undefined, facts: StudentFacts, today = '2026-11-02') {
  const registered = enterStudent(dossier, facts, at(today));
  if (!registered.ok) throw new Error(`missing ${registered.missing.join()}`);
  return registered;
}
function taken(dossier: Dossier | undefined, facts: StudentFacts, today?: string): Dossier {
  const folded = changesOf(dossier, facts, today).changes.reduce<Dossier | undefined>(evolve, dossier);
  if (!folded) throw new Error('no dossier');
  return folded;
}
const types = (dossier: Dossier | undefined, facts: StudentFacts, today?: string) =>
  changesOf(dossier, facts, today).changes.map(({ type }) => type);

describe('a new student', () => {
  it('needs a name of any kind, a mail address and a programme', () => {
    expect(enterStudent(undefined, { number: '1' }, at('2026-11-02'))).toEqual({
      ok: false,
      missing: ['name', 'email', 'program'],
      notInName: [],
    });
    for (const name of [{ nameKana: 'ミホン' }, { givenName: 'Taro' }, { nameOnCard: 'MIHON TARO' }] as const) {
      expect(
        enterStudent(undefined, { number: '1', email: 'a@b.jp', program: 'x', ...name }, at('2026-11-02')).ok,
      ).toBe(true);
    }
  });

  it('belongs to the institute of the programme, unless another is named', () => {
    expect(taken(undefined, NEW).student.institute).toBe('国立情報学研究所');
    expect(taken(undefined, { ...NEW, program: 'Informatics Program' }).student.institute).toBe(
      'National Institute of Informatics',
    );
    expect(taken(undefined, { ...NEW, institute: '別の研究所' }).student.institute).toBe('別の研究所');
    expect(taken(undefined, { ...NEW, program: '無いコース' }).student).not.toHaveProperty('institute');
  });

  it('has STEP 1 to 4 as far as the list says them, with the supporters', () => {
    const dossier = taken(undefined, {
      ...NEW,
      supervisorName: '見本 教授',
      supervisorEmail: 'kyoju@example.ac.jp',
      officeEmail: 'course@example.ac.jp',
      contactedOn: day('2026-09-01'),
      guideSentOn: day('2026-09-02'),
      approvedOn: day('2026-09-03'),
      registeredOn: day('2026-09-07'),
      approverBox: true,
      briefingOn: day('2026-10-01'),
    });
    expect(dossier).toMatchObject({
      contact: { on: '2026-09-01', guideSentOn: '2026-09-02' },
      approval: { on: '2026-09-03', by: '見本 教授' },
      registration: {
        on: '2026-09-07',
        approverBox: true,
        supporters: {
          supervisor: 'kyoju@example.ac.jp',
          office: 'course@example.ac.jp',
          secretariat: OFFICE.office.email,
        },
      },
      briefing: { attendedOn: '2026-10-01' },
    });
  });

  it('had written by the day on which the guide was sent', () => {
    expect(taken(undefined, { ...NEW, guideSentOn: day('2026-09-02') }).contact).toEqual({
      on: '2026-09-02',
      guideSentOn: '2026-09-02',
    });
  });

  it('is told the residence as known today', () => {
    expect(taken(undefined, { ...NEW, residenceStatus: '留学', residenceCard: 'AB12345678CD' }).stays).toEqual([
      { on: '2026-11-02', status: '留学', card: 'AB12345678CD' },
    ]);
  });

  it('has no box without a registration: said, not kept', () => {
    expect(changesOf(undefined, { ...NEW, approverBox: true })).toMatchObject({
      boxAlone: true,
      changes: [{ type: 'student-registered' }],
    });
    expect(changesOf(undefined, { ...NEW, approverBox: false }).boxAlone).toBe(false);
  });
});

describe('a known student', () => {
  const known = taken(
    undefined,
    { ...NEW, year: 2, residenceStatus: '留学', residenceExpiresOn: day('2027-09-30') },
    '2026-09-01',
  );

  it('changes only in what differs; a blank cell keeps what it finds', () => {
    expect(changesOf(known, { number: '20249001', email: 'new@example.ac.jp' })).toMatchObject({
      outcome: 'updated',
      changes: [{ type: 'student-edited', set: { email: 'new@example.ac.jp' } }],
    });
    expect(taken(known, { number: '20249001', year: 3 }).student).toEqual({ ...known.student, year: 3 });
  });

  it('has another name where one code unit differs', () => {
    expect(types(known, { number: '20249001', nameKanji: '見本 太郎' })).toEqual([]);
    const variant = taken(known, { number: '20249001', nameKanji: '葛\u{e0100}城' });
    expect(types(variant, { number: '20249001', nameKanji: '葛城' })).toEqual(['student-edited']);
    expect(types(variant, { number: '20249001', nameKanji: '葛\u{e0100}城' })).toEqual([]);
  });

  it('moves to the institute of a new programme', () => {
    expect(taken(known, { number: '20249001', program: '遺伝学コース' }).student.institute).toBe('国立遺伝学研究所');
    expect(taken(known, { number: '20249001', program: '無いコース' }).student).not.toHaveProperty('institute');
  });

  it('has a new row of today where the residence changed, and the latest one filled where it was blank', () => {
    const renewed = taken(known, { number: '20249001', residenceExpiresOn: day('2029-09-30') });
    expect(renewed.stays).toEqual([
      { on: '2026-09-01', status: '留学', expiresOn: '2027-09-30' },
      { on: '2026-11-02', status: '留学', expiresOn: '2029-09-30' },
    ]);
    expect(taken(known, { number: '20249001', residenceCard: 'AB12345678CD' }).stays).toEqual([
      { on: '2026-09-01', status: '留学', expiresOn: '2027-09-30', card: 'AB12345678CD' },
    ]);
  });

  it('keeps supporters as they stand in the dedicated system, and gains those that were missing', () => {
    const registered = taken(known, {
      number: '20249001',
      registeredOn: day('2026-10-01'),
      supervisorEmail: 'a@example.ac.jp',
    });
    // Addresses on file are no supporters until somebody saw them there.
    expect(registered.registration?.supporters).toEqual({});
    const ticked = taken(registered, { number: '20249001', approverBox: true });
    expect(ticked.registration?.supporters).toMatchObject({ supervisor: 'a@example.ac.jp' });
    const addresses = { supervisorEmail: 'b@example.ac.jp', officeEmail: 'c@example.ac.jp' };
    const later = taken(ticked, { number: '20249001', ...addresses, approverBox: true });
    expect(later.registration?.supporters).toMatchObject({
      supervisor: 'a@example.ac.jp',
      office: 'c@example.ac.jp',
    });
  });

  it('is unchanged by the same facts again, on any later day', () => {
    const text = fc.constantFrom('a', '見本', '葛\u{e0100}');
    const date = fc.constantFrom('2026-04-01', '2026-09-01', '2026-11-01').map(day);
    const facts = fc.record<StudentFacts>(
      {
        nameKanji: text,
        institute: text,
        year: fc.nat(5),
        mextScholar: fc.boolean(),
        residenceStatus: text,
        residenceExpiresOn: date,
        residenceCard: text,
        supervisorName: text,
        supervisorEmail: text,
        officeEmail: text,
        contactedOn: date,
        guideSentOn: date,
        approvedOn: date,
        registeredOn: date,
        approverBox: fc.boolean(),
        briefingOn: date,
        recordingSentOn: date,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(facts, facts, (first, second) => {
        const one = taken(undefined, { ...NEW, ...first });
        const two = taken(one, { ...second, number: NEW.number ?? '' }, '2026-11-03');
        expect(changesOf(two, { ...second, number: NEW.number ?? '' }, '2026-12-24')).toMatchObject({
          outcome: 'unchanged',
          changes: [],
        });
        const { approverBox, ...said } = second;
        expect(factsOf(two)).toMatchObject(said);
      }),
    );
  });
});

it('facts are taken out, of the residence from its latest row', () => {
  const known = taken(undefined, { ...NEW, sex: '男', residenceStatus: '留学', residenceCard: 'AB12345678CD' });
  const changes = clearFacts(known, ['sex', 'residenceCard', 'jsps']);
  const folded = changes.reduce<Dossier>(evolve, known);
  expect(folded.student).not.toHaveProperty('sex');
  expect(folded.stays).toEqual([{ on: '2026-11-02', status: '留学' }]);
  expect(clearFacts(folded, ['sex', 'residenceCard'])).toEqual([]);
  expect(STUDENT_FACTS).toContain('number');
});

it('a change of residence is never told of a day before the latest row: the same facts again would change it again', () => {
  const known = taken(undefined, { ...NEW, residenceStatus: '留学' }, '2026-11-02');
  const changed = taken(known, { number: '20249001', residenceStatus: '家族滞在' }, '2026-10-01');
  expect(changed.stays).toEqual([{ on: '2026-11-02', status: '家族滞在' }]);
});
