/** Erasing a student, and what is told of it. */
export const erasure = {
  why: 'Why is the student being erased? (kept in the history; do not name anyone)',
  type: (wanted: string) => `Erased records cannot be restored. Type ${wanted} to erase:`,
  otherThan: (wanted: string) => `That is not ${wanted}. Press Ctrl-C to cancel.`,
  would: (number: string) => `Would erase ${number}.`,
  done: (number: string) => `Erased ${number}.`,
  wouldAll: (students: number) => `Would erase ${students} ${students === 1 ? 'student' : 'students'}.`,
  doneAll: (students: number) => `Erased ${students} ${students === 1 ? 'student' : 'students'}.`,
  going: 'To be erased',
  student: (name: string, entries: number) =>
    `${name}: ${entries} ${entries === 1 ? 'entry' : 'entries'} of the history`,
  removed: 'Files removed',
  numbersStay: 'Numbers that stay in the history and will not be used again',
  staying: 'Remaining (please handle these yourself)',
  unknown: 'What coopj cannot determine',
  exports: (times: number) =>
    `Student data has been exported ${times} ${times === 1 ? 'time' : 'times'} since then (coopj history); there may be files other than those listed above.`,
  texts:
    'Free text about others or about a company may name the student, and so may documents that were sent or printed.',
  tooMany: 'The folder of the database contains too many other files; not all of them were checked.',
  onServer:
    'On the server, erased text remains until PostgreSQL tidies up (VACUUM), and in its backups until they are replaced. Ask whoever runs it. Documents and exports on other computers were not looked for.',
  notScrubbed: (command: string) =>
    `Another program has the database open, or the disk is full, so erased text may remain in unused parts of the files. Afterwards, run: ${command}`,
  takeElsewhere: (files: number) =>
    `Remove the ${files === 1 ? 'file' : `${files} files`} outside the folder of the database too? (Answer no if this database is a copy.)`,
  /** Why a file is not known to be one of these records. */
  apart: {
    elsewhere: (as: string) => `${as} outside the folder of the database (--elsewhere removes it)`,
    'beside-others': (as: string) => `${as} (there is another database in that folder: check whose file it is)`,
  },
  heldAs: {
    paper: 'issued certificate',
    evidence: 'evidence',
    draft: 'draft of a letter',
    export: 'export',
    backup: 'backup',
    away: 'backup that is not available now',
    other: 'other file',
  },
  retention: {
    rule: {
      completed: 'completion of the degree program',
      left: 'withdrawal or transfer',
      ended: 'end of the last internship',
    },
    columns: {
      rule: 'Counted from',
      since: 'On',
      years: 'Years kept',
      dueOn: 'Due on',
      open: 'Open matters',
      due: 'Due',
    },
    none: 'No students are subject to the retention rules yet.',
    noRule:
      'The settings file has no retention rule. Set one with your office’s retention period (coopj office edit --set retention.completedYears=5)',
    nobody: 'No students are due.',
  },
};
