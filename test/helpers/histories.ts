import fc, { type Arbitrary } from 'fast-check';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import type { CompanyChange, OfficeChange, StudentChange, TakenBack } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import { evolveOffice } from '../../src/core/journal/evolve-office.ts';
import { replay } from '../../src/core/journal/replay.ts';
import type { Company } from '../../src/core/model/company.ts';
import { type Dossier, placementOf } from '../../src/core/model/dossier.ts';
import type { OfficeFacts } from '../../src/core/model/office-facts.ts';
import type { Stamp, Subject, Write } from '../../src/store/store.ts';
import { companyChange, day, officeChange, studentChange, word } from './arbitrary.ts';

/** One command's work, in the order in which it was done. */
export interface Operation {
  readonly writes: readonly Write[];
  readonly stamp: Stamp;
}
/** One request: a change of one subject, or one of its entries to be taken back. */
type Request =
  | { readonly subject: `student:${string}`; readonly change: StudentChange; readonly back?: number }
  | { readonly subject: `company:${string}`; readonly change: CompanyChange; readonly back?: number }
  | { readonly subject: 'office'; readonly change: OfficeChange; readonly back?: number };

const back = () => fc.option(fc.nat(9), { nil: undefined, freq: 5 });
const request = (): Arbitrary<Request> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.integer({ min: 1, max: 3 }).chain((n) => {
        const known = { placements: [`P-00${n}1`, `P-00${n}2`], certificates: [`E-2026-00${n}1`, `I-2026-00${n}2`] };
        return fc.tuple(studentChange(`2026000${n}`, known), back()).map(
          ([change, nth]): Request => ({
            subject: `student:2026000${n}`,
            change,
            ...(nth !== undefined && { back: nth }),
          }),
        );
      }),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 2 }).chain((n) =>
        fc.tuple(companyChange(`C-000${n}`, [`A-00${n}1`, `A-00${n}2`]), back()).map(
          ([change, nth]): Request => ({
            subject: `company:C-000${n}`,
            change,
            ...(nth !== undefined && { back: nth }),
          }),
        ),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(officeChange(), back())
        .map(([change, nth]): Request => ({ subject: 'office', change, ...(nth !== undefined && { back: nth }) })),
    },
  );

/** Random histories of some students and companies that a store takes as they are, from its first entry on. */
export const history = (): Arbitrary<readonly Operation[]> =>
  fc
    .array(
      fc.record({
        requests: fc.array(request(), { minLength: 1, maxLength: 6 }),
        day: day(),
        reason: fc.option(word()),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((operations) => {
      const journal = new Model();
      return operations
        .toSorted((a, b) => (a.day < b.day ? -1 : 1))
        .map(({ requests, day: on, reason }) => ({
          writes: requests.flatMap((one) => journal.write(one)),
          stamp: { at: `${on}T01:02:03Z`, day: on, actor: '見本', ...(reason !== null && { reason }) },
        }));
    });

type Said = StudentChange | CompanyChange | OfficeChange;
type Line = { readonly seq: number; readonly change: Said | TakenBack };

/** What a store would hold, kept beside it: it numbers the entries and leaves out requests that no decision would grant. */
class Model {
  readonly lines = new Map<Subject, readonly Line[]>();
  seq = 0;

  write({ subject, change, back: nth }: Request): readonly Write[] {
    const before = this.lines.get(subject) ?? [];
    const target = nth === undefined ? undefined : before[nth % (before.length || 1)];
    if (target) return this.say(subject, { type: 'taken-back', seq: target.seq });
    const said =
      change.type === 'student-registered'
        ? { ...change, facts: { ...change.facts, number: numbered(subject, before) } }
        : change;
    return [...this.missing(subject, change).flatMap((first) => this.say(subject, first)), ...this.say(subject, said)];
  }

  /** What has to be known before a change says anything: the subject, the placement, the contract. */
  private missing(subject: Subject, change: Said): Said[] {
    if (subject === 'office') return [];
    const found = value(subject, this.lines.get(subject) ?? []);
    const key = subject.slice(subject.indexOf(':') + 1);
    const on = '2026-10-01' as LocalDate;
    if (subject.startsWith('company:')) {
      return found ? [] : [{ type: 'company-added', facts: { code: key, name: '見本工業株式会社' } }];
    }
    const facts = { number: key, email: 'mihon@example.ac.jp', program: '情報学コース' };
    const first: StudentChange[] = found ? [] : [{ type: 'student-registered', facts }];
    if (!('placement' in change)) return first;
    const ref = change.placement;
    const placement = found && 'student' in found ? placementOf(found, ref) : undefined;
    if (!placement) first.push({ type: 'placement-opened', ref, company: 'C-0001', on, consulted: [], terms: {} });
    if (!('revision' in change)) return first;
    const { kind, revision } = change;
    const contract = { kind, revision, receivedOn: on, terms: {} };
    return [...first, { type: 'contract-received', placement: ref, contract }];
  }

  private say(subject: Subject, change: Said | TakenBack): readonly Write[] {
    const before = this.lines.get(subject) ?? [];
    const after = [...before, { seq: this.seq + 1, change }];
    if (!stands(subject, after)) return [];
    const expect = value(subject, before) === undefined ? 'new' : (before.at(-1)?.seq ?? 'new');
    this.seq += 1;
    this.lines.set(subject, after);
    const asked = subject.startsWith('student:') ? `student:${numbered(subject, before)}` : subject;
    return [{ subject: asked, expect, changes: [change] } as Write];
  }
}

/** The number by which a student is asked for, of the one under which the lines are kept. */
function numbered(subject: Subject, lines: readonly Line[]): string {
  const found = value(subject, lines);
  return found && 'student' in found ? found.student.number : subject.slice(subject.indexOf(':') + 1);
}

function value(subject: Subject, lines: readonly Line[]): Dossier | Company | OfficeFacts | undefined {
  if (subject === 'office') {
    return replay<OfficeFacts, OfficeChange>(
      lines as readonly (Line & { change: OfficeChange | TakenBack })[],
      evolveOffice,
    );
  }
  return subject.startsWith('student:')
    ? replay<Dossier, StudentChange>(lines as readonly (Line & { change: StudentChange | TakenBack })[], evolve)
    : replay<Company, CompanyChange>(lines as readonly (Line & { change: CompanyChange | TakenBack })[], evolveCompany);
}

/** No fact without its subject, and no reference twice. */
function stands(subject: Subject, lines: readonly Line[]): boolean {
  try {
    const found = value(subject, lines);
    if (found === undefined) return true;
    if ('briefings' in found) return true;
    const refs =
      'student' in found
        ? [...found.placements.map(({ ref }) => ref), ...found.certificates.map(({ number }) => number)]
        : [...found.agreements, ...(found.jobs ?? [])].map(({ ref }) => ref);
    return new Set(refs).size === refs.length;
  } catch (error) {
    // Any other crash is a fault of what folds the lines.
    if (/^a \S+ before the (student was registered|company was added)$/.test((error as Error).message)) return false;
    throw error;
  }
}
