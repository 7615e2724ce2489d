import { dirname } from 'node:path';
import type { LocalDate } from '../core/calendar/dates.ts';
import type { Office } from '../core/profile/office.ts';
import type { ReportPrinter } from '../core/reports/report.ts';
import { isShared } from '../core/text/address.ts';
import type { FontFile, FontSources } from '../formats/pdf/fonts.ts';
import type { Files, Place } from '../office/files.ts';
import type { Words } from '../wording/words.ts';
import type { Documents } from './documents.ts';
import type { TextFolders } from './templates/folders.ts';
import { within } from './within.ts';

interface Surroundings {
  readonly place: Place;
  readonly files: Files;
  /** The office's day. */
  readonly today: LocalDate;
}

/** What an office has of its own: a relative path begins at the profile. */
function ownOf(office: Office, place: Place) {
  const beside = dirname(place.profile);
  const folders: TextFolders = { shipped: place.templates, own: within(beside, office.templates.folder) };
  return { beside, folders };
}

/** Fonts of the office; in a shared store they are read there. */
const fontIn =
  ({ place, files }: Pick<Surroundings, 'place' | 'files'>) =>
  (name: string): FontFile => {
    const file = within(dirname(place.profile), name);
    return isShared(file) ? { file, read: () => files.read(file) } : file;
  };
const pressOf = (office: Office, there: Pick<Surroundings, 'place' | 'files'>): FontSources => ({
  fonts: office.papers.fonts.map(fontIn(there)),
});

/** An office's papers, letters and calendars. Each adapter is loaded when it is used. */
export function openDocuments(office: Office, { place, files, today }: Surroundings): Documents {
  const { beside, folders } = ownOf(office, place);
  const press = pressOf(office, { place, files });
  return {
    pdf: async (paper) => (await import('./papers/pdf.ts')).pdf(paper, press),
    pdfs: async (papers) => (await import('./papers/pdf.ts')).pdfs(papers, press),
    printFile: async (papers) => (await import('./papers/pdf.ts')).printFile(papers, press),
    sha256: async (bytes) => (await import('../formats/digest.ts')).sha256(bytes),
    proofIn: async (bytes) => (await import('../formats/pdf/keywords.ts')).proofIn(bytes),
    calendar: async (content, name) => {
      const { continued } = await import('../formats/ics-standing.ts');
      const { ics } = await import('../formats/ics.ts');
      const entries = continued(content, today);
      return { entries, bytes: ics(entries, { name, timezone: office.office.timezone, stamp: today }) };
    },
    texts: async (kind, lang) =>
      (await import('./templates/paper-texts.ts')).loadTexts(kind, lang, folders, files.read),
    letterTexts: async (letter, lang) =>
      (await import('./templates/letter-texts.ts')).loadLetterTexts(letter, lang, folders, files.read),
    ownTexts: async () => (await import('./templates/own-texts.ts')).ownTexts(folders, files),
    undrawn: async (texts) => (await import('../formats/pdf/fonts.ts')).undrawnOf(texts, press),
    openFont: async (file) => (await import('../formats/pdf/fonts.ts')).openOwnFont(fontIn({ place, files })(file)),
    mail: async (letter) => {
      const { eml } = await import('../formats/eml.ts');
      const { attachmentsIn } = await import('./attachments.ts');
      const from = { profile: beside, evidence: place.evidence };
      return eml(letter, await attachmentsIn(from, letter.attachments, files.read));
    },
  };
}

interface PrinterSurroundings {
  readonly place: Place;
  readonly files: Files;
  /** Its texts and fonts may take the place of ours. */
  readonly officeOf: () => Promise<Office>;
}

/** Reports to pages. What sets them is loaded when a report is printed. */
export const openReportPrinter = (
  words: Words['reports']['pages'],
  { place, files, officeOf }: PrinterSurroundings,
): ReportPrinter => ({
  async figures(report, titles) {
    return (await import('./reports/page/index.ts')).figuresOf({ report, titles, words });
  },
  async html(report, titles) {
    const { folders } = ownOf(await officeOf(), place);
    return (await import('./reports/html.ts')).html(report, titles, words, { folders, read: files.read });
  },
  async pdf(report, titles) {
    const press = pressOf(await officeOf(), { place, files });
    return (await import('./reports/pdf.ts')).reportPdf(report, titles, words, press);
  },
});
