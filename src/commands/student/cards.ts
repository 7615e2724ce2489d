import { type Company, jobTitle } from '../../core/model/company.ts';
import { type ContractRevision, secretariatReview } from '../../core/model/contract.ts';
import { approvalsOf } from '../../core/model/dossier.ts';
import {
  agreedPeriod,
  contractRef,
  coursesOf,
  hostPeople,
  type Placement,
  stateOf,
} from '../../core/model/placement.ts';
import { type Pay, TERMS, type Term, type Terms } from '../../core/model/placement-terms.ts';
import { commonTerms, saidBySpan, spansOf } from '../../core/model/spans.ts';
import { contractHalves, doneOn, placementStand, type Recorded, STEPS, standOf } from '../../core/model/steps.ts';
import { latinName, nameOf, type Student } from '../../core/model/student.ts';
import { maskOf } from '../../core/model/student-fields.ts';
import { nameIn } from '../../core/papers/person.ts';
import type { Shown } from '../../core/text/mask.ts';
import type { CardSection } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { aroundPlacement } from './around-cards.ts';
import { permitSections } from './residence.ts';

type CardLine = readonly [label: string, value: string];
/** A line if the value is known, otherwise none: a card does not repeat "unknown" line after line. */
const line = (label: string, value: string | number | undefined | null): readonly CardLine[] =>
  value === undefined || value === null || value === '' ? [] : [[label, String(value)]];
const yesNo = (words: Words, value: boolean | undefined) =>
  value === undefined ? undefined : value ? words.terms.yes : words.terms.no;

/** A student's record for people. */
export function studentSections(words: Words, known: Recorded, shown: Shown): readonly CardSection[] {
  const { dossier } = known;
  const { labels } = words.lists;
  const { student, stays, registration } = dossier;
  return [
    {
      title: `${student.number}  ${nameOf(student)}`,
      lines: [...identity(words, student, shown), ...studies(words, student)],
    },
    {
      title: labels.residence,
      lines: stays.map(({ on, status, expiresOn, card }) => [
        on,
        [
          status && words.terms.residenceStatus(status),
          expiresOn && `– ${expiresOn}`,
          card && shown(maskOf('residenceCard'), card),
        ]
          .filter(Boolean)
          .join('  '),
      ]),
    },
    ...permitSections(words, dossier),
    {
      title: labels.supporters,
      lines: registration
        ? [
            ...line(words.terms.actor.supervisor, registration.supporters.supervisor),
            ...line(words.terms.actor.office, registration.supporters.office),
            ...line(words.terms.actor.secretariat, registration.supporters.secretariat),
            ...line(labels.approverBox, yesNo(words, registration.approverBox)),
          ]
        : [],
    },
    { title: labels.steps, lines: stepLinesOf(words, known) },
  ].filter(({ lines }) => lines.length > 0) as CardSection[];
}

function identity(words: Words, student: Student, shown: Shown): readonly CardLine[] {
  const { labels } = words.lists;
  const hidden = (fact: 'dateOfBirth' | 'phone' | 'address') =>
    line(labels[fact], student[fact] && shown(maskOf(fact), student[fact]));
  return [
    ...line(labels.nameKana, student.nameKana),
    ...line(labels.latinName, nameIn(student, 'en') ?? latinName(student)),
    ...line(labels.nameOnCard, student.nameOnCard),
    ...hidden('dateOfBirth'),
    ...line(labels.nationality, student.nationality),
    ...line(labels.sex, student.sex),
    ...line(labels.email, student.email),
    ...hidden('phone'),
    ...hidden('address'),
  ];
}

function studies(words: Words, student: Student): readonly CardLine[] {
  const { labels, columns } = words.lists;
  const jsps = [student.jsps, student.jspsFrom && `${student.jspsFrom} – ${student.jspsTo ?? ''}`]
    .filter(Boolean)
    .join('  ');
  const raHours = student.raHours === undefined ? '' : `  ${labels.hoursAWeek(student.raHours)}`;
  const ra = student.researchAssistant === undefined ? '' : `${yesNo(words, student.researchAssistant)}${raHours}`;
  return [
    ...line(columns.program, student.program),
    ...line(labels.institute, student.institute),
    ...line(labels.courseYears, student.courseYears),
    ...line(labels.year, student.year),
    ...line(labels.enrolledOn, student.enrolledOn),
    ...line(labels.expectedCompletionOn, student.expectedCompletionOn),
    ...line(words.terms.actor.supervisor, student.supervisorName),
    ...line(labels.jsps, jsps),
    ...line(labels.mext, yesNo(words, student.mextScholar)),
    ...line(labels.specialResearcher, student.specialResearcherType ?? yesNo(words, student.specialResearcher)),
    ...line(labels.funder, student.funder),
    ...line(labels.ra, ra),
  ];
}

/** STEP 1 to 4, and where the student stands by them and the leading placement. */
function stepLinesOf(words: Words, known: Recorded): CardSection['lines'] {
  const { step, gaps, next } = standOf(known);
  const left = line(words.lists.columns.gaps, words.terms.list(gaps.map(String)));
  return [
    ...STEPS.filter(({ of }) => of === 'student').flatMap(({ number, key }) =>
      line(`STEP ${number} ${words.terms.step[key]}`, number === 2 ? approvalsText(known) : doneOn(number, known)),
    ),
    ...line(words.lists.labels.furthest, step),
    ...line(words.lists.labels.nextStep, next),
    ...left.map(([label, value]) => [label, value, 'soon'] as const),
  ];
}

/** The day of the approval; of several each with the name. */
function approvalsText(known: Recorded): string | undefined {
  const approvals = approvalsOf(known.dossier);
  if (approvals.length < 2) return doneOn(2, known);
  return approvals.map(({ on, by }) => [on, by].filter(Boolean).join(' ')).join('  ');
}

/** A placement's record. */
export function placementSection(
  words: Words,
  known: Recorded,
  placement: Placement,
  company: Company | undefined,
  shown: Shown,
): CardSection & { readonly title: string } {
  const { labels, columns } = words.lists;
  const { closed, result, grade, papers } = placement;
  const people = hostPeople(placement, company);
  const lines = [
    ...line(columns.state, words.terms.placementState[stateOf(placement)]),
    ...line(labels.furthest, placementStand(known, placement).step),
    ...line(labels.job, jobText(placement.job, company)),
    ...line(columns.hr, people.hr),
    ...line(columns.mentor, people.mentor),
    ...line(labels.consulted, words.terms.list(placement.consulted)),
    ...placementTermsLines(words, placement, shown),
    ...aroundPlacement(words, placement),
    ...STEPS.filter(({ of }) => of === 'placement').flatMap(({ number, key }) =>
      line(
        `STEP ${number} ${words.terms.step[key]}`,
        number === 9 ? halvesText(words, contractHalves(placement, known.companies)) : doneOn(number, known, placement),
      ),
    ),
    ...line(labels.offeredOn, result?.offeredOn),
    ...placement.contracts.flatMap((contract) =>
      line(
        `${contractRef(placement.ref, contract)} ${words.terms.contractKind[contract.kind]}`,
        revisionText(words, contract),
      ),
    ),
    ...coursesOf(placement).flatMap(({ course, year, term, credits, withdrawn }) => {
      const gone = withdrawn && labels.withdrawn(withdrawn.on, withdrawn.reason);
      const parts = [course, `${year} ${words.terms.courseTerm[term]}`, labels.credits(credits), gone];
      return line(columns.course, parts.filter(Boolean).join('  '));
    }),
    ...line(
      labels.run,
      placement.run && [placement.run.startedOn, placement.run.endedOn].map((day) => day ?? '').join(' – '),
    ),
    ...papers.flatMap(({ kind, receivedOn, signer, file }) =>
      line(words.terms.evaluation[kind], [receivedOn, signer, file?.name].filter(Boolean).join('  ')),
    ),
    ...line(labels.grade, grade && `${grade.grade}  ${grade.by}  ${grade.on}`),
    ...line(
      labels.closed,
      closed &&
        [closed.on, words.terms.placementState[closed.as], words.terms.closer[closed.by], closed.reason]
          .filter(Boolean)
          .join('  '),
    ),
    ...line(labels.recruitment, closed?.recruitment && words.terms.recruitment[closed.recruitment]),
  ];
  return { title: `${placement.ref}  ${placement.company} ${company?.name ?? ''}`.trimEnd(), lines };
}

/** STEP 9 by its halves, each with its day. */
export const halvesText = (
  { terms }: Words,
  { contract, agreement }: { readonly contract?: string | null; readonly agreement?: string | null },
): string =>
  [contract && `${terms.contractHalf} ${contract}`, agreement && `${terms.agreement} ${agreement}`]
    .filter(Boolean)
    .join('  ');

/** The title of the job, with the code of the job description if it has one. */
function jobText(job: string | undefined, company: Company | undefined): string | undefined {
  const title = jobTitle(job, company);
  return title === job ? job : `${job} ${title}`;
}

/** A revision on one line: received, reviewed, signed. */
export function revisionText(words: Words, revision: ContractRevision): string {
  const { labels } = words.lists;
  const review = secretariatReview(revision);
  return [
    `${labels.received} ${revision.receivedOn}`,
    review && `${words.terms.reviewOutcome[review.outcome]} ${review.on}`,
    revision.signedOn && `${labels.signed} ${revision.signedOn}`,
    revision.file?.name,
    revision.signedFile?.name,
  ]
    .filter(Boolean)
    .join('  ');
}

/** All but days and units, which stand with others; those last that are a yes or a no. */
const OWN_TERMS = TERMS.filter((term) => term.kind !== 'day')
  .filter((term) => term.kind !== 'unit')
  .toSorted((a, b) => Number(a.kind === 'yes') - Number(b.kind === 'yes'));

/** A line for each term. */
export function termsLines(words: Words, terms: Terms, shown: Shown): readonly CardLine[] {
  const { labels } = words.lists;
  const { from, to } = terms;
  return [
    ...line(labels.period, from || to ? `${from ?? ''} – ${to ?? ''}` : undefined),
    ...OWN_TERMS.flatMap((term) => line(labels[term.fact], termText(words, term, terms[term.fact], shown))),
  ];
}

/** The terms of a placement: one that changes within the period stands with the days of each value. */
function placementTermsLines(words: Words, placement: Placement, shown: Shown): readonly CardLine[] {
  const { labels } = words.lists;
  const spans = spansOf(placement);
  const changing = OWN_TERMS.flatMap((term) => {
    const said = saidBySpan(spans, (terms) => terms[term.fact]);
    if (said.length === 1) return [];
    return said.flatMap(({ value, from, to }) => {
      const text = termText(words, term, value, shown);
      return line(labels[term.fact], text && `${text}  (${from ?? ''} – ${to ?? ''})`);
    });
  });
  return [...termsLines(words, { ...commonTerms(spans), ...agreedPeriod(placement) }, shown), ...changing];
}

function termText(words: Words, term: Term, value: Terms[keyof Terms], shown: Shown): string | undefined {
  if (typeof value === 'boolean') return yesNo(words, value);
  if (typeof value === 'number') return term.kind === 'percent' ? `${value}%` : String(value);
  if (term.kind === 'pay') return value && payText(words, value as Pay, (text) => shown(term.mask, text));
  return typeof value === 'object' ? words.terms.list(value as readonly string[]) : value;
}

/** Being unpaid is no amount to be masked. */
const payText = ({ lists, terms }: Words, pay: Pay, shown: (text: string) => string): string =>
  pay === 'unpaid' ? lists.labels.unpaid : lists.labels.payPer(terms.payUnit[pay.per], shown(terms.yen(pay.amount)));
