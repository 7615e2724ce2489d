import { contractRef } from '../model/placement.ts';
import { SAMPLE_CALENDAR, SAMPLE_DAY, SAMPLE_DOSSIER, SAMPLE_HOST, SAMPLE_PLACEMENT } from '../model/sample.ts';
import type { Office } from '../profile/office.ts';
import type { PaperLanguage } from '../text/language.ts';
import { enrollmentPaper } from './certificates/enrollment.ts';
import { internshipPaper } from './certificates/internship.ts';
import type { PaperRequest } from './frame.ts';
import type { Paper } from './paper.ts';
import type { PaperKind, PaperTexts } from './texts.ts';
import { contractSlip, type ReviewedRevision } from './worksheets/contract-slip.ts';
import { courseSlip, type SlipRegistration } from './worksheets/course-slip.ts';
import { permitWorksheet } from './worksheets/permit-worksheet.ts';
import { verificationNote } from './worksheets/verification-note.ts';

const request = (number: string, lang: PaperLanguage): PaperRequest => ({
  number,
  lang,
  on: SAMPLE_DAY,
  addressee: '見本地方出入国在留管理局長',
});

const FACTS = {
  dossier: SAMPLE_DOSSIER,
  companies: new Map([[SAMPLE_HOST.code, SAMPLE_HOST]]),
  calendar: SAMPLE_CALENDAR,
  today: SAMPLE_DAY,
};

const { student } = SAMPLE_DOSSIER;
const REGISTRATIONS: readonly SlipRegistration[] = [student, { ...student, number: '20249002' }].flatMap((one) => {
  const { course } = SAMPLE_PLACEMENT;
  return course ? [{ student: one, placement: SAMPLE_PLACEMENT, company: SAMPLE_HOST, course }] : [];
});

const [REVISION] = SAMPLE_PLACEMENT.contracts;
if (!REVISION) throw new Error('the sample has no contract');
const REVIEWED: ReviewedRevision = {
  ref: contractRef(SAMPLE_PLACEMENT.ref, REVISION),
  kind: REVISION.kind,
  revision: REVISION,
  company: SAMPLE_HOST,
  placement: SAMPLE_PLACEMENT.ref,
  student,
};

/** The public key of a published example (RFC 8037), which signs for nobody. */
const PUBLIC = {
  key: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  pem: '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----',
};

/** A sample of each kind of paper for trying out an office's texts. A kind without one does not compile. */
export const SAMPLE_PAPERS: {
  readonly [Kind in PaperKind]: (office: Office, lang: PaperLanguage, texts: PaperTexts<Kind>) => Paper;
} = {
  enrollment: (office, lang, texts) =>
    enrollmentPaper(office, SAMPLE_DOSSIER.student, request('E-2026-0000', lang), texts),
  internship: (office, lang, texts) =>
    internshipPaper(
      { office, dossier: SAMPLE_DOSSIER, placement: SAMPLE_PLACEMENT, company: SAMPLE_HOST },
      request('I-2026-0000', lang),
      texts,
    ),
  'permit-worksheet': (office, lang, texts) =>
    permitWorksheet({ ...FACTS, office }, SAMPLE_PLACEMENT, { lang, on: SAMPLE_DAY }, texts).paper,
  'course-slip': (office, lang, texts) => courseSlip(office, REGISTRATIONS, { lang, on: SAMPLE_DAY }, texts),
  'verification-note': (office, lang, texts) => verificationNote(office, PUBLIC, { lang, on: SAMPLE_DAY }, texts),
  'contract-slip': (office, lang, texts) => contractSlip(office, REVIEWED, { lang, on: SAMPLE_DAY }, texts),
};
