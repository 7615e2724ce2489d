import { briefingFrom, briefingUpTo, recordingBy } from '../../calendar/briefings.ts';
import type { LocalDate } from '../../calendar/dates.ts';
import { NOT_APPLICABLE, OK, type Rule, settleWith } from '../rule.ts';

export type BriefingData =
  /** Neither attended nor sent: the first briefing since the registration, and the last day for sending its recording. */
  | { readonly kind: 'open'; readonly heldOn: LocalDate; readonly sendBy: LocalDate }
  | { readonly kind: 'late'; readonly missedOn: LocalDate; readonly sentOn: LocalDate; readonly sendBy: LocalDate };

/** The online briefing was attended, or its recording sent within three working days (setting) of the missed one. Source: S. */
export const briefing: Rule<'briefing', BriefingData> = {
  key: 'briefing',
  of: 'student',
  gates: [],
  settledBy: ['step record'],
  source: ['S'],
  judge: ({ dossier, office, calendar, today }) => {
    const { student, registration, placements, briefing: known } = dossier;
    if (known?.attendedOn) return [OK];
    const days = office.rules.recordingWorkingDays;
    const base = { result: 'open', severity: 'warn', gates: [] } as const;
    if (known?.recordingSentOn) {
      const sentOn = known.recordingSentOn;
      const missedOn = briefingUpTo(sentOn, calendar);
      const sendBy = recordingBy(missedOn, days, calendar);
      if (sentOn <= sendBy) return [OK];
      const settle = settleWith('step record', student.number, '4', '--attended');
      return [{ ...base, data: { kind: 'late', missedOn, sentOn, sendBy }, actor: 'student', settle }];
    }
    const since = registration?.on ?? placements[0]?.openedOn;
    if (since === undefined) return [NOT_APPLICABLE];
    const heldOn = briefingFrom(since, calendar);
    const sendBy = recordingBy(heldOn, days, calendar);
    const data = { kind: 'open', heldOn, sendBy } as const;
    if (today <= heldOn) {
      const settle = settleWith('step record', student.number, '4', '--attended');
      return [{ ...base, data, actor: 'student', by: heldOn, settle }];
    }
    const settle = settleWith('step record', student.number, '4', '--recording-sent');
    return [{ ...base, data, actor: 'secretariat', by: sendBy, settle }];
  },
};
