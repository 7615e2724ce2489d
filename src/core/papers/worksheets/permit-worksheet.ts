import type { Placement } from '../../model/placement.ts';
import type { PermitKind } from '../../model/residence.ts';
import { type PaperCheck, paperChecks } from '../../rules/residence/permit-papers.ts';
import { neededKind, needsPermit } from '../../rules/residence/permits.ts';
import type { RuleInput } from '../../rules/rule.ts';
import { type LocalizedText, languagesOf, localized, type Tongue } from '../../text/language.ts';
import { westernDay } from '../measures.ts';
import type { Block, Paper, PaperRow } from '../paper.ts';
import { fill, type PlainKey } from '../texts.ts';
import { FORM_PARTS, type FormField, type PermitTexts, permitForm } from './permit-form.ts';
import { noteText, type PermitNote, permitNotes } from './permit-notes.ts';
import { sheet, type WorksheetRequest } from './sheet.ts';

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
  const noted = localized(tongues, (t) => listed(notes.map((note) => noteText(judged, placement, note, texts, t))));
  const checks = paperChecks(judged, placement);
  const paper = sheet(office, request, texts, {
    subject: `${student.number}  ${placement.ref}`,
    number: student.number,
    day: westernDay,
    blocks: [
      { type: 'paragraph', text: label('intro') },
      { type: 'fields', rows: [{ label: label('labels.notes'), value: noted }] },
      ...FORM_PARTS.flatMap((part): readonly Block[] => [
        { type: 'section', text: label(`headings.${part}`) },
        { type: 'fields', rows: fields.filter((field) => field.part === part).map(rowOf) },
      ]),
      { type: 'section', text: label('headings.checklist') },
      {
        type: 'table',
        columns: [label('columns.paper'), label('columns.state'), label('columns.remarks')],
        rows: checks.map((check) => [
          label(`papers.${check.paper}`),
          label(`states.${check.state}`),
          localized(tongues, (t) => remark(check, texts, t)),
        ]),
      },
    ],
  });
  const checklist = checks.map((check) => ({ ...check, label: label(`papers.${check.paper}`) }));
  const needs = needsPermit(judged, placement) ? { needs: neededKind(judged, placement) } : {};
  return { paper, ...needs, notes, fields, checklist };
}

/** Several sentences, one per line. */
const listed = (lines: readonly string[]): string =>
  lines.length > 1 ? lines.map((line) => `・${line}`).join('\n') : lines.join('');

const rowOf = ({ label, value, blank }: FormField): PaperRow =>
  value.length > 0 ? { label, value } : { label, value: blank, blank: 1 };

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
  return [ready, shown].filter(Boolean).join('\n');
}
