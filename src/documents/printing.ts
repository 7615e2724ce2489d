import type { Files, Pages, Place } from '../context.ts';
import type { Office } from '../core/profile/office.ts';
import type { Words } from '../wording/words.ts';
import { ownOf } from './open.ts';

interface Surroundings {
  readonly place: Place;
  readonly files: Files;
  /** Its texts and fonts may take the place of ours. */
  readonly officeOf: () => Promise<Office>;
}

/** Reports to pages. What sets them is loaded when a report is printed. */
export const pagesWith = (words: Words['pages'], { place, files, officeOf }: Surroundings): Pages => ({
  async html(report, titles) {
    const { folders } = ownOf(await officeOf(), place);
    return (await import('./reports/html.ts')).html(report, titles, words, { folders, read: files.read });
  },
  async pdf(report, titles) {
    const { press } = ownOf(await officeOf(), place);
    return (await import('./reports/pdf.ts')).reportPdf(report, titles, words, press);
  },
});
