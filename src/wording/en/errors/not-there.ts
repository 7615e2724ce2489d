import type { Sentences } from '../../errors.ts';
import { list, meant } from './parts.ts';

/** What was named does not exist, is ambiguous, or exists already. */
export const notThere = {
  'no-such-student': ({ number }) => ({
    message:
      number.trim() === ''
        ? 'The student’s number is empty.'
        : /^[\p{Script=Latin}\d-]*\d[\p{Script=Latin}\d-]*$/u.test(number)
          ? `There is no student ${number}.`
          : `No student matches “${number}”.`,
    hint: number.trim() === '' ? 'coopj student list' : `coopj student list --find ${number}`,
  }),
  'not-among-them': ({ student, flag }) => ({
    message: `${flag} names ${student}, who is not on the list.`,
    hint: `Look up the number: coopj student list --find ${student}`,
  }),
  'several-students': ({ word, count, matches }) => ({
    message: `“${word}” matches ${count} students: ${list(matches.map(({ number, name }) => `${number} ${name}`))}${count > matches.length ? ` and ${count - matches.length} more` : ''}.`,
    hint: `Specify one by number: ${matches[0]?.number ?? ''}`,
  }),
  'no-such-placement': ({ placement, student, known }) => ({
    message:
      student === ''
        ? `There is no placement ${placement}.`
        : `Student ${student} has no placement ${placement}${known.length > 0 ? `, but ${list(known)}` : ''}.`,
    hint: `coopj placement list ${student}`.trimEnd(),
  }),
  'no-placement': ({ student }) => ({
    message: `Student ${student} has no open placement.`,
    hint: `coopj placement open ${student} --company …`,
  }),
  'placement-unnamed': ({ student, open }) => ({
    message: `Student ${student} has ${open.length} open placements: ${list(open)}.`,
    hint: `Specify one: --placement ${open[0] ?? ''}`,
  }),
  'no-such-company': ({ company, like }) => ({
    message: `There is no company “${company}”, by code or official name.${like === undefined ? '' : ` ${like.code} “${like.name}” is similar.`}`,
    hint: like === undefined ? 'coopj company list' : `coopj company show ${like.code}`,
  }),
  'no-such-contract': ({ student, placement }) => ({
    message: `No contract has been received for ${placement} of student ${student}.`,
    hint: `coopj contract receive ${student} --kind employment --on today`,
  }),
  'no-such-certificate': ({ number, nearest, gone }) => ({
    message:
      gone === undefined
        ? `The register has no certificate “${number}”.${meant(nearest)}`
        : gone.why === 'erased'
          ? `The register no longer has the content of ${number}: it was issued to a student whose records were erased on ${gone.on}. The number will not be used again.`
          : `The register does not have ${number}: its entry was lost when an older state of the records was restored on ${gone.on}. The number will not be used again.`,
    hint: 'List all certificates: coopj certificate list',
  }),
  'no-such-batch': ({ batch }) => ({
    message: `No import has the number “${batch}”.`,
    hint: 'coopj import list',
  }),
  'no-such-obligation': ({ obligation, student, known }) => ({
    message: `Student ${student} has no obligation ${obligation}${known.length > 0 ? `, but: ${known.join(', ')}` : ''}.`,
    hint: `coopj obligation list ${student}`,
  }),
  'no-agreement': ({ agreement }) => ({
    message: `No implementation agreement has the reference “${agreement}”.`,
    hint: 'coopj agreement list',
  }),
  'no-such-job': ({ job, company, known }) => ({
    message: `${job} is not a job description${company === undefined ? '' : ` of ${company}`}.${known.length === 0 ? '' : ` Known: ${list(known)}.`}`,
    hint: company === undefined ? 'coopj job list' : `coopj job list --company ${company}`,
  }),
  'no-such-agreement': ({ company }) => ({
    message: `There is no implementation agreement with ${company}.`,
    hint: `coopj agreement add ${company} --from 2026-04-01 --to 2027-03-31`,
  }),
  'agreement-not-received': ({ agreement, company }) => ({
    message: `No revision of the implementation agreement ${agreement} with ${company} has been received.`,
    hint: `coopj contract receive --company ${company} --on today`,
  }),
  'no-registration': ({ student, year }) => ({
    message: `${student ? `Student ${student} is not` : 'Nobody is'} registered for the course${year ? ` in the academic year ${year}` : ''}.`,
    hint: student ? `coopj course register ${student}` : 'coopj course list',
  }),
  'student-exists': ({ number }) => ({
    message: `Student ${number} has already been added.`,
    hint: `coopj student edit ${number} --help`,
  }),
  'company-exists': ({ code, name }) => ({
    message: `Company ${code} (${name}) has already been recorded.`,
    hint: 'coopj company list',
  }),
} satisfies Partial<Sentences>;
