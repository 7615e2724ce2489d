import type { ReportKey, SectionKey } from '../../../core/reports/index.ts';

/** What each report is called. */
export const names: Readonly<Record<ReportKey, string>> = {
  monthly: 'Monthly report',
  pipeline: 'Pipeline',
  contracts: 'Contracts',
  courses: 'Course registrations',
  certificates: 'Register of papers',
  obligations: 'Obligations, permits and insurances',
  overrides: 'Overrides',
};

/** The titles of the sections of each report. */
export const sections: { readonly [Of in ReportKey]: Readonly<Record<SectionKey<Of>, string>> } = {
  monthly: {
    summary: 'Summary',
    'by-step': 'Students by furthest step done',
    'by-phase': 'Students by phase',
    'by-month': 'Steps done by month',
    'contract-days': 'Days from receipt to review',
    internships: 'Internships of the month',
    movements: 'Steps done in the month',
    registrations: 'New registrations (STEP 3)',
    contracts: 'Contracts received or reviewed',
    courses: 'Course registrations',
    certificates: 'Certificates issued',
    closings: 'Placements that ended',
    blocked: 'What is stopped, and who must act',
    overrides: 'Rules set aside',
    waiting: 'Contracts that wait for a review',
  },
  pipeline: {
    'by-step': 'Students by furthest step done',
    standing: 'Who stands before each step, and since when',
    stays: 'Steps done, and the days they took',
    stopped: 'What stops them',
    ended: 'Ways that ended early',
    'by-month': 'Steps done by month',
    'by-program': 'By programme',
    'by-institute': 'By parent institute',
    waiting: 'Who waits for the next step',
  },
  contracts: {
    summary: 'Summary',
    'contract-days': 'Days from receipt to approval',
    'by-month': 'By month',
    'by-company': 'By company',
    'by-program': 'By programme',
    items: 'Items of the check list that were returned',
    contracts: 'Contracts and implementation agreements',
  },
  courses: {
    'by-term': 'By term',
    'by-month': 'By month',
    'by-program': 'By programme',
    'by-institute': 'By parent institute',
    grades: 'By grade',
    courses: 'Course registrations',
  },
  certificates: {
    'by-kind': 'By kind and language',
    'by-month': 'By month',
    'by-purpose': 'By purpose',
    'by-program': 'By programme',
    certificates: 'Certificates issued, reissued or voided',
  },
  obligations: {
    'by-rule': 'By rule',
    'jsps-5-3': 'JSPS fellows: Form 5-3',
    'mext-month': 'MEXT scholars: whole months away',
    permits: 'Work permits that wait or end soon',
    insurance: 'Days without insurance',
    'by-program': 'By programme',
    obligations: 'All obligations',
  },
  overrides: {
    'by-rule': 'By rule',
    'by-month': 'By month',
    'by-program': 'By programme',
    overrides: 'All overrides',
  },
};
