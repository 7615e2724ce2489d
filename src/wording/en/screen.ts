/** Small words of the screen that belong to no command. */
export const screen = {
  examples: 'Examples:',
  // writing
  recorded: 'Recorded:',
  wouldRecord: 'Would be recorded (nothing was written):',
  unchanged: 'Nothing changed. Nothing was written.',
  setAside: (title: string, rule: string) => `Set aside by exception: ${title} (${rule})`,
  nextStep: (step: number, title: string) => `Next: STEP ${step} ${title}`,
  whyCorrect: (before: string, after: string) => `“${before}” is recorded; why does “${after}” take its place?`,
};
