import type { Sentences } from '../../errors.ts';

/** Refusals by rules, other people and the facts themselves. */
export const verdicts = {
  'some-refused': ({ refused, of, dryRun }) => ({
    message: dryRun
      ? `${refused.length} of ${of} students would get no certificate.`
      : `${refused.length} of ${of} students got no certificate; all the others have theirs.`,
    hint: 'Settle these, and run the same line again: who has a certificate is passed over.',
  }),
  'letters-refused': ({ count, of }) => ({
    message: `${count} of ${of} letters could not be drafted; the answer says which, and why.`,
    hint: 'Settle these, and run the same line again: a draft that lies in the folder is not made again.',
  }),
  'not-genuine': ({ why, number, voided, gone, stands }) => {
    const which = number ?? 'The paper';
    switch (why) {
      case 'unreadable':
        return {
          message:
            'There is no code of a certificate in it: a scan, or a file that was printed anew, does not carry it.',
          hint: 'Scan the code on the paper: coopj certificate verify --qr "…"',
        };
      case 'altered':
        return { message: `${which} is not as it was issued: it was changed.` };
      case 'void':
        return { message: `${which} was issued here, and was made void on ${voided?.on}: ${voided?.reason}` };
      case 'given-again':
        return {
          message: `${which} is signed with this office’s key, but the register has another paper under that number, of ${stands}: the entry of this one was lost, as with a backup that was restored, and the number was given again. The other paper stands.`,
          hint: 'Look whose this one is, and issue it anew under a number of its own.',
        };
      case 'unknown':
        if (gone?.why === 'erased')
          return {
            message: `${which} was issued here, as its signature tells. The register holds nothing more of it since its student was erased on ${gone.on}: nobody can tell whether it had been made void. Its number is never given again.`,
          };
        if (gone)
          return {
            message: `${which} was issued here, as its signature tells. Its entry was lost when the office went on with an older state of its records on ${gone.on}: nobody can tell whether it had been made void. Its number is never given again.`,
            hint: 'Where its facts stand, issue it anew under another number.',
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
    message: `${student}: ${count} ${count === 1 ? 'finding stops' : 'findings stop'} a step.`,
    hint: 'Each line above names its way out.',
  }),
  'check-all-open': ({ students, count }) => ({
    message: `${count} ${count === 1 ? 'finding stops' : 'findings stop'} a step, of ${students} ${students === 1 ? 'student' : 'students'}.`,
    hint: 'Each line above names its way out.',
  }),
  'history-broken': ({ count, first, of }) => ({
    message: `${{ tables: 'The history is whole, and tables differ from it.', head: 'The history is whole as it stands; what was kept elsewhere was changed.', no: 'The history is not as it was written.' }[of ?? 'no']} ${count > 1 ? `The first of ${count} findings: ` : ''}${first}`,
    hint:
      of === 'tables'
        ? 'coopj journal rebuild'
        : of === 'head'
          ? 'Compare it with another backup, monthly report or certificate of that time: coopj journal verify --against FILE'
          : 'Keep the database as it is. How the journal once stood, say backups, monthly reports and certificates: coopj journal verify --against FILE',
  }),
  'no-head': ({ file }) => ({
    message: `${file} does not say how the journal stood when it was made.`,
    hint: 'Name a backup, a monthly report (JSON, HTML, PDF, Excel) or a certificate (PDF); those of older versions say nothing of it.',
  }),
  refused: ({ refusals }) => ({
    message:
      refusals.length === 1
        ? 'This cannot be recorded yet:'
        : `This cannot be recorded yet, for ${refusals.length} reasons:`,
  }),
  conflict: ({ subject }) => ({
    message: `Somebody else changed ${subject} meanwhile. What was to be recorded together with it was not recorded.`,
    hint: 'Look at it again, then repeat the command.',
  }),
} satisfies Partial<Sentences>;
