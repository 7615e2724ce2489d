/** Characters; a shared store puts the name of the office into each key, which its server wants short. */
export const LONGEST_OFFICE = 200;

export const isOfficeName = (name: string): boolean => [...name].length <= LONGEST_OFFICE;
