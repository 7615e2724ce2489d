import { describe, expect, test } from 'vitest';
import { type EntryBasis, enterStudent } from '../../src/core/decide/enter.ts';
import { recordingOf } from '../../src/core/decide/letter.ts';
import { grantPermit, openPermit, readyPapers, refusePermit } from '../../src/core/decide/permit.ts';
import { editPlacement, openPlacement } from '../../src/core/decide/placement.ts';
import { recordStay } from '../../src/core/decide/stay.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Permit } from '../../src/core/model/residence.ts';
import type { StudentFacts } from '../../src/core/model/student-fields.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import {
  company,
  day,
  dossier,
  granted,
  known,
  OFFICE,
  placement,
  placementUpTo,
  refusedFor,
  student,
  TODAY,
  WISH,
} from '../helpers/dossiers.ts';
import { CASES, knownIn } from '../helpers/letters.ts';
import { pending, permit } from '../helpers/permits.ts';

const WHY = { ...WISH, reason: '訂正' };

describe('a permit', () => {
  const of = (...permits: readonly Permit[]) => known(dossier({ permits, placements: [placementUpTo(8)] }));
  const grant = {
    ...WISH,
    kind: 'comprehensive',
    on: day('2026-10-20'),
    from: day('2026-10-20'),
    to: day('2028-03-31'),
  } as const;
  test('that is granted again on its day is a correction, which needs a reason', () => {
    expect(granted(grantPermit(of(permit()), grant))).toEqual([]);
    expect(grantPermit(of(permit()), { ...grant, hoursPerWeek: 20 })).toEqual({
      ok: false,
      refusals: [{ because: 'unexplained', before: '2026-10-20 – 2028-03-31', after: '2026-10-20 – 2028-03-31, 20' }],
    });
    expect(granted(grantPermit(of(permit()), { ...grant, ...WHY, hoursPerWeek: 20 }))).toEqual([
      {
        type: 'permit-granted',
        number: 1,
        granted: { on: '2026-10-20', from: '2026-10-20', to: '2028-03-31', hoursPerWeek: 20 },
      },
    ]);
  });
  test('of another kind, or refused, is not the one that is corrected', () => {
    const other = permit({ number: 2, kind: 'individual', placement: 'P-0001' });
    expect(granted(grantPermit(of(permit(), other), { ...grant, ...WHY, to: day('2028-03-30') }))).toMatchObject([
      { number: 1 },
    ]);
    const refused = { ...pending({ number: 2 }), refused: { on: day('2026-10-20'), reason: '見本' } };
    expect(granted(grantPermit(of(permit(), refused), { ...grant, ...WHY, to: day('2028-03-30') }))).toMatchObject([
      { number: 1 },
    ]);
    expect(
      granted(
        refusePermit(of(permit(), refused), { ...WISH, kind: 'comprehensive', on: day('2026-10-20'), because: '別' }),
      ),
    ).toEqual([{ type: 'permit-refused', number: 2, refused: { on: '2026-10-20', reason: '別' } }]);
  });
  test('is opened once, and one for each placement where it is individual', () => {
    const open = (facts: object, ...permits: readonly Permit[]) =>
      granted(
        openPermit(of(...permits), { ...WISH, kind: 'comprehensive', ...facts } as Parameters<typeof openPermit>[1]),
      );
    expect(open({})).toEqual([{ type: 'permit-opened', number: 1, kind: 'comprehensive', on: TODAY }]);
    expect(open({}, pending())).toEqual([]);
    expect(open({ kind: 'individual', placement: 'P-0001' }, pending())).toEqual([
      { type: 'permit-opened', number: 2, kind: 'individual', on: TODAY, placement: 'P-0001' },
    ]);
  });
  test('has papers that are newer without a reason', () => {
    const paper = (on: string) =>
      refusedFor(
        readyPapers(of(pending({ papers: { form: day('2026-10-01') } })), {
          ...WISH,
          kind: 'comprehensive',
          papers: ['form'],
          on: day(on),
        }),
      );
    expect([paper('2026-10-01'), paper('2026-10-02'), paper('2026-09-30')]).toEqual([[], [], ['unexplained']]);
  });
});

describe('a placement', () => {
  test('is opened with whom to write to, where that is told', () => {
    const opened = (facts: object) =>
      granted(
        openPlacement(known(dossier()), {
          ...WISH,
          ref: 'P-0009',
          company: 'C-0001',
          on: day('2026-09-10'),
          terms: {},
          ...facts,
        }),
      );
    const bare = {
      type: 'placement-opened',
      ref: 'P-0009',
      company: 'C-0001',
      on: '2026-09-10',
      consulted: [],
      terms: {},
    };
    expect(opened({})).toEqual([bare]);
    expect(opened({ hr: '人事', mentor: '指導', job: '研究' })).toEqual([
      { ...bare, hr: '人事', mentor: '指導', job: '研究' },
    ]);
  });
  test('keeps its job description where a list says that by its title', () => {
    const of = placement({ job: 'J-0001' });
    const companies = new Map([['C-0001', company({ jobs: [{ ref: 'J-0001', title: '見本の研究' }] })]]);
    const edited = (job: string) =>
      granted(editPlacement(known(dossier({ placements: [of] }), { companies }), of, { ...WHY, job }));
    expect(edited('見本の研究')).toEqual([]);
    expect(edited('別の研究')).toEqual([{ type: 'placement-edited', placement: 'P-0001', job: '別の研究' }]);
  });
});

test('a stay that says nothing new is no new row, and a correction of its day needs a reason', () => {
  const row = { on: day('2026-04-01'), status: '留学', expiresOn: day('2028-03-31') };
  const recorded = (facts: object) => recordStay(known(dossier({ stays: [row] })), { ...WISH, ...facts });
  expect(granted(recorded({ status: 'Student', on: day('2026-10-01') }))).toEqual([]);
  expect(refusedFor(recorded({ on: row.on, expiresOn: day('2029-03-31') }))).toEqual(['unexplained']);
  expect(granted(recorded({ on: day('2026-10-01'), card: 'AB12345678CD' }))).toEqual([
    { type: 'stay-recorded', stay: { ...row, card: 'AB12345678CD', on: '2026-10-01' } },
  ]);
});

test('what follows from a letter has the commands that record it later', () => {
  const commands = (key: Parameters<typeof recordingOf>[0]) => {
    const of = knownIn(key);
    return recordingOf(key, of, of.dossier.placements[0])?.commands;
  };
  expect(commands('guide')).toEqual(['coopj step record 20249001 1 --guide-sent today']);
  expect(commands('briefing')).toEqual(['coopj briefing invite 20249001']);
  expect(commands('recording')).toEqual(['coopj briefing send-recording 20249001']);
  expect(commands('ra')).toEqual(['coopj obligation settle 20249001 ra:P-0001']);
  expect(commands('mext')).toEqual([
    'coopj obligation settle 20249001 mext-month:2026-12',
    'coopj obligation settle 20249001 mext-month:2027-01',
  ]);
  const nothing = knownIn('closing', {
    dossier: { ...CASES.closing.dossier, settled: { 'tax:P-0001': day('2027-02-02') } },
  });
  expect(recordingOf('closing', nothing, nothing.dossier.placements[0])).toBeUndefined();
});

describe('an entry of the register', () => {
  const BASIS: EntryBasis = { today: TODAY, actor: '係', office: OFFICE, programs: programsOf(OFFICE) } as EntryBasis;
  const entered = (facts: Omit<StudentFacts, 'number'>, of: Partial<Dossier> = {}, basis: Partial<EntryBasis> = {}) => {
    const result = enterStudent(dossier(of), { number: '20249001', ...facts }, { ...BASIS, ...basis });
    return result.ok ? result.changes : [result.missing, result.notInName];
  };
  const edited = (set: object, ...clear: string[]) => ({
    type: 'student-edited',
    set,
    ...(clear.length > 0 && { clear }),
  });
  test('has a new institute with a new programme, unless it names one', () => {
    expect(entered({ program: '統計科学コース' })).toEqual([
      edited({ program: '統計科学コース', institute: '統計数理研究所' }),
    ]);
    expect(entered({ program: '統計科学コース', institute: '別' })).toEqual([
      edited({ program: '統計科学コース', institute: '別' }),
    ]);
    expect(entered({ program: '見本コース' }, { student: student({ institute: '国立情報学研究所' }) })).toEqual([
      edited({ program: '見本コース' }, 'institute'),
    ]);
    expect(entered({ program: '情報学コース' })).toEqual([]);
  });
  test('puts an end to parts that say another name than its new whole', () => {
    const whole = student({ nameLatin: 'MIHON Taro' });
    expect(entered({ nameLatin: 'TRAN Anh' }, { student: whole })).toEqual([
      edited({ nameLatin: 'TRAN Anh' }, 'familyName', 'givenName'),
    ]);
    expect(entered({ nameLatin: 'MIHON Taro Jiro' }, { student: whole })).toEqual([
      edited({ nameLatin: 'MIHON Taro Jiro' }),
    ]);
    const odd = student({ nameLatin: 'TRAN Anh' });
    expect(entered({ nameLatin: 'TRAN Anh' }, { student: odd })).toEqual([]);
    expect(entered({ nameLatin: 'TRAN Anh' }, { student: odd }, { readsCard: true })).toEqual([
      edited({}, 'familyName', 'givenName'),
    ]);
  });
  test('refuses a part that the whole on record does not have, letter by letter', () => {
    const of = { student: student({ nameLatin: 'MIHON  Taro, Jiro' }) };
    expect(entered({ givenName: 'Taro Jiro' }, of)).toEqual([edited({ givenName: 'Taro Jiro' })]);
    expect(entered({ givenName: ' Jiro ' }, of)).toEqual([edited({ givenName: ' Jiro ' })]);
    expect(entered({ familyName: 'Mihon' }, of)).toEqual([
      [],
      [{ fact: 'familyName', value: 'Mihon', whole: 'MIHON  Taro, Jiro' }],
    ]);
    expect(entered({ familyName: 'MIHON' }, of)).toEqual([]);
  });
  test('takes a new name in Latin letters over to the field for kanji where that had the old one', () => {
    const { familyName: _, givenName: __, ...rest } = student();
    const latin = { ...rest, nameKanji: 'Mihon TARO', nameLatin: 'MIHON Taro' };
    expect(entered({ nameLatin: 'TRAN Anh' }, { student: latin })).toEqual([
      edited({ nameKanji: 'TRAN Anh', nameLatin: 'TRAN Anh' }),
    ]);
    expect(entered({ nameLatin: 'TRAN Anh', nameKanji: '陳' }, { student: latin })).toEqual([
      edited({ nameKanji: '陳', nameLatin: 'TRAN Anh' }),
    ]);
    expect(entered({ nameLatin: 'TRAN Anh' }, { student: { ...rest, nameLatin: 'MIHON Taro' } })).toEqual([
      edited({ nameLatin: 'TRAN Anh' }),
    ]);
  });
  test('fills the blanks of the latest stay on its day, and makes a new row of what differs', () => {
    const stays = [{ on: day('2026-04-01'), status: '留学' }];
    expect(entered({ residenceExpiresOn: day('2028-03-31') }, { stays })).toEqual([
      { type: 'stay-recorded', stay: { on: '2026-04-01', status: '留学', expiresOn: '2028-03-31' } },
    ]);
    expect(entered({ residenceStatus: '家族滞在' }, { stays })).toEqual([
      { type: 'stay-recorded', stay: { on: TODAY, status: '家族滞在' } },
    ]);
    expect(entered({ residenceStatus: '家族滞在' }, { stays: [{ on: TODAY, status: '留学' }] })).toEqual([
      { type: 'stay-recorded', stay: { on: TODAY, status: '家族滞在' } },
    ]);
    const later = day('2027-04-01');
    expect(entered({ residenceStatus: '家族滞在' }, { stays: [{ on: later, status: '留学' }] })).toEqual([
      { type: 'stay-recorded', stay: { on: later, status: '家族滞在' } },
    ]);
    expect(entered({ residenceStatus: '家族滞在', residenceCard: 'AB12345678CD' }, { stays })).toEqual([
      { type: 'stay-recorded', stay: { on: TODAY, status: '家族滞在', card: 'AB12345678CD' } },
    ]);
  });
  test('has each new line of its notes once', () => {
    const note = (text: string) => ({ type: 'note-added', on: TODAY, text, by: '係' });
    const notes = [{ on: day('2026-10-01'), text: '甲', by: '別' }];
    expect(entered({ notes: '甲\n乙\n乙\n丙' }, { notes })).toEqual([note('乙'), note('丙')]);
  });
  test('is new only with a name, an address and a programme', () => {
    const made = enterStudent(undefined, { number: '1' }, BASIS);
    expect(made).toEqual({ ok: false, missing: ['name', 'email', 'program'], notInName: [] });
    const whole = enterStudent(
      undefined,
      { number: '1', nameKana: 'ミホン', email: 'a@example.ac.jp', program: '情報学コース', approverBox: true },
      BASIS,
    );
    expect(whole).toMatchObject({
      ok: true,
      outcome: 'created',
      boxAlone: true,
      changes: [{ type: 'student-registered', facts: { institute: '国立情報学研究所' } }],
    });
  });
});
