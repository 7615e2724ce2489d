/** Small words of the screen that belong to no command. */
export const screen = {
  examples: 'Examples:',
};
