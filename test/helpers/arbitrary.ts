import fc, { type Arbitrary } from 'fast-check';
import { addDays, type LocalDate, monthOf } from '../../src/core/calendar/dates.ts';
import type { CompanyChange, OfficeChange, StudentChange } from '../../src/core/journal/changes.ts';
import { CERTIFICATE_KINDS, type Reissue } from '../../src/core/model/certificate.ts';
import type { CompanyFacts } from '../../src/core/model/company.ts';
import * as contract from '../../src/core/model/contract.ts';
import type { Gate } from '../../src/core/model/gate.ts';
import * as placement from '../../src/core/model/placement.ts';
import { PAY_UNITS, type Terms } from '../../src/core/model/placement-terms.ts';
import { INSURANCE_KINDS, LEAVE_KINDS, PERMIT_KINDS, PERMIT_PAPERS } from '../../src/core/model/residence.ts';
import { JSPS_KINDS, type Student } from '../../src/core/model/student.ts';
import { PAPER_LANGUAGES } from '../../src/core/text/language.ts';

/** Values of the office, made up. */
export const day = (): Arbitrary<LocalDate> => fc.nat(700).map((n) => addDays('2026-04-01' as LocalDate, n));
export const word = (): Arbitrary<string> => fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const name = (): Arbitrary<string> =>
  fc.oneof(word(), fc.constantFrom('見本 太郎', '髙見本 花子', 'Şule MİHON', '𠮷本 試', 'Siobhán O’Sample'));

const optional = <T>(model: { [K in keyof T]: Arbitrary<T[K]> }) => fc.record(model, { requiredKeys: [] });

const facts = {
  nameKanji: name(),
  nameKana: fc.constantFrom('ミホン タロウ', 'みほん はなこ'),
  familyName: name(),
  givenName: name(),
  program: fc.constantFrom('情報学コース', '生命共生体進化学コース'),
  year: fc.integer({ min: 1, max: 5 }),
  mextScholar: fc.boolean(),
  jsps: fc.constantFrom(...JSPS_KINDS),
  nationality: word(),
};

export const student = (number: string): Arbitrary<Student> =>
  fc
    .record(
      { ...facts, email: fc.constantFrom('mihon@example.ac.jp', 'Sample@example.ac.jp') },
      { requiredKeys: ['program', 'email'] },
    )
    .map((known) => ({ number, ...known }));

export const terms = (): Arbitrary<Terms> =>
  optional({
    from: day(),
    to: day(),
    hoursPerWeek: fc.integer({ min: 1, max: 80 }).map((n) => n / 2),
    workplaces: fc.array(word(), { maxLength: 2 }),
    content: word(),
    pay: fc.oneof(
      fc.constant('unpaid' as const),
      fc.record({ amount: fc.nat(500_000), per: fc.constantFrom(...PAY_UNITS) }),
    ),
  });

const review = (): Arbitrary<contract.Review> =>
  fc.record({
    by: fc.constantFrom(...contract.REVIEWERS),
    outcome: fc.constantFrom(...contract.REVIEW_OUTCOMES),
    on: day(),
    items: fc.dictionary(fc.constantFrom('period', 'pay', '1'), word()),
  });

const reissue = (): Arbitrary<Reissue> =>
  fc.record(
    { on: day(), by: word(), reason: word(), purpose: word(), file: word(), sha256: fc.constant('1'.repeat(64)) },
    { requiredKeys: ['on', 'by', 'file', 'sha256'] },
  );

type Of<C extends { readonly type: string }, T extends C['type']> = Omit<Extract<C, { readonly type: T }>, 'type'>;
/** One of the changes of a list that leaves none out: a new type of change does not compile before it stands there. */
const oneOf = <C extends { readonly type: string }>(
  fields: {
    readonly [T in C['type']]: Arbitrary<Of<C, T>>;
  },
): Arbitrary<C> =>
  fc.oneof(
    ...Object.entries<Arbitrary<object>>(fields).map(([type, known]) =>
      known.map((values) => ({ type, ...values }) as unknown as C),
    ),
  );

/** Another number, which is nobody else's. */
const renumbered = (number: string): string => `${number.slice(0, 4)}9${number.slice(5)}`;

/** What may be known or said of one student; placements and certificates take their names from the lists. */
export function studentChange(
  number: string,
  { placements, certificates }: { readonly placements: readonly string[]; readonly certificates: readonly string[] },
): Arbitrary<StudentChange> {
  const ref = fc.constantFrom(...placements);
  const permit = fc.integer({ min: 1, max: 2 });
  const ofContract = {
    placement: ref,
    kind: fc.constantFrom(...contract.CONTRACT_KINDS),
    revision: fc.integer({ min: 1, max: 2 }),
  };
  const fields: { [T in StudentChange['type']]: Arbitrary<Of<StudentChange, T>> } = {
    'student-registered': fc.record({ facts: student(number) }),
    'student-edited': fc.record({
      set: optional(facts),
      clear: fc.subarray(['nameKanji', 'nationality', 'year'] as const),
    }),
    'student-renumbered': fc.record({ number: fc.constantFrom(number, renumbered(number)) }),
    'stay-recorded': fc.record({ stay: fc.record({ on: day(), status: fc.constantFrom('留学', '教授') }) }),
    'contact-recorded': fc.record({ on: day(), guideSentOn: day() }, { requiredKeys: ['on'] }),
    'approval-recorded': fc.record({ on: day(), by: word() }),
    'approval-renewed': fc.record({ on: day(), by: word(), instead: word() }, { requiredKeys: ['on', 'by'] }),
    'registration-recorded': fc.record({ on: day(), supporters: fc.constant({ office: 'office@example.ac.jp' }) }),
    'briefing-invited': fc.record({ on: day(), for: day() }),
    'briefing-recorded': optional({ attendedOn: day(), recordingSentOn: day() }),
    'placement-opened': fc.record({
      ref,
      company: fc.constantFrom('C-0001', 'C-0002'),
      on: day(),
      consulted: fc.array(word(), { maxLength: 2 }),
      terms: terms(),
    }),
    'placement-edited': fc.record(
      { placement: ref, job: word(), hr: word(), mentor: word(), terms: terms() },
      { requiredKeys: ['placement'] },
    ),
    'application-recorded': fc.record({ placement: ref, on: day() }),
    'selection-recorded': fc.record({ placement: ref, on: day() }),
    'result-recorded': fc.record({
      placement: ref,
      result: fc.record({ on: day(), outcome: fc.constantFrom(...placement.RESULT_OUTCOMES) }),
    }),
    'contract-received': fc.record({
      placement: ref,
      contract: fc.record({ kind: ofContract.kind, revision: ofContract.revision, receivedOn: day(), terms: terms() }),
    }),
    'contract-reviewed': fc.record({ ...ofContract, review: review() }),
    'contract-terms-recorded': fc.record({ ...ofContract, terms: terms() }),
    'contract-signed': fc.record({ ...ofContract, on: day() }),
    'course-registered': fc.record({
      placement: ref,
      course: fc.record({
        on: day(),
        year: fc.constant(2026),
        term: fc.constantFrom(...placement.COURSE_TERMS),
        course: word(),
        credits: fc.constantFrom(1, 1.5, 2),
      }),
    }),
    'course-withdrawn': fc.record({ placement: ref, withdrawn: fc.record({ on: day(), reason: word() }) }),
    'internship-recorded': fc.record(
      { placement: ref, startedOn: day(), endedOn: day(), earlyReason: word() },
      { requiredKeys: ['placement'] },
    ),
    'evaluation-recorded': fc.record({
      placement: ref,
      paper: fc.record({ kind: fc.constantFrom(...placement.EVALUATION_KINDS), receivedOn: day(), signer: word() }),
    }),
    'grade-recorded': fc.record({
      placement: ref,
      grade: fc.record({ grade: fc.constantFrom('A', 'B'), by: word(), on: day() }),
    }),
    'placement-closed': fc.record({
      placement: ref,
      closed: fc.record({
        as: fc.constantFrom(...placement.CLOSINGS),
        by: fc.constantFrom(...placement.CLOSERS),
        on: day(),
      }),
    }),
    'certificate-issued': fc.record({
      certificate: fc.record(
        {
          number: fc.constantFrom(...certificates),
          kind: fc.constantFrom(...CERTIFICATE_KINDS),
          lang: fc.constantFrom(...PAPER_LANGUAGES),
          issuedOn: day(),
          file: word(),
          sha256: fc.constant('0'.repeat(64)),
          by: word(),
          stated: fc.array(fc.tuple(word(), word()), { maxLength: 2 }),
          // So that the table of reissues is filled in short histories, too.
          reissues: fc.array(reissue(), { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: ['number', 'kind', 'lang', 'issuedOn', 'file', 'sha256', 'by', 'reissues'] },
      ),
    }),
    'certificate-voided': fc.record({
      number: fc.constantFrom(...certificates),
      voided: fc.record({ on: day(), by: word(), reason: word() }),
    }),
    'certificate-reissued': fc.record({
      number: fc.constantFrom(...certificates),
      reissue: reissue(),
    }),
    'rule-overridden': fc.record({
      override: fc.record({
        rule: fc.constantFrom('length', 'paid'),
        gate: fc.constantFrom<Gate>(9, 'C'),
        reason: word(),
        on: day(),
        by: word(),
        compared: fc.constant('{}'),
      }),
    }),
    'renewal-applied': fc.record({ on: day() }),
    'leave-recorded': fc.record({
      leave: fc.record(
        { kind: fc.constantFrom(...LEAVE_KINDS), from: day(), to: day() },
        { requiredKeys: ['kind', 'from'] },
      ),
    }),
    returned: fc.record({ on: day(), leaveFrom: day() }, { requiredKeys: ['on'] }),
    'absence-added': fc.record({ absence: fc.record({ from: day(), to: day(), reason: word() }) }),
    'supervisor-changed': fc.record({
      change: fc.record(
        { on: day(), former: name(), name: name(), email: fc.constant('new@example.ac.jp') },
        { requiredKeys: ['on', 'name'] },
      ),
    }),
    'jsps-recorded': fc.record({
      consent: optional({
        hostResearcher: name(),
        agreedOn: day(),
        contributes: fc.boolean(),
        monthsElsewhere: fc.nat(6),
      }),
    }),
    'insurance-recorded': fc.record({
      insurance: fc.record({ kind: fc.constantFrom(...INSURANCE_KINDS), paidOn: day(), from: day(), to: day() }),
    }),
    'permit-opened': fc.record(
      { number: permit, kind: fc.constantFrom(...PERMIT_KINDS), on: day(), placement: ref },
      { requiredKeys: ['number', 'kind', 'on'] },
    ),
    'permit-paper-ready': fc.record({ number: permit, paper: fc.constantFrom(...PERMIT_PAPERS), on: day() }),
    'permit-applied': fc.record({ number: permit, on: day() }),
    'permit-granted': fc.record({
      number: permit,
      granted: fc.record(
        { on: day(), from: day(), to: day(), hoursPerWeek: fc.nat(40) },
        { requiredKeys: ['on', 'from', 'to'] },
      ),
    }),
    'permit-refused': fc.record({ number: permit, refused: fc.record({ on: day(), reason: word() }) }),
    'obligation-settled': fc.record({
      key: fc.constantFrom('jsps-5-3:2026', 'tax:P-0001', 'aftercare:I-2026-0001'),
      on: day(),
    }),
    'note-added': fc.record({ on: day(), text: word(), by: word() }),
    'placement-amended': fc.record({
      placement: ref,
      terms: terms(),
      amendment: fc.record({ effective: day(), reason: word() }),
    }),
    'preparation-recorded': fc.record({ placement: ref, what: fc.constantFrom(...placement.PREPARATIONS), on: day() }),
  };
  return oneOf<StudentChange>(fields);
}

const companyFacts = (code: string): Arbitrary<CompanyFacts> =>
  fc
    .record(
      { name: fc.constantFrom('見本工業株式会社', '例示製薬株式会社'), nameEn: word(), industry: word() },
      { requiredKeys: ['name'] },
    )
    .map((known) => ({ code, ...known }));

export function companyChange(code: string, agreements: readonly string[]): Arbitrary<CompanyChange> {
  const agreement = fc.constantFrom(...agreements);
  const revision = fc.integer({ min: 1, max: 2 });
  const fields: { [T in CompanyChange['type']]: Arbitrary<Of<CompanyChange, T>> } = {
    'company-added': fc.record({ facts: companyFacts(code) }),
    'company-edited': fc.record(
      {
        set: optional({ name: word(), nameEn: word() }),
        clear: fc.subarray(['industry'] as const),
        on: day(),
      },
      { requiredKeys: ['set', 'clear'] },
    ),
    'job-added': fc.record({ job: fc.record({ ref: fc.constantFrom(`J-${code}-1`, `J-${code}-2`), title: word() }) }),
    'job-edited': fc.record({ job: fc.constant(`J-${code}-1`), set: fc.record({ title: word(), content: word() }) }),
    'agreement-added': fc.record({
      agreement: fc.record({ ref: agreement, from: day(), to: day(), autoRenew: fc.boolean() }),
    }),
    'agreement-received': fc.record({ agreement, revision, on: day() }),
    'agreement-reviewed': fc.record({ agreement, revision, review: review() }),
    'agreement-signed': fc.record({ agreement, on: day() }),
    'agreement-renewed': fc.record({ agreement, to: day() }),
    'agreement-ended': fc.record({ agreement, on: day() }),
  };
  return oneOf<CompanyChange>(fields);
}

/** What the office may announce, and what may leave its records. */
export const officeChange = (): Arbitrary<OfficeChange> =>
  fc.oneof(
    day().map((on): OfficeChange => ({ type: 'briefing-set', month: monthOf(on), on })),
    fc
      .record({ what: word(), formats: fc.array(word()), students: fc.nat(), columns: fc.array(word()) })
      .map((made): OfficeChange => ({ type: 'export-written', export: made })),
    fc
      .record({ what: word(), students: fc.array(word()) })
      .map((look): OfficeChange => ({ type: 'facts-unmasked', look })),
    fc.record({ seq: fc.nat(), hash: word() }).map((lost): OfficeChange => ({ type: 'head-accepted', lost })),
    word().map((key): OfficeChange => ({ type: 'key-adopted', key })),
  );
