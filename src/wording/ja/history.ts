import type { LocalDate } from '../../core/calendar/dates.ts';
import type { Change, ChangeType } from '../../core/journal/changes.ts';
import { commandOf } from '../../core/model/office-facts.ts';
import { contractRef } from '../../core/model/placement.ts';
import { FIELDS } from '../../core/model/student-fields.ts';
import { obligationOf } from '../describe.ts';
import type { Words } from '../words.ts';
import { rules } from './rules/index.ts';
import { terms } from './terms.ts';

const words = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join('、');

/** The form's names for the parts of a record that an edit changed. */
const PARTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FIELDS.map(({ fact, headings }) => [fact, headings[1] ?? headings[0]])),
  name: '名称',
  nameEn: '英語名称',
  department: '配属部署',
  telephone: '電話番号',
  industry: '業種',
  hr: '人事担当者',
  mentor: '企業側指導担当者',
  memberAsOf: '推進協議会会員（確認日）',
  memberUntil: '推進協議会会員（終了日）',
  from: '開始日',
  to: '終了日',
  hoursPerWeek: '週の就業時間',
  hoursPerDay: '1日の就業時間',
  workplaces: '就業場所',
  remoteShare: '在宅勤務の割合',
  content: '業務内容',
  pay: '給与',
  atInstitute: '基盤機関での就業',
};
const part = (key: string) => PARTS[key] ?? key;
const edit = ({ set, clear = [] }: { readonly set: object; readonly clear?: readonly string[] }) =>
  words(...Object.keys(set).map(part), ...clear.map((key) => `${part(key)}（空欄にする）`));
const days = (from: LocalDate, to: LocalDate) => `${from}～${to}`;

/** More numbers than these are counted. */
const FEW = 3;

const gist: { readonly [T in ChangeType]: (change: Extract<Change, { readonly type: T }>) => string } = {
  'student-registered': ({ facts }) => facts.program,
  'student-edited': edit,
  'student-renumbered': ({ number }) => `新番号 ${number}`,
  'student-erased': ({ number, certificates, placements, basis }) =>
    words(number, basis, ...certificates, ...placements),
  'stay-recorded': ({ stay }) =>
    words(stay.on, stay.status && terms.residenceStatus(stay.status), stay.expiresOn && `満了日${stay.expiresOn}`),
  'contact-recorded': ({ on, guideSentOn }) => words(on, guideSentOn && `案内送付${guideSentOn}`),
  'approval-recorded': ({ on, by }) => words(on, by),
  'approval-renewed': ({ on, by }) => words(on, by),
  'registration-recorded': ({ on }) => on,
  'briefing-invited': ({ on, for: held }) => words(on, `${held}の説明会`),
  'briefing-set': ({ on }) => on,
  'key-adopted': ({ key }) => key,
  'export-written': ({ export: one }) =>
    words(commandOf(one), `${one.students}名`, one.formats.join('・')) +
    (one.columns.length === 0 ? '' : `（${one.columns.join('、')}）`),
  'facts-unmasked': ({ look: { what, students } }) =>
    words(what, ...(students.length > FEW ? [`${students.length}名`] : students)),
  'head-accepted': ({ lost: { seq, hash } }) => `最後に控えた番号 ${seq}（${hash.slice(0, 12)}…）を含まない記録`,
  'briefing-recorded': ({ attendedOn, recordingSentOn }) =>
    words(attendedOn && `参加${attendedOn}`, recordingSentOn && `録画送付${recordingSentOn}`),
  'placement-opened': ({ ref, on, company, job }) => words(ref, on, company, job),
  'placement-edited': ({ placement, on, job, hr, mentor, consulted, terms: changed }) =>
    words(
      placement,
      on,
      job,
      hr && `人事担当者 ${hr}`,
      mentor && `企業側指導担当者 ${mentor}`,
      consulted && '相談した教員',
      ...Object.keys(changed ?? {}).map(part),
    ),
  'application-recorded': ({ placement, on, approvedOn, confirms }) =>
    words(placement, on, approvedOn && `応募承認${approvedOn}`, confirms && '研究との関連等の確認'),
  'selection-recorded': ({ placement, on }) => words(placement, on),
  'result-recorded': ({ placement, result }) => words(placement, result.on, terms.placementState[result.outcome]),
  'contract-received': ({ placement, contract }) =>
    words(contractRef(placement, contract), contract.receivedOn, terms.contractKind[contract.kind]),
  'contract-reviewed': ({ placement, review, ...contract }) =>
    words(
      contractRef(placement, contract),
      review.on,
      terms.reviewer[review.by],
      terms.reviewOutcome[review.outcome],
      review.remark,
    ),
  'contract-terms-recorded': ({ placement, terms: said, ...contract }) =>
    words(contractRef(placement, contract), ...Object.keys(said).map(part)),
  'contract-signed': ({ placement, on, ...contract }) => words(contractRef(placement, contract), on),
  'course-registered': ({ placement, course }) => words(placement, course.on, course.course, `${course.credits}単位`),
  'course-withdrawn': ({ placement, withdrawn }) => words(placement, withdrawn.on, withdrawn.reason),
  'internship-recorded': ({ placement, startedOn, endedOn }) =>
    words(placement, startedOn && `開始${startedOn}`, endedOn && `終了${endedOn}`),
  'evaluation-recorded': ({ placement, paper }) => words(placement, terms.evaluation[paper.kind], paper.receivedOn),
  'grade-recorded': ({ placement, grade }) => words(placement, grade.on, grade.grade, grade.by),
  'placement-closed': ({ placement, closed }) =>
    words(placement, closed.on, `${terms.placementState[closed.as]}（${terms.closer[closed.by]}）`, closed.reason),
  'certificate-issued': ({ certificate }) =>
    words(certificate.number, certificate.issuedOn, terms.certificate[certificate.kind]),
  'certificate-voided': ({ number, voided }) => words(number, voided.on, voided.reason),
  'certificate-reissued': ({ number, reissue }) => words(number, reissue.on, reissue.reason),
  'rule-overridden': ({ override }) =>
    words(
      override.placement,
      override.rule,
      override.gate === 'C' ? terms.certificate.internship : `STEP ${override.gate}`,
    ),
  'company-added': ({ facts }) => facts.name,
  'company-edited': edit,
  'job-added': ({ job }) => words(job.ref, job.title),
  'job-edited': (change) => words(change.job, edit(change)),
  'agreement-added': ({ agreement }) => words(agreement.ref, days(agreement.from, agreement.to)),
  'agreement-received': ({ agreement, revision, on }) => words(`${agreement}-${revision}`, on),
  'agreement-reviewed': ({ agreement, revision, review }) =>
    words(
      `${agreement}-${revision}`,
      review.on,
      terms.reviewer[review.by],
      terms.reviewOutcome[review.outcome],
      review.remark,
    ),
  'agreement-signed': ({ agreement, on }) => words(agreement, on),
  'renewal-applied': ({ on }) => on,
  'leave-recorded': ({ leave }) => words(terms.leave[leave.kind], leave.to ? days(leave.from, leave.to) : leave.from),
  returned: ({ on }) => on,
  'absence-added': ({ absence }) => words(days(absence.from, absence.to), absence.reason),
  'supervisor-changed': ({ change }) => words(change.on, change.name),
  'jsps-recorded': ({ consent }) => words(consent.agreedOn, consent.hostResearcher),
  'insurance-recorded': ({ insurance }) => words(terms.insurance[insurance.kind], days(insurance.from, insurance.to)),
  'permit-opened': ({ number, kind, on }) => words(`番号 ${number}`, terms.permitKind[kind], on),
  'permit-paper-ready': ({ number, paper, on }) => words(`番号 ${number}`, terms.permitPaper[paper], on),
  'permit-applied': ({ number, on }) => words(`番号 ${number}`, on),
  'permit-granted': ({ number, granted }) => words(`番号 ${number}`, granted.on, days(granted.from, granted.to)),
  'permit-refused': ({ number, refused }) => words(`番号 ${number}`, refused.on, refused.reason),
  'obligation-settled': ({ key, on }) => words(obligationOf({ rules }, key), on),
  'note-added': ({ text }) => text,
  'placement-amended': ({ placement, amendment }) => words(placement, amendment.effective, amendment.reason),
  'preparation-recorded': ({ placement, what, on }) => words(placement, terms.preparation[what], on),
  'agreement-renewed': ({ agreement, to }) => words(agreement, to),
  'agreement-ended': ({ agreement, on }) => words(agreement, on),
  'taken-back': ({ seq }) => `${seq}番の記録`,
};

export const history: Words['history'] = {
  columns: {
    seq: '番号',
    at: '日時',
    actor: '担当',
    subject: '対象',
    change: '内容',
    reason: '理由',
    hash: 'ハッシュ',
    day: '日付',
    operation: '操作',
    filed: '保存名',
    version: 'バージョン',
    digest: 'ダイジェスト',
    salt: 'ソルト',
    text: '記録内容',
  },
  meanwhile: ({ when, actor, change }) => `${when} ${actor}：${change ? history.change(change) : history.erased}`,
  change: (change) => {
    const said = (gist[change.type] as (one: Change) => string)(change);
    return said === '' ? terms.change[change.type] : `${terms.change[change.type]}：${said}`;
  },
  erased: '（消去済み）',
  empty: 'まだ記録がありません。',
};
