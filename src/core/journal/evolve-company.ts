import type { Agreement, Company } from '../model/company.ts';
import type { CompanyChange } from './changes.ts';
import { edited, signed } from './evolve.ts';

/** The same for a company. */
export function evolveCompany(company: Company | undefined, change: CompanyChange): Company {
  if (change.type === 'company-added') return { ...change.facts, agreements: company?.agreements ?? [] };
  if (company === undefined) throw new Error(`a ${change.type} before the company was added`);
  switch (change.type) {
    case 'company-edited':
      return { ...edited<Company>(company, change), ...former(company, change) };
    case 'job-added':
      return { ...company, jobs: [...(company.jobs ?? []), change.job] };
    case 'job-edited': {
      const jobs = company.jobs?.map((job) =>
        job.ref === change.job ? { ...edited(job, change), ref: job.ref } : job,
      );
      return { ...company, ...(jobs && { jobs }) };
    }
    case 'agreement-added':
      return { ...company, agreements: [...company.agreements, { ...change.agreement, revisions: [] }] };
    default: {
      const agreements = company.agreements.map((agreement) =>
        agreement.ref === change.agreement ? evolveAgreement(agreement, change) : agreement,
      );
      return { ...company, agreements };
    }
  }
}

type Edited = Extract<CompanyChange, { readonly type: 'company-edited' }>;

/** The name that a new one replaces, beside those before it. */
function former({ name, formerNames = [] }: Company, { set, on }: Edited): Pick<Company, 'formerNames'> {
  if (on === undefined || set.name === undefined || set.name === name) return {};
  return { formerNames: [...formerNames, { name, until: on }] };
}

type AgreementChange = Extract<CompanyChange, { readonly agreement: string }>;

function evolveAgreement(agreement: Agreement, change: AgreementChange): Agreement {
  switch (change.type) {
    case 'agreement-received': {
      const { revision, on, file } = change;
      const received = { revision, receivedOn: on, reviews: [], ...(file !== undefined && { file }) };
      return { ...agreement, revisions: [...agreement.revisions, received] };
    }
    case 'agreement-reviewed': {
      const revisions = agreement.revisions.map((revision) =>
        revision.revision === change.revision
          ? { ...revision, reviews: [...revision.reviews, change.review] }
          : revision,
      );
      return { ...agreement, revisions };
    }
    case 'agreement-renewed':
      return { ...agreement, to: change.to };
    case 'agreement-ended':
      return { ...agreement, endedOn: change.on };
    case 'agreement-signed': {
      const last = agreement.revisions.length - 1;
      const revisions = agreement.revisions.map((revision, n) => (n === last ? signed(revision, change) : revision));
      return { ...agreement, signedOn: change.on, revisions };
    }
  }
}
