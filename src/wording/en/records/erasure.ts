/** Erasing a student, and what is told of it. */
export const erasure = {
  why: 'Why is the student erased? (stays in the history; name nobody)',
  type: (wanted: string) => `What is erased does not come back. Type ${wanted} to erase:`,
  otherThan: (wanted: string) => `That is not ${wanted}. Ctrl-C to leave everything as it is.`,
  would: (number: string) => `Would erase ${number}.`,
  done: (number: string) => `Erased ${number}.`,
  wouldAll: (students: number) => `Would erase ${students} ${students === 1 ? 'student' : 'students'}.`,
  doneAll: (students: number) => `Erased ${students} ${students === 1 ? 'student' : 'students'}.`,
  going: 'To be erased',
  student: (name: string, entries: number) =>
    `${name}: ${entries} ${entries === 1 ? 'entry' : 'entries'} of the history`,
  removed: 'Files removed',
  numbersStay: 'Numbers that stay in the history and are never given again',
  staying: 'Still there, to be dealt with by hand',
  unknown: 'What coopj cannot know',
  exports: (times: number) =>
    `Data of students left as files or in a pipe ${times} ${times === 1 ? 'time' : 'times'} since then (coopj history): what is not named above may lie elsewhere.`,
  texts: 'Free text about others or a company may name the student, and so may what was sent or printed.',
  tooMany: 'The folder of the records holds too much else to be looked through; not every file was.',
  notScrubbed: (command: string) =>
    `Somebody else has the records open, or the disk is full, so the erased text may still lie in free space of their files. When that is over: ${command}`,
  takeElsewhere: (files: number) =>
    `Remove the ${files === 1 ? 'file' : `${files} files`} outside of the folder of the records too? (No, if these records are a copy.)`,
  /** Why a file is not known to be one of these records. */
  apart: {
    elsewhere: (as: string) => `${as} outside of the folder of the records (--elsewhere removes it)`,
    'beside-others': (as: string) => `${as} (another database lies there: look whose it is)`,
  },
  heldAs: {
    paper: 'issued paper',
    evidence: 'scan',
    draft: 'draft of a letter',
    export: 'export',
    backup: 'backup',
    away: 'backup that is not reachable now',
    other: 'other file',
  },
  retention: {
    rule: {
      completed: 'completion of the course',
      left: 'withdrawal or transfer',
      ended: 'end of the last internship',
    },
    columns: {
      rule: 'Counted from',
      since: 'On',
      years: 'Years kept',
      dueOn: 'Due on',
      open: 'Something open',
      due: 'Due',
    },
    none: 'The rules of the profile concern nobody so far.',
    noRule:
      'The profile has no rule of retention. Set one, with the years of your office (coopj office edit --set retention.completedYears=5)',
    nobody: 'Nobody is due.',
  },
};
