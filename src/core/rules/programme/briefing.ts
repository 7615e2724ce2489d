import { briefingFrom, briefingOf, briefingUpTo, recordingBy } from '../../calendar/briefings.ts';
import { type LocalDate, monthOf } from '../../calendar/dates.ts';
import { type Calendar, isWorkingDay } from '../../calendar/working-days.ts';
import type { Dossier } from '../../model/dossier.ts';
import { BLANK } from '../../text/blank.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type BriefingData =
  /** Recorded as attended before the student was known, or on a day when no office holds one. */
  | { readonly kind: 'no-briefing'; readonly attendedOn: LocalDate; readonly contactOn?: LocalDate }
  /** The recording was sent before the student was known. */
  | { readonly kind: 'sent-early'; readonly sentOn: LocalDate; readonly contactOn: LocalDate }
  /** Neither attended nor sent: the first briefing since the registration, and the last day for sending its recording. */
  | { readonly kind: 'open'; readonly heldOn: LocalDate; readonly sendBy: LocalDate }
  | { readonly kind: 'late'; readonly missedOn: LocalDate; readonly sentOn: LocalDate; readonly sendBy: LocalDate };

/** An attendance that cannot have been: before the first contact, or on a day off that nobody announced. */
function doubtOf(attendedOn: LocalDate, { contact }: Pick<Dossier, 'contact'>, calendar: Calendar) {
  if (contact && attendedOn < contact.on) return { kind: 'no-briefing', attendedOn, contactOn: contact.on } as const;
  const isHeld = isWorkingDay(attendedOn, calendar) || briefingOf(monthOf(attendedOn), calendar) === attendedOn;
  return isHeld ? undefined : ({ kind: 'no-briefing', attendedOn } as const);
}

/**
 * The online briefing was attended, or its recording sent within three working days (setting) of the missed one; sent later it is told
 * as late. Source: S.
 */
export const briefing: Rule<'briefing', BriefingData> = {
  key: 'briefing',
  of: 'student',
  gates: [],
  settledBy: ['step record'],
  source: ['S'],
  judge: ({ dossier, office, calendar, today }) => {
    const { student, contact, registration, placements, briefing: known } = dossier;
    const doubt = known?.attendedOn && doubtOf(known.attendedOn, dossier, calendar);
    if (doubt && known?.recordingSentOn === undefined) {
      const settle = settleWith('step record', student.number, '4', '--attended', BLANK, `--reason ${BLANK}`);
      return [{ result: 'open', severity: 'warn', gates: [], data: doubt, actor: 'student', settle }];
    }
    if (known?.attendedOn && !doubt) return [OK];
    const days = office.rules.recordingWorkingDays;
    if (known?.recordingSentOn) {
      const sentOn = known.recordingSentOn;
      if (contact && sentOn < contact.on) {
        const data = { kind: 'sent-early', sentOn, contactOn: contact.on } as const;
        const settle = settleWith('step record', student.number, '4', '--recording-sent', BLANK, `--reason ${BLANK}`);
        return [{ result: 'open', severity: 'warn', gates: [], data, actor: 'secretariat', settle }];
      }
      const missedOn = briefingUpTo(sentOn, calendar);
      const sendBy = recordingBy(missedOn, days, calendar);
      return sentOn <= sendBy ? [OK] : [{ result: 'ok', data: { kind: 'late', missedOn, sentOn, sendBy } }];
    }
    const since = registration?.on ?? placements[0]?.openedOn;
    if (since === undefined) return [NOT_APPLICABLE];
    const heldOn = briefingFrom(since, calendar);
    const sendBy = recordingBy(heldOn, days, calendar);
    const data = { kind: 'open', heldOn, sendBy } as const;
    const base = { result: 'open', severity: 'warn', gates: [], data } as const;
    if (today <= heldOn) {
      // Before it is held nobody can have been there.
      const on = today < heldOn ? BLANK : undefined;
      const settle = settleWith('step record', student.number, '4', '--attended', on);
      return [{ ...base, actor: 'student', by: heldOn, settle }];
    }
    const settle = settleWith('step record', student.number, '4', '--recording-sent');
    return [{ ...base, actor: 'secretariat', by: sendBy, settle }];
  },
};
