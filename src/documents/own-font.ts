import { Chain } from '../formats/pdf/fonts.ts';

/** A character that no font draws: all of a chain is opened in search of it. */
const NOWHERE = '\uFFFF';

/** Opens a font that the office names, as a paper would that needs it. Throws Abort `file-…` and `font-unfit`. */
export const openOwnFont = (file: string): Promise<void> => new Chain('ja', [file]).ready([NOWHERE]);
