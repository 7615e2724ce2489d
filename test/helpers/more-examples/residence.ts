import { contract, day, student, TERMS } from '../dossiers.ts';
import { individual, pending, permit, stayOf } from '../permits.ts';
import {
  at,
  certificateOf,
  certificatesUpTo,
  FOREIGN,
  FULL,
  type Further,
  HOST,
  having,
  TODAY,
  who,
} from './setting.ts';

/** What the student brings, in hand before the application. */
const BROUGHT = { form: day('2026-09-01'), passport: day('2026-09-01'), card: day('2026-09-01') };

export const RESIDENCE: readonly Further[] = [
  {
    rule: 'residence-known',
    what: 'a word that is none, of a running internship',
    today: '2026-11-05',
    dossier: at(
      10,
      { run: { startedOn: day('2026-11-02') } },
      {
        student: student({ nationality: 'ベトナム' }),
        stays: [stayOf({ status: '在留中' })],
      },
    ),
  },
  {
    rule: 'residence-known',
    what: 'another status',
    ...TODAY,
    dossier: who({ nationality: 'ベトナム' }, { stays: [stayOf({ status: '教授' })] }),
  },
  {
    rule: 'work-permit',
    what: 'pending',
    ...TODAY,
    dossier: who(FOREIGN, { stays: [stayOf()], permits: [pending()] }),
    known: { '^--on': '2026-10-19', '^the first day': '2026-10-19', '^the last day': '2028-03-31' },
  },
  {
    rule: 'work-permit',
    what: 'hours unknown',
    ...TODAY,
    dossier: at(
      8,
      { terms: [{ from: TERMS.from, to: TERMS.to }] as never },
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        permits: [permit()],
      },
    ),
  },
  {
    rule: 'work-permit',
    what: 'a dependent, over the limit',
    ...TODAY,
    dossier: at(8, having({ hoursPerWeek: 30 }), {
      student: student(FOREIGN),
      stays: [stayOf({ status: '家族滞在' })],
      permits: [permit()],
    }),
  },
  {
    rule: 'work-permit',
    what: 'a dependent, over the limit, signed',
    ...TODAY,
    dossier: at(10, having({ hoursPerWeek: 30 }), {
      student: student(FOREIGN),
      stays: [stayOf({ status: '家族滞在' })],
      permits: [permit()],
    }),
  },
  {
    rule: 'work-permit',
    what: 'a dependent whose other work leaves nothing',
    ...TODAY,
    dossier: at(
      8,
      {},
      {
        student: student({ ...FOREIGN, researchAssistant: true, raHours: 28 }),
        stays: [stayOf({ status: '家族滞在' })],
        permits: [permit()],
      },
    ),
  },
  ...(['certificate of enrollment', 'certificate of internship', 'contract', 'what the student brings'] as const).map(
    (what, n): Further => ({
      rule: 'permit-papers',
      what,
      ...TODAY,
      company: HOST,
      dossier: at(n > 2 ? 9 : 8, having(FULL), {
        student: student(FOREIGN),
        stays: [stayOf()],
        certificates: certificatesUpTo(n),
      }),
    }),
  ),
  {
    rule: 'permit-papers',
    what: 'certificates issued after the application',
    ...TODAY,
    company: HOST,
    known: { '--on': TODAY.today },
    dossier: at(9, having(FULL), {
      student: student(FOREIGN),
      stays: [stayOf()],
      certificates: certificatesUpTo(2),
      permits: [pending({ openedOn: day('2026-09-01'), appliedOn: day('2026-09-01'), papers: BROUGHT })],
    }),
  },
  {
    rule: 'stay',
    what: 'unknown',
    ...TODAY,
    dossier: who({ nationality: 'ベトナム' }, { stays: [{ on: day('2024-10-01'), status: '留学' }] }),
  },
  {
    rule: 'stay',
    what: 'its renewal applied for',
    ...TODAY,
    dossier: who(
      { nationality: 'ベトナム' },
      { stays: [stayOf({ expiresOn: day('2026-12-31') })], renewals: [day('2026-10-05')] },
    ),
  },
  {
    rule: 'permit-papers',
    what: 'a contract of which nothing was recorded',
    ...TODAY,
    company: HOST,
    dossier: at(
      9,
      { ...having({ ...FULL, hoursPerWeek: 38 }), contracts: [contract({ terms: {} })] },
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        certificates: certificatesUpTo(3),
      },
    ),
  },
  {
    rule: 'papers-agree',
    what: 'a contract of which nothing was recorded',
    ...TODAY,
    dossier: at(9, { contracts: [contract({ terms: {} })] }),
  },
  {
    rule: 'papers-agree',
    what: 'a certificate of other hours',
    ...TODAY,
    company: HOST,
    dossier: at(9, having(FULL), {
      student: student(FOREIGN),
      certificates: [{ ...certificateOf('I-2026-0001'), terms: { ...TERMS, ...FULL, hoursPerWeek: 20 } }],
    }),
  },
  {
    rule: 'papers-agree',
    what: 'a contract of which nothing was recorded',
    ...TODAY,
    dossier: at(8, { contracts: [contract({ terms: {}, reviews: [] })] }),
  },
  {
    rule: 'permit-papers',
    what: 'a contract of which nothing was recorded, for an individual permit',
    ...TODAY,
    company: HOST,
    dossier: at(
      8,
      { ...having({ ...FULL, hoursPerWeek: 38 }), contracts: [contract({ terms: {}, reviews: [] })] },
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        certificates: certificatesUpTo(2),
      },
    ),
  },
  {
    rule: 'papers-agree',
    what: 'an individual permit for fewer hours',
    ...TODAY,
    dossier: at(
      9,
      {},
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        permits: [individual({ hoursPerWeek: 20 })],
      },
    ),
  },
  {
    rule: 'papers-agree',
    what: 'an individual permit for fewer hours, and a further application',
    ...TODAY,
    dossier: at(
      9,
      {},
      {
        student: student(FOREIGN),
        stays: [stayOf()],
        permits: [individual({ hoursPerWeek: 20 }), pending({ number: 3, kind: 'individual', placement: 'P-0001' })],
      },
    ),
    known: { '^--on': '2026-10-20' },
  },
  {
    rule: 'name-agrees',
    what: 'the whole and its parts',
    ...TODAY,
    dossier: who({ nameLatin: 'REI Jiro', familyName: 'MIHON', givenName: 'Taro' }),
  },
  {
    rule: 'work-permit',
    what: 'an individual permit, and RA beside it',
    ...TODAY,
    dossier: at(8, having({ hoursPerWeek: 38 }), {
      student: student({ ...FOREIGN, researchAssistant: true, raHours: 5 }),
      stays: [stayOf()],
      permits: [individual()],
    }),
  },
];
