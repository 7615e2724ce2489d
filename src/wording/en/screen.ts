/** Words of the screen that belong to no command. */
export const screen = {
  /** Above a long answer. */
  pagerKeys: '(Space: next page · q: leave)',
  // help
  /** Placeholders for a command's arguments. */
  words: {
    student: 'the student, by number (or part of a name that matches one student)',
    students: 'one or more students, by number',
    step: 'the step, by number (6) or key (application)',
    placement: 'the placement, P-0001',
    ref: 'the placement, P-0001',
    company: 'the company, by code or official name',
    name: 'the name',
    file: 'the file (- is the standard input)',
    shell: 'bash, zsh, fish or powershell',
    kind: 'the kind',
    topic: 'a command, or a topic',
    letter: 'the letter, as shown by letter list',
    papers: 'the documents',
    dir: 'the folder',
    month: 'the month, 2026-10',
  },
  /** Several files of one answer, and an earlier run that was killed between their names. */
  masked: (mayUnmask: boolean) =>
    `Personal data is masked (***).${mayUnmask ? ' --unmask shows it (recorded in the history).' : ''}`,
  cutShort: (file: string, made: string) =>
    `An earlier run was interrupted before ${file} got its name; files written with it may be newer. Its content is in ${made} and will be removed when ${file} is written.`,
  /** Columns of a table that the terminal has no room for. */
  leftOut: (titles: readonly string[]) =>
    `Columns that do not fit: ${titles.join(', ')} (use --fields or --format csv).`,
  yes: 'yes',
  no: 'no',
  /** Of work under way: about so many seconds are left. */
  timeLeft: (seconds: number) =>
    seconds < 90 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`,
  // around questions
  asking: {
    goesOn: 'Enter: go ahead',
    goesBack: '<: back',
    onOrBack: (ways: number) =>
      `Press Enter to go ahead${ways === 0 ? '' : ', type a number of the list'}, or type < to go back.`,
    explains: '?: help',
    explainsConsent: 'Nothing of what is shown has been done yet.',
    enter: (does: string) => `Enter: ${does}`,
    keeps: 'take what is shown',
    leavesBlank: 'leave blank',
    blank: '(left blank)',
    isFirst: 'This is the first question.',
    isNeeded: 'An answer is needed here.',
    adds: (what: string, term: string) => (term === '' ? `+ ${what}` : `+ ${what}: ${term}`),
    nothingFound: 'Nothing was found. Type something else.',
    more: (count: number) => `and ${count} more: type, or move down`,
    onCommandLine: (flag: string) => `On a command line: ${flag}`,
    whichNumber: (last: number) => (last === 1 ? 'Type 1.' : `Type a number from 1 to ${last}.`),
    howToChoose: 'Type the number or the beginning of a line, or move with ↑↓; Enter takes the marked one.',
    howToFind: 'Type a part of it and move with ↑↓; Enter takes the marked one.',
  },
  // stopping short
  error: 'Error:',
  hint: 'Try:',
  bug: (message: string) =>
    `This is an error in coopj, not yours: ${message}\nPlease send this line and the command to the maintainers of coopj. COOPJ_DEBUG=1 before the command shows more.`,
  disk: (message: string) =>
    `The system refused the operation: ${message}\nCheck that the disk is not full and the drive is connected.`,
  // writing
  recorded: 'Recorded:',
  actorIsLogin: (login: string, typed: string) =>
    `A shared store enters who logs in to it: ${login}, not ${typed} (--actor).`,
  waiting: (seconds: number, writer?: { readonly pid: number; readonly actor: string; readonly command: string }) =>
    writer
      ? `Waiting for ${writer.actor}, who is writing: coopj ${writer.command} (process ${writer.pid}); ${seconds} s so far.`
      : `Waiting for another program that is using the database; ${seconds} s so far.`,
  unanswered: (seconds: number) =>
    `The server of the shared store does not answer. Trying again for up to ${seconds} s; Ctrl-C stops.`,
  wouldRecord: 'Would be recorded (nothing was saved):',
  unchanged: 'No changes. Nothing was saved.',
  setAside: (title: string, rule: string) => `Overridden: ${title} (${rule})`,
  /** The days whose terms a correction changed. */
  termsOfDays: (days: readonly { readonly from?: string; readonly to?: string }[]) =>
    `The terms have changed for: ${days.map(({ from = '', to = '' }) => `${from} – ${to}`).join(', ')}`,
  nextStep: (step: number, title: string) => `Next: STEP ${step} ${title}`,
  whyCorrect: (before: string, after: string) =>
    `“${before}” is already recorded. Why are you changing it to “${after}”?`,
  reallyUndo: (who: string, step: string) => `Undo ${step} for ${who}?`,
  takenBack: 'Undone:',
  wouldTakeBack: 'Would be undone (nothing was saved):',
  standsAgain: (day: string) => `The earlier record (${day}) is in force again.`,
  /** Of `undo`: the latest operation, by its first and last entry. */
  operation: (first: number, last: number, day: string, actor: string) =>
    `no. ${first === last ? first : `${first} to ${last}`}, ${day}, ${actor}`,
  andMore: (count: number) => `and ${count} more`,
  keptReason:
    'The reason is kept in the history beside the entry, for whoever asks later, e.g. “wrong student” or “entered twice”.',
  whyUndoOperation: 'Why are you undoing this?',
  reallyUndoOperation: (operation: string) => `Undo ${operation}?`,
  lastOperation: 'the latest operation',
  fieldTitles: { field: 'Field', title: 'Meaning' },
  reallyClose: (placement: string, who: string, state: string) => `Close ${placement} of ${who} as ${state}?`,
};
