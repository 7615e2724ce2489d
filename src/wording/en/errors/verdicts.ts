import type { Sentences } from '../../errors.ts';
import { counted } from '../counted.ts';

const named = (subject: string): string =>
  subject === 'office' ? 'the office’s own records' : subject.replace(/^[a-z]+:/, '');

/** Refusals by rules, other people and the facts themselves. */
export const verdicts = {
  'some-refused': ({ refused, of, dryRun }) => ({
    message: dryRun
      ? `${refused.length} of ${of} students: certificate cannot be issued.`
      : `${refused.length} of ${of} students: certificate not issued. The others have been issued.`,
    hint: 'Resolve these and run the same command again; students who already have one are skipped.',
  }),
  'letters-refused': ({ count, of }) => ({
    message: `${count} of ${of} letters could not be drafted. The output says which and why.`,
    hint: 'Resolve these and run the same command again; drafts that are already in the folder are not created again.',
  }),
  'not-genuine': ({ why, number, voided, gone, stands }) => {
    const which = number ?? 'The certificate';
    switch (why) {
      case 'unreadable':
        return {
          message:
            'No verification code was found in the file. Scans and PDFs that were printed again do not contain it.',
          hint: 'Scan the code on the certificate: coopj certificate verify --qr "…"',
        };
      case 'altered':
        return { message: `${which} differs from what was issued: it has been altered.` };
      case 'void':
        return { message: `${which} was issued by this office and voided on ${voided?.on}. Reason: ${voided?.reason}` };
      case 'given-again':
        return {
          message: `${which} is signed with this office’s key, but the register has another certificate under that number, issued on ${stands}. The entry of this one was lost, for example when a backup was restored, and the number was used again. The certificate in the register is the valid one.`,
          hint: 'Find out whose certificate this is, and issue it again under a new number.',
        };
      case 'unknown':
        if (gone?.why === 'erased')
          return {
            message: `According to its signature, ${which} was issued by this office. The student’s records were erased on ${gone.on}, so the register no longer has its content, and it cannot be determined whether it had been voided. The number will not be used again.`,
          };
        if (gone)
          return {
            message: `According to its signature, ${which} was issued by this office. Its entry was lost when an older state of the records was restored on ${gone.on}, and it cannot be determined whether it had been voided. The number will not be used again.`,
            hint: 'If its content is still correct, issue it again under another number.',
          };
        return {
          message: `${which} is signed with this office’s key, but the register does not have it.`,
          hint: 'Was the database restored from an older backup?',
        };
      case 'another-office':
        return { message: `${which} is signed with a key that is not this office’s.` };
    }
  },
  'check-open': ({ student, count }) => ({
    message: `Student ${student} has ${counted(count, 'finding')} that ${count === 1 ? 'stops' : 'stop'} a step.`,
    hint: 'Each line above says how to resolve it.',
  }),
  'check-all-open': ({ students, count }) => ({
    message: `${counted(students, 'student')} ${students === 1 ? 'has' : 'have'} ${counted(count, 'finding')} that ${count === 1 ? 'stops' : 'stop'} a step.`,
    hint: 'Each line above says how to resolve it.',
  }),
  'history-broken': ({ count, first, of, asks }) => ({
    message: `${{ tables: 'The history is intact, but tables differ from it.', head: 'The history itself is intact, but the file it was compared with has been altered.', no: 'The history differs from what was recorded.' }[of ?? 'no']} ${count > 1 ? `The first of ${count} findings: ` : ''}${first}`,
    hint:
      of === 'tables'
        ? `${asks ? 'Ask a clerk or an administrator to run: ' : ''}coopj journal rebuild`
        : of === 'head'
          ? 'Compare it with another backup, monthly report or certificate of that time: coopj journal verify --against FILE'
          : 'Keep the database as it is. Compare it with backups, monthly reports and certificates: coopj journal verify --against FILE',
  }),
  'no-head': ({ file }) => ({
    message: `${file} does not contain the state of the history at the time it was created.`,
    hint: 'Specify a backup, a monthly report (JSON, HTML, PDF, Excel) or a certificate (PDF). Those created by older versions do not contain it.',
  }),
  refused: ({ refusals }) => ({
    message:
      refusals.length === 1
        ? 'Cannot be recorded yet. One requirement is not met.'
        : `Cannot be recorded yet. ${refusals.length} requirements are not met.`,
  }),
  conflict: ({ subject }) => ({
    message: `Another user changed ${named(subject)} in the meantime. Nothing from this command was recorded.`,
    hint: 'Check it, then run the command again.',
  }),
} satisfies Partial<Sentences>;
