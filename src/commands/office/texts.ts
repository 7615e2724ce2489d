import type { Base } from '../../context.ts';
import { daysOfYear } from '../../core/calendar/periods.ts';
import type { ComposedLetter } from '../../core/letters/compose.ts';
import { LETTER_KEYS, type LetterKey } from '../../core/letters/kinds.ts';
import { hasGuide, sampleLetter } from '../../core/letters/samples.ts';
import { SAMPLE_CALENDAR, SAMPLE_DAY, SAMPLE_DOSSIER, SAMPLE_HOST } from '../../core/model/sample.ts';
import { SAMPLE_PAPERS } from '../../core/papers/samples.ts';
import { PAPER_KINDS, type PaperKind } from '../../core/papers/texts.ts';
import type { Office } from '../../core/profile/office.ts';
import { monthlyReport } from '../../core/reports/monthly.ts';
import type { Documents, OwnTexts, UnusedText } from '../../documents/documents.ts';
import { Abort } from '../../errors.ts';
import { reportTitles } from '../../wording/report-titles.ts';

/** The result of trying the texts of papers and letters on invented facts. */
export type TextCheck =
  | { readonly check: 'texts'; readonly result: 'ok'; readonly own: readonly string[]; readonly folder: string }
  /** `where` is the paper, the letter, or the folder of the office's own texts. */
  | { readonly check: 'texts'; readonly result: 'open'; readonly where: string; readonly abort: Abort }
  /** A file of the office's folder that nothing asks for. */
  | { readonly check: 'texts'; readonly result: 'note'; readonly file: string; readonly nearest?: string }
  /** A file that could run code, and never does. */
  | { readonly check: 'texts'; readonly result: 'note'; readonly unused: UnusedText };

/** Sets every paper in each language, writes every letter and makes a report's page, with the same code that issues them. */
export async function checkTexts(base: Base, office: Office): Promise<readonly TextCheck[]> {
  const documents = base.documentsOf(office);
  const found: TextCheck[] = [];
  for (const kind of PAPER_KINDS) found.push(...(await triedPaper(kind, office, documents)));
  for (const key of LETTER_KEYS) found.push(...(await triedLetter(key, office, documents)));
  found.push(...(await triedPage(base, office)));
  const { folder } = office.templates;
  let own: OwnTexts = { known: [], unused: [], unknown: [] };
  const abort = await abortOf(async () => {
    own = await documents.ownTexts();
  });
  if (abort) return [...found, { check: 'texts', result: 'open', where: folder, abort }];
  const ok: TextCheck = { check: 'texts', result: 'ok', own: own.known, folder };
  return [
    ...(found.length === 0 ? [ok] : found),
    ...own.unused.map((unused) => ({ check: 'texts' as const, result: 'note' as const, unused })),
    ...own.unknown.map(({ name, nearest }) => ({
      check: 'texts' as const,
      result: 'note' as const,
      file: name,
      ...(nearest !== undefined && { nearest }),
    })),
  ];
}

/** A fault in one language also breaks the bilingual paper; it is reported once. */
async function triedPaper<Kind extends PaperKind>(kind: Kind, office: Office, documents: Documents) {
  const aborts: TextCheck[] = [];
  for (const lang of ['ja', 'en', 'both'] as const) {
    if (lang === 'both' && aborts.length > 0) continue;
    const abort = await abortOf(async () => {
      await documents.pdf(SAMPLE_PAPERS[kind](office, lang, await documents.texts(kind, lang)));
    });
    if (abort) aborts.push({ check: 'texts', result: 'open', where: `${kind} (${lang})`, abort });
  }
  return aborts;
}

async function triedLetter(key: LetterKey, office: Office, documents: Documents) {
  const aborts: TextCheck[] = [];
  for (const lang of ['ja', 'en'] as const) {
    const abort = await abortOf(async () => {
      const composed = sampleLetter(key, lang, await documents.letterTexts(key, lang), office);
      if (!composed.ok) throw new Error(`the sample of ${key} lacks ${lacking(composed)}`);
      if (key !== 'guide' || hasGuide(office)) await documents.mail(composed.letter);
    });
    if (abort) aborts.push({ check: 'texts', result: 'open', where: `${key} (${lang})`, abort });
  }
  return aborts;
}

/** The letters that wait for a setting: the samples pretend that these are filled in. */
export interface LetterCheck {
  readonly check: 'letters';
  readonly result: 'ok' | 'open';
  readonly waiting: readonly { readonly letter: LetterKey; readonly key: string }[];
}

export function checkLetters({ system, course }: Office): LetterCheck {
  const empty = (letter: LetterKey, key: string, ...values: readonly string[]) =>
    values.some((value) => value !== '') ? [] : [{ letter, key }];
  const waiting = [
    ...empty('guide', 'system.guide.ja', system.guide.ja, system.guide.en),
    ...empty('recording', 'system.recording', system.recording),
    ...empty('grading', 'course.teacherEmail', course.teacherEmail),
  ];
  return { check: 'letters', result: waiting.length > 0 ? 'open' : 'ok', waiting };
}

/** A report's page has one template for both languages. */
async function triedPage({ pages, words, language }: Base, office: Office): Promise<readonly TextCheck[]> {
  const companies = new Map([[SAMPLE_HOST.code, SAMPLE_HOST]]);
  const report = monthlyReport({
    period: daysOfYear(2026),
    asOf: SAMPLE_DAY,
    companies,
    office,
    calendar: SAMPLE_CALENDAR,
  });
  report.add(SAMPLE_DOSSIER);
  const made = report.finish();
  const titles = reportTitles(words, made, { companies, lang: language, printedOn: SAMPLE_DAY });
  const abort = await abortOf(async () => {
    await pages.html(made, titles);
  });
  return abort ? [{ check: 'texts', result: 'open', where: 'reports/page', abort }] : [];
}

const lacking = ({ missing }: Extract<ComposedLetter, { ok: false }>): string =>
  missing.map(({ what }) => what).join(', ');

async function abortOf(work: () => Promise<void>): Promise<Abort | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Abort) return error;
    throw error;
  }
}
