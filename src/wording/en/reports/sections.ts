import type { ReportKey, SectionKey } from '../../../core/reports/index.ts';

/** What each report is called. */
export const names: Readonly<Record<ReportKey, string>> = {
  monthly: 'Monthly report',
  pipeline: 'Pipeline',
  contracts: 'Contracts',
  courses: 'Course registrations',
  certificates: 'Register of certificates',
  obligations: 'Obligations, permits and insurance',
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
    blocked: 'Stopped, and who must act',
    overrides: 'Overridden rules',
    waiting: 'Contracts that wait for a review',
  },
  pipeline: {
    'by-step': 'Students by furthest step done',
    standing: 'Waiting at each step, and for how long',
    stays: 'Steps done, and the number of days taken',
    stopped: 'Stopped by',
    ended: 'Placements that ended early',
    'by-month': 'Steps done by month',
    'by-program': 'By program',
    'by-institute': 'By parent institute',
    waiting: 'Waiting for the next step',
  },
  contracts: {
    summary: 'Summary',
    'contract-days': 'Days from receipt to approval',
    'by-month': 'By month',
    'by-company': 'By company',
    'by-program': 'By program',
    items: 'Returned items of the checklist',
    contracts: 'Contracts and implementation agreements',
  },
  courses: {
    'by-term': 'By term',
    'by-month': 'By month',
    'by-program': 'By program',
    'by-institute': 'By parent institute',
    grades: 'By grade',
    courses: 'Course registrations',
  },
  certificates: {
    'by-kind': 'By kind and language',
    'by-month': 'By month',
    'by-purpose': 'By purpose',
    'by-program': 'By program',
    certificates: 'Certificates issued, reissued or voided',
  },
  obligations: {
    'by-rule': 'By rule',
    'jsps-5-3': 'JSPS fellows: Form 5-3',
    'mext-month': 'MEXT scholars: full months away',
    permits: 'Work permits pending or expiring soon',
    insurance: 'Days without insurance',
    'by-program': 'By program',
    obligations: 'All obligations',
  },
  overrides: {
    'by-rule': 'By rule',
    'by-month': 'By month',
    'by-program': 'By program',
    overrides: 'All overrides',
  },
};
