import { dirname, resolve } from 'node:path';
import type { Documents, Files, Place } from '../context.ts';
import type { LocalDate } from '../core/calendar/dates.ts';
import type { Office } from '../core/profile/office.ts';
import { evidenceFolder } from './evidence.ts';
import type { Press } from './index.ts';
import type { TextFolders } from './text-folders.ts';

interface Surroundings {
  readonly place: Place;
  readonly files: Files;
  /** The office's day. */
  readonly today: LocalDate;
}

/** What an office has of its own: a relative path begins at the profile. */
export function ownOf(office: Office, place: Place) {
  const beside = dirname(place.profile);
  const folders: TextFolders = { shipped: place.templates, own: resolve(beside, office.templates.folder) };
  const press: Press = { fonts: office.papers.fonts.map((file) => resolve(beside, file)) };
  return { beside, folders, press };
}

/** An office's papers, letters and calendars. Each adapter is loaded when it is used. */
export function openDocuments(office: Office, { place, files, today }: Surroundings): Documents {
  const { beside, folders, press } = ownOf(office, place);
  return {
    pdf: async (paper) => (await import('./index.ts')).pdf(paper, press),
    pdfs: async (papers) => (await import('./index.ts')).pdfs(papers, press),
    printFile: async (papers) => (await import('./index.ts')).printFile(papers, press),
    sha256: async (bytes) => (await import('./digest.ts')).sha256(bytes),
    proofIn: async (bytes) => (await import('./proofs.ts')).proofIn(bytes),
    calendar: async (entries, name) =>
      (await import('./calendar.ts')).ics(entries, { name, timezone: office.office.timezone, stamp: today }),
    texts: async (kind, lang) => (await import('./texts.ts')).loadTexts(kind, lang, folders, files.read),
    letterTexts: async (letter, lang) =>
      (await import('./letter-texts.ts')).loadLetterTexts(letter, lang, folders, files.read),
    ownTexts: async () => (await import('./own-texts.ts')).ownTexts(folders, files),
    openFont: async (file) => (await import('./own-font.ts')).openOwnFont(resolve(beside, file)),
    mail: async (letter) => {
      const { attachmentsIn, eml } = await import('./mail.ts');
      const from = { profile: beside, evidence: evidenceFolder(place.database) };
      return eml(letter, await attachmentsIn(from, letter.attachments, files.read));
    },
  };
}
