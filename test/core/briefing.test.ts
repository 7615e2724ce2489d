import { describe, expect, it } from 'vitest';
import { countBriefings } from '../../src/core/agenda/briefing-counts.ts';
import { briefingFrom, briefingsIn, briefingUpTo } from '../../src/core/calendar/briefings.ts';
import type { Month } from '../../src/core/calendar/dates.ts';
import type { Calendar } from '../../src/core/calendar/working-days.ts';
import { inviteToBriefing, setBriefing } from '../../src/core/decide/briefing.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveOffice } from '../../src/core/journal/evolve-office.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import { announced, NOTHING_ANNOUNCED } from '../../src/core/model/office-facts.ts';
import { CALENDAR, day, OFFICE, student } from '../helpers/dossiers.ts';

const NOVEMBER = '2026-11' as Month;
const moved = evolveOffice(undefined, { type: 'briefing-set', month: NOVEMBER, on: day('2026-11-05') });
const MOVED: Calendar = { ...CALENDAR, briefings: announced(moved) };

describe('a briefing that was moved by hand', () => {
  it.each([
    ['2026-11-02', '2026-11-05', '2026-10-01'],
    ['2026-11-04', '2026-11-05', '2026-10-01'],
    ['2026-11-05', '2026-11-05', '2026-11-05'],
    ['2026-11-06', '2026-12-01', '2026-11-05'],
  ])('seen from %s, the next is on %s and the last was on %s', (on, next, last) => {
    expect(briefingFrom(day(on), MOVED)).toBe(next);
    expect(briefingUpTo(day(on), MOVED)).toBe(last);
  });

  it('stands in the list of its period, one a month', () => {
    const period = { from: day('2026-10-01'), to: day('2027-01-03') };
    expect(briefingsIn(period, MOVED)).toEqual(['2026-10-01', '2026-11-05', '2026-12-01']);
    expect(briefingsIn({ from: day('2026-11-03'), to: day('2026-11-30') }, CALENDAR)).toEqual([]);
  });

  it('is moved within its month, and moved again', () => {
    const request = { month: NOVEMBER, on: day('2026-12-01') };
    expect(setBriefing(NOTHING_ANNOUNCED, request)).toMatchObject({
      ok: false,
      refusals: [{ because: 'other-month' }],
    });
    expect(setBriefing(moved, { ...request, on: day('2026-11-05') })).toMatchObject({ ok: true, changes: [] });
    const again = setBriefing(moved, { ...request, on: day('2026-11-02') });
    expect(again.ok && again.changes.reduce(evolveOffice, moved).briefings).toEqual({ '2026-11': '2026-11-02' });
  });
});

const dossier = (facts: Partial<Dossier>): { value: Dossier } => ({
  value: { ...NOTHING_KNOWN, student: student(), ...facts },
});
const registered = { registration: { on: day('2026-10-05'), supporters: {} } };
async function counted(...dossiers: { value: Dossier }[]) {
  const all = (async function* () {
    yield* dossiers;
  })();
  return countBriefings(all, { from: day('2026-10-01'), to: day('2026-12-31') }, MOVED);
}

describe('the students of each briefing', () => {
  it('are open from the first briefing after their registration until they know what was said there', async () => {
    const lines = await counted(dossier(registered));
    expect(lines.map(({ open }) => open)).toEqual([0, 1, 1]);
    const on = day('2026-11-05');
    const same = await counted(dossier({ registration: { on, supporters: {} } }));
    expect(same.map(({ open }) => open)).toEqual([0, 1, 1]);
  });

  it('were there, or were sent the recording before the next one', async () => {
    const lines = await counted(
      dossier({ ...registered, briefing: { attendedOn: day('2026-11-05') } }),
      dossier({ ...registered, briefing: { recordingSentOn: day('2026-11-30') } }),
      dossier({ ...registered, briefing: { recordingSentOn: day('2026-12-01') } }),
    );
    expect(lines).toEqual([
      { on: '2026-10-01', attended: 0, recordingSent: 0, open: 0 },
      { on: '2026-11-05', attended: 1, recordingSent: 1, open: 1 },
      { on: '2026-12-01', attended: 0, recordingSent: 1, open: 0 },
    ]);
  });
});

describe('an invitation', () => {
  const today = day('2026-10-26');
  const known = { ...dossier({}), office: OFFICE, calendar: MOVED, today, companies: new Map() };

  it('is to the next briefing; sent again, the later day counts', () => {
    const { value } = known;
    const first = inviteToBriefing({ ...known, dossier: value }, day('2026-10-20'));
    const once = first.ok ? first.changes.reduce(evolve, value) : value;
    expect(once.invitations).toEqual([{ on: '2026-10-20', for: '2026-11-05' }]);
    const second = inviteToBriefing({ ...known, dossier: once }, today);
    const twice = second.ok ? second.changes.reduce(evolve, once) : once;
    expect(twice.invitations).toEqual([{ on: '2026-10-26', for: '2026-11-05' }]);
  });

  it('cannot have been sent tomorrow', () => {
    const decision = inviteToBriefing({ ...known, dossier: known.value }, day('2026-10-27'));
    expect(decision).toMatchObject({ ok: false, refusals: [{ because: 'future' }] });
  });
});
