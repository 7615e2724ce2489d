import { daysOfMonth, type Period, within } from '../calendar/dates.ts';
import { type Certificate, certificateState } from '../model/certificate.ts';
import { grouped } from './figures.ts';
import { monthsOf } from './months.ts';
import {
  day,
  FROM_WHERE,
  free,
  fromWhere,
  listed,
  number,
  paper,
  person,
  type ReportRow,
  type Scope,
  section,
  text,
  WHERE,
  WHO,
  who,
} from './section.ts';

const daysOf = ({ issuedOn, reissues = [], voided }: Certificate) => [
  issuedOn,
  ...reissues.map(({ on }) => on),
  ...(voided ? [voided.on] : []),
];

/** Certificates issued, reissued or voided in the period. */
const register = () =>
  listed({
    key: 'certificates',
    columns: [
      day('issuedOn'),
      paper('number'),
      text('kind'),
      text('lang'),
      ...WHO,
      ...FROM_WHERE,
      WHERE[0],
      free('purpose'),
      person('by'),
      text('state'),
      number('reissues'),
      day('reissuedOn'),
      day('voidedOn'),
      free('reason'),
    ],
    sort: ['issuedOn', 'number'],
    rows: (view) =>
      view.dossier.certificates
        .filter((one) => daysOf(one).some((on) => within(on, view.period)))
        .map((one) => ({
          issuedOn: one.issuedOn,
          number: one.number,
          kind: one.kind,
          lang: one.lang,
          ...who(view),
          ...fromWhere(view),
          placement: one.placement ?? null,
          purpose: one.purpose ?? null,
          by: one.by,
          state: certificateState(one),
          reissues: one.reissues?.length ?? 0,
          reissuedOn: one.reissues?.at(-1)?.on ?? null,
          voidedOn: one.voided?.on ?? null,
          reason: one.voided?.reason ?? null,
        })),
  });

/** Counts by what happened in the period, or in one month of it. */
const figuresIn =
  (...periods: readonly Period[]) =>
  (rows: readonly ReportRow[]) => {
    const dated = (column: string) =>
      rows.filter((row) => periods.every((one) => within((row[column] ?? undefined) as never, one))).length;
    return { issued: dated('issuedOn'), reissued: dated('reissuedOn'), void: dated('voidedOn') };
  };
const FIGURES = [number('issued'), number('reissued'), number('void')] as const;

/** Certificates by kind, language, purpose and month, and the register itself. */
export function certificateSections(scope: Scope) {
  const certificates = register();
  const figures = figuresIn(scope.period);
  return [
    section({
      key: 'by-kind',
      columns: [text('kind'), text('lang'), ...FIGURES],
      rows: () => grouped(certificates.rows(), ['kind', 'lang'], figures),
    }),
    section({
      key: 'by-month',
      columns: [text('month'), ...FIGURES],
      chart: { kind: 'months', label: 'month', values: ['issued', 'reissued', 'void'] },
      rows: () =>
        monthsOf(scope.period).map((month) => ({
          month,
          ...figuresIn(scope.period, daysOfMonth(month))(certificates.rows()),
        })),
    }),
    section({
      key: 'by-purpose',
      columns: [free('purpose'), ...FIGURES],
      rows: () => grouped(certificates.rows(), ['purpose'], figures),
    }),
    section({
      key: 'by-program',
      columns: [text('program'), ...FIGURES],
      chart: { kind: 'bars', label: 'program', values: ['issued'] },
      rows: () => grouped(certificates.rows(), ['program'], figures),
    }),
    certificates,
  ] as const;
}
