import type { Base } from '../../context.ts';
import type { Office } from '../../core/profile/office.ts';
import { Abort } from '../../errors.ts';

/** The result of opening the profile's fonts. */
export type FontCheck =
  | { readonly check: 'fonts'; readonly result: 'ok'; readonly files: readonly string[] }
  | { readonly check: 'fonts'; readonly result: 'open'; readonly abort: Abort };

/** Opens each font of `papers.fonts`: a paper would open it only for a character missing from the built-in ones. */
export async function checkFonts({ documentsOf }: Base, office: Office): Promise<readonly FontCheck[]> {
  const { fonts: files } = office.papers;
  const documents = documentsOf(office);
  const found: FontCheck[] = [];
  for (const file of files) {
    try {
      await documents.openFont(file);
    } catch (error) {
      if (!(error instanceof Abort)) throw error;
      found.push({ check: 'fonts', result: 'open', abort: error });
    }
  }
  return found.length === 0 ? [{ check: 'fonts', result: 'ok', files }] : found;
}
