import type { Placement } from '../../model/placement.ts';
import type { PermitKind } from '../../model/residence.ts';
import { type PaperCheck, paperChecks } from '../../rules/residence/permit-papers.ts';
import { neededKind, needsPermit } from '../../rules/residence/permits.ts';
import type { RuleInput } from '../../rules/rule.ts';
import { type LocalizedText, languagesOf, localized, type Tongue } from '../../text/language.ts';
import { westernDay } from '../measures.ts';
import type { Block, Cell, Paper } from '../paper.ts';
import { nameIn } from '../person.ts';
import { fill, type PlainKey } from '../texts.ts';
import { FORM_PARTS, type FormField, type PermitTexts, permitForm } from './permit-form.ts';
import { noteText, type PermitNote, permitNotes } from './permit-notes.ts';
import { sheet, type WorksheetRequest, wordBeside } from './sheet.ts';

/** The worksheet and its content. */
export interface PermitWorksheet {
  readonly paper: Paper;
  /** Undefined if no permit is needed, as far as is recorded. */
  readonly needs?: PermitKind;
  readonly notes: readonly PermitNote[];
  readonly fields: readonly FormField[];
  readonly checklist: readonly (PaperCheck & { readonly label: LocalizedText })[];
}

/**
 * What the student copies into the application form, in its order, and the state of the six papers. A working paper of the office:
 * unknown values are blanks to fill in by hand.
 */
export function permitWorksheet(
  facts: RuleInput,
  placement: Placement,
  request: WorksheetRequest,
  texts: PermitTexts,
): PermitWorksheet {
  const { office, dossier, companies, today } = facts;
  const { student } = dossier;
  const tongues = languagesOf(request.lang);
  const company = companies.get(placement.company);
  const label = (key: PlainKey<'permit-worksheet'>) => localized(tongues, (t) => fill(texts, t, key, {}));
  const judged = { ...facts, placement };
  const notes = permitNotes(judged, placement);
  const fields = permitForm({ dossier, placement, office, today, ...(company && { company }) }, texts, tongues);
  const noted = notes.map((note) => localized(tongues, (t) => noteText(judged, placement, note, texts, t)));
  const checks = paperChecks(judged, placement);
  const paper = sheet(office, request, texts, {
    subject: `${student.number}  ${placement.ref}`,
    number: student.number,
    holder: student.nameOnCard ?? nameIn(student, tongues[0] ?? 'ja'),
    day: westernDay,
    blocks: [
      { type: 'paragraph', text: label('intro') },
      { type: 'notice', heading: label('labels.notes'), lines: noted },
      ...FORM_PARTS.flatMap((part): readonly Block[] => [
        { type: 'section', text: label(`headings.${part}`) },
        { type: 'fields', rows: fields.filter((field) => field.part === part).map(({ row }) => row) },
      ]),
      { type: 'section', text: label('headings.checklist') },
      {
        type: 'table',
        columns: [
          { title: [], width: 6 },
          { title: label('columns.paper'), width: 66 },
          { title: label('columns.state'), width: 33 },
          { title: label('columns.remarks'), width: 65 },
        ],
        rows: checks.map((check): readonly Cell[] => [
          { sign: check.state === 'present' ? 'tick' : 'box', word: [] },
          label(`papers.${check.paper}`),
          stateCell(check, wordBeside(label(`states.${check.state}`))),
          localized(tongues, (t) => remark(check, texts, t)),
        ]),
      },
    ],
  });
  const checklist = checks.map((check) => ({ ...check, label: label(`papers.${check.paper}`) }));
  const needs = needsPermit(judged, placement) ? { needs: neededKind(judged, placement) } : {};
  return { paper, ...needs, notes, fields, checklist };
}

/** What is not fine stands out. */
const stateCell = ({ state }: PaperCheck, word: LocalizedText): Cell => (state === 'present' ? word : { strong: word });

/** The compared values: days, and what the contract itself shows. */
function remark({ state, on, until, contract, parts = [] }: PaperCheck, texts: PermitTexts, lang: Tongue): string {
  if (on === undefined) return '';
  const day = westernDay(on, lang);
  if (until !== undefined) {
    const key = state === 'old' ? 'remarks.old' : 'remarks.until';
    return fill(texts, lang, key, { day, until: westernDay(until, lang) });
  }
  const ready = fill(texts, lang, 'remarks.on', { day });
  if (contract === undefined) return ready;
  const names = parts.map((part) => fill(texts, lang, `parts.${part}`, {}));
  const unclear = { contract, parts: names.join(fill(texts, lang, 'parts.separator', {})) };
  const shown =
    names.length > 0 ? fill(texts, lang, 'remarks.unclear', unclear) : fill(texts, lang, 'remarks.shows', { contract });
  return [ready, shown].filter(Boolean).join(lang === 'ja' ? '　' : '; ');
}
