/**
 * The number that an entry gave to a placement, agreement, company, job or certificate, as an expression over `journal_content`. It is
 * indexed, so that numbers are counted from the journal alone. Written without a comma, at which drizzle-kit cuts it.
 */
export const GIVEN = `CASE WHEN json_valid(text) THEN CASE text ->> '$.change.type'
  WHEN 'placement-opened' THEN text ->> '$.change.ref'
  WHEN 'certificate-issued' THEN text ->> '$.change.certificate.number'
  WHEN 'company-added' THEN text ->> '$.change.facts.code'
  WHEN 'agreement-added' THEN text ->> '$.change.agreement.ref'
  WHEN 'job-added' THEN text ->> '$.change.job.ref'
END END`;
