import { company, day, dossier, placement, placementUpTo } from '../dossiers.ts';
import { pending } from '../permits.ts';
import {
  AFTER,
  absent,
  at,
  CONSENT,
  certificateOf,
  FELLOW,
  type Further,
  known,
  LATER,
  second,
  TODAY,
  who,
} from './setting.ts';

export const PROGRAMME: readonly Further[] = [
  {
    rule: 'member',
    what: 'no member any more',
    ...TODAY,
    dossier: at(8),
    company: company({ memberUntil: day('2026-09-16') }),
    known: { '^--member-until': '2027-03-31' },
  },
  {
    rule: 'briefing',
    what: 'before it was held',
    today: '2026-08-20',
    typedOn: '2026-09-01',
    dossier: absent,
    known: { '^--attended': '2026-09-01' },
  },
  {
    rule: 'insurance',
    what: 'begun without any',
    today: '2026-11-05',
    dossier: at(8, {}, { insurances: [] }),
    known: { '^--paid-on': '2026-10-20' },
  },
  {
    rule: 'preparation',
    what: 'late, and on the first day',
    today: '2026-11-02',
    dossier: at(10, { prepared: { materials: day('2026-11-02') } }),
    known: { '^--on': '2026-10-20' },
  },
  {
    rule: 'insurance',
    what: 'not notified',
    ...TODAY,
    settings: ['rules.insuranceNotice=yes'],
    dossier: at(8),
  },
  {
    rule: 'overlap',
    what: 'one is signed',
    ...TODAY,
    dossier: dossier({ placements: [placementUpTo(10), second(LATER)] }),
    known: { '^--to': '2027-01-11', 'in force from': '2026-12-01', '^the first day': '2027-02-02' },
  },
  {
    rule: 'enrolled',
    what: 'on leave',
    ...TODAY,
    dossier: at(8, {}, { leaves: [{ kind: 'absence', from: day('2026-10-01') }] }),
  },
  {
    rule: 'enrolled',
    what: 'on leave until within the period',
    ...TODAY,
    dossier: at(8, {}, { leaves: [{ kind: 'absence', from: day('2026-10-01'), to: day('2026-11-15') }] }),
  },
  {
    rule: 'enrolled',
    what: 'on leave within the period, signed',
    ...TODAY,
    dossier: at(10, {}, { leaves: [{ kind: 'absence', from: day('2027-01-15') }] }),
    known: { 'in force from': '2026-12-01' },
  },
  {
    rule: 'enrolled',
    what: 'gone for good',
    ...TODAY,
    dossier: at(8, {}, { leaves: [{ kind: 'withdrawal', from: day('2026-11-30') }] }),
  },
  {
    rule: 'supervisor-changed',
    what: 'a host researcher’s consent',
    ...TODAY,
    dossier: {
      ...who(FELLOW, { jspsConsent: CONSENT }),
      supervisors: [{ on: day('2026-08-02'), former: '見本 教授', name: '雛形 教授', email: 'kyoju@example.ac.jp' }],
    },
  },
  {
    rule: 'supervisor-changed',
    what: 'without an address',
    ...TODAY,
    dossier: {
      ...known,
      placements: [placementUpTo(8)],
      supervisors: [{ on: day('2026-09-25'), former: '見本 教授', name: '雛形 教授' }],
    },
  },
  {
    rule: 'early-end',
    what: 'broken off',
    ...AFTER,
    dossier: at(10, {
      run: { startedOn: day('2026-11-02') },
      closed: { as: 'terminated', by: 'company', on: day('2026-12-01'), reason: '事業所の閉鎖' },
    }),
  },
  {
    rule: 'aftercare',
    what: 'a certificate and a pending permit',
    ...TODAY,
    dossier: at(
      8,
      { closed: { as: 'withdrawn', by: 'company', on: day('2026-10-10') } },
      {
        certificates: [certificateOf('I-2026-0001')],
        permits: [pending({ kind: 'individual', placement: 'P-0001' })],
      },
    ),
  },
  {
    rule: 'rivals',
    what: 'before any application',
    ...TODAY,
    dossier: dossier({ placements: [placementUpTo(10), placement({ ref: 'P-0002' })] }),
  },
  {
    rule: 'briefing',
    what: 'the recording sent before the first contact',
    ...TODAY,
    dossier: dossier({ briefing: { recordingSentOn: day('2026-08-02') } }),
    known: { '^--recording-sent': '2026-09-03' },
  },
];
