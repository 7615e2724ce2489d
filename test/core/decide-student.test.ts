import { describe, expect, test } from 'vitest';
import {
  recordApproval,
  recordBriefing,
  recordContact,
  recordRegistration,
} from '../../src/core/decide/student-steps.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import { day, dossier, granted, known, refusedFor, TODAY, WISH } from '../helpers/dossiers.ts';

const fresh: Dossier = { ...NOTHING_KNOWN, student: dossier().student };
const tomorrow = day('2027-03-02');

describe('STEP 1', () => {
  test('is recorded on the day said, today where none is', () => {
    expect(granted(recordContact(known(fresh), { ...WISH, on: day('2026-08-03') }))).toEqual([
      { type: 'contact-recorded', on: '2026-08-03' },
    ]);
    expect(granted(recordContact(known(fresh), WISH))).toEqual([{ type: 'contact-recorded', on: TODAY }]);
  });

  test('today may be recorded, tomorrow may not', () => {
    expect(refusedFor(recordContact(known(fresh), { ...WISH, on: TODAY }))).toEqual([]);
    expect(refusedFor(recordContact(known(fresh), { ...WISH, on: tomorrow }))).toEqual(['future']);
  });

  test('a detail is filled in without a reason, and the day stays', () => {
    const contacted = { ...fresh, contact: { on: day('2026-08-03') } };
    expect(granted(recordContact(known(contacted), { ...WISH, guideSentOn: day('2026-08-04') }))).toEqual([
      { type: 'contact-recorded', on: '2026-08-03', guideSentOn: '2026-08-04' },
    ]);
  });

  test('the same again changes nothing', () =>
    expect(granted(recordContact(known(dossier()), { ...WISH, on: day('2026-08-03') }))).toEqual([]));

  test('another day needs a reason, and both days are named', () => {
    const request = { ...WISH, on: day('2026-08-02') };
    expect(recordContact(known(dossier()), request)).toEqual({
      ok: false,
      refusals: [{ because: 'unexplained', before: '2026-08-03', after: '2026-08-02' }],
    });
    expect(granted(recordContact(known(dossier()), { ...request, reason: '記録の誤り' }))).toHaveLength(1);
  });

  test('blanks are no reason', () =>
    expect(refusedFor(recordContact(known(dossier()), { ...WISH, on: day('2026-08-02'), reason: '  ' }))).toEqual([
      'unexplained',
    ]));

  test('everything that is wrong is said at once', () =>
    expect(refusedFor(recordContact(known(dossier()), { ...WISH, on: tomorrow, guideSentOn: tomorrow }))).toEqual([
      'future',
      'future',
      'unexplained',
      'unexplained',
    ]));
});

describe('STEP 2', () => {
  test('was given by the supervisor on file, where nobody else is named', () => {
    const on = day('2026-08-05');
    const change = { type: 'approval-recorded', on };
    expect(granted(recordApproval(known(fresh), { ...WISH, on }))).toEqual([{ ...change, by: '見本 教授' }]);
    expect(granted(recordApproval(known(fresh), { ...WISH, on, by: '例示 教授' }))).toEqual([
      { ...change, by: '例示 教授' },
    ]);
    const { supervisorName: _, ...student } = fresh.student;
    expect(granted(recordApproval(known({ ...fresh, student }), { ...WISH, on }))).toEqual([change]);
  });

  test('by somebody else after all needs a reason', () => {
    const request = { ...WISH, by: '例示 教授' };
    expect(refusedFor(recordApproval(known(dossier()), request))).toEqual(['unexplained']);
    expect(granted(recordApproval(known(dossier()), { ...request, reason: '代理' }))).toHaveLength(1);
  });

  test('who approved stays, whoever is the supervisor on file by now', () => {
    const earlier = dossier({ approval: { on: day('2026-08-05'), by: '例示 教授' } });
    expect(granted(recordApproval(known(earlier), WISH))).toEqual([]);
  });

  test('who approved is filled in without a reason', () => {
    const unsaid = dossier({ approval: { on: day('2026-08-05') } });
    expect(granted(recordApproval(known(unsaid), { ...WISH, by: '例示 教授' }))).toHaveLength(1);
  });
});

describe('STEP 3', () => {
  const approved = { ...fresh, approval: { on: day('2026-08-05') } };
  const request = { ...WISH, on: day('2026-08-10'), supporters: {} };

  test('takes the supporters on file, and the secretariat of the profile', () =>
    expect(granted(recordRegistration(known(approved), { ...request, approverBox: true }))).toEqual([
      {
        type: 'registration-recorded',
        on: '2026-08-10',
        supporters: {
          supervisor: 'kyoju@example.ac.jp',
          office: 'course@example.ac.jp',
          secretariat: 'coopj@example.ac.jp',
        },
        approverBox: true,
      },
    ]));

  test('only supporters that were named are known; with the ticked box also those on file', () => {
    const named = { ...request, supporters: { office: 'jimu@example.ac.jp' } };
    expect(granted(recordRegistration(known(approved), named))).toMatchObject([
      { supporters: { office: 'jimu@example.ac.jp' } },
    ]);
    expect(granted(recordRegistration(known(approved), named))[0]).not.toHaveProperty('supporters.supervisor');
    expect(granted(recordRegistration(known(approved), { ...named, approverBox: true }))).toMatchObject([
      { supporters: { office: 'jimu@example.ac.jp', supervisor: 'kyoju@example.ac.jp' } },
    ]);
  });

  test('needs the supervisor’s approval first', () => {
    expect(refusedFor(recordRegistration(known(fresh), request))).toEqual(['order']);
    expect(refusedFor(recordRegistration(known(approved), { ...request, on: day('2026-08-04') }))).toEqual(['order']);
    expect(refusedFor(recordRegistration(known(approved), { ...request, on: day('2026-08-05') }))).toEqual([]);
  });

  test('the box is filled in later without a reason, and the same again changes nothing', () => {
    const unticked = granted(recordRegistration(known(approved), request));
    expect(unticked[0]).not.toHaveProperty('approverBox');
    const again = { ...WISH, supporters: {}, approverBox: true };
    const { registration } = dossier();
    const before = {
      ...dossier(),
      registration: { on: day('2026-08-10'), supporters: registration?.supporters ?? {} },
    };
    expect(granted(recordRegistration(known(before), again))).toMatchObject([{ on: '2026-08-10', approverBox: true }]);
    expect(granted(recordRegistration(known(dossier()), again))).toEqual([]);
  });
});

describe('STEP 4', () => {
  test('attended, or the recording was sent', () => {
    const attendedOn = day('2026-09-01');
    expect(granted(recordBriefing(known(fresh), { ...WISH, attendedOn }))).toEqual([
      { type: 'briefing-recorded', attendedOn },
    ]);
    expect(granted(recordBriefing(known(fresh), { ...WISH, recordingSentOn: attendedOn }))).toEqual([
      { type: 'briefing-recorded', recordingSentOn: attendedOn },
    ]);
  });

  test('neither of them is nothing to record', () => expect(granted(recordBriefing(known(fresh), WISH))).toEqual([]));

  test('a recording beside the briefing is no correction, another day is', () => {
    expect(refusedFor(recordBriefing(known(dossier()), { ...WISH, recordingSentOn: day('2026-09-03') }))).toEqual([]);
    expect(refusedFor(recordBriefing(known(dossier()), { ...WISH, attendedOn: day('2026-10-01') }))).toEqual([
      'unexplained',
    ]);
  });
});
