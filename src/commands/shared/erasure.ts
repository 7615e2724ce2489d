import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { eraseStudent } from '../../core/decide/erase.ts';
import type { Change, StudentErased } from '../../core/journal/changes.ts';
import { allTraces, evidenceIn, type Traces, tracesOf } from '../../core/journal/traces.ts';
import { nameOf, type StudentNumber } from '../../core/model/student.ts';
import { Abort } from '../../errors.ts';
import type { HeldFile, SoughtTraces } from '../../office/search.ts';
import type { Subject, Write } from '../../store/store.ts';
import type { CardSection } from '../../terminal/out.ts';

/** Whom to erase. */
export interface ToErase {
  readonly number: StudentNumber;
  /** By what law or rule of retention. */
  readonly basis?: string;
}

/** What an erasure comes to, before anything is done. */
export interface ErasurePlan {
  readonly students: readonly { readonly number: StudentNumber; readonly name: string; readonly entries: number }[];
  readonly writes: readonly Write[];
  /** Numbers that are never given again. */
  readonly certificates: readonly string[];
  readonly placements: readonly string[];
  /** What goes with them. */
  readonly going: readonly HeldFile[];
  /** Backups, and files that coopj did not make. */
  readonly staying: readonly HeldFile[];
  /** Times that data of students left since then into files that were not found. */
  readonly exports: number;
  /** All files of the office's folder were looked at. */
  readonly isWhole: boolean;
  /** By what files are known to hold something. */
  readonly sought: SoughtTraces;
}

/** What the journal tells of whoever is to be erased, and of all others. */
interface Told {
  readonly changes: ReadonlyMap<StudentNumber, Change[]>;
  readonly shared: ReadonlySet<string>;
  readonly exports: readonly (readonly string[])[];
}

/**
 * Decides for all of them, and looks for what files hold of them. Who was erased already is looked for once more by number: an erasure
 * that was cut short is finished by the same command.
 */
export async function planErasure(
  context: Context,
  asked: readonly ToErase[],
  reason: string | undefined,
): Promise<ErasurePlan> {
  const { store, search } = context;
  const told = await readJournal(context, new Set(asked.map(({ number }) => number)));
  const students: ErasurePlan['students'][number][] = [];
  const writes: Write[] = [];
  const traces: Traces[] = [];
  const refusals: Refusal[] = [];
  for (const { number, basis } of asked) {
    const changes = told.changes.get(number) ?? [];
    const found = await store.dossier(number);
    if (!found) {
      const erased = changes.findLast((change) => change.type === 'student-erased');
      if (!erased) throw new Abort('no-such-student', { number });
      traces.push({ ...tracesOf([]), numbers: [number], certificates: erased.certificates });
      continue;
    }
    const theirs = tracesOf(changes);
    const request = { number, traces: theirs, reason, ...(basis !== undefined && { basis }) };
    const decision = eraseStudent(request);
    if (!decision.ok) refusals.push(...decision.refusals);
    else writes.push(writeOf(number, found.revision, decision.changes[0]));
    traces.push(theirs);
    students.push({ number, name: nameOf(found.value.student), entries: changes.length });
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  const all = allTraces(traces);
  const exports = new Set(told.exports.flat());
  const sought = { traces: all, shared: told.shared, exports };
  const { files, isWhole } = await search.holding(sought);
  return {
    students,
    writes,
    certificates: all.certificates,
    placements: all.placements,
    going: files.filter((one) => !stays(one)),
    staying: await stayingOf(context, files),
    exports: told.exports.length,
    isWhole,
    sought,
  };
}

const isTold = ({ as }: HeldFile) => as === 'backup' || as === 'other';
/** Whose file it is must be known, where it is removed. */
const stays = (one: HeldFile) => isTold(one) || one.apart !== undefined;

/** With the backups that lie elsewhere, as far as they are remembered: a disk that is away holds what it held. */
async function stayingOf({ backups }: Context, files: readonly HeldFile[]): Promise<readonly HeldFile[]> {
  const here = files.filter(stays);
  const others = (await backups.list()).filter(
    ({ file, kind }) => kind === 'backup' && !here.some((one) => one.file === file),
  );
  return [
    ...here,
    ...others.map(({ file, there }): HeldFile => ({ file, as: 'backup', ...(!there && { away: true }) })),
  ];
}

const writeOf = (number: StudentNumber, expect: number, change: StudentErased | undefined): Write => {
  if (change === undefined) throw new Error(`nothing erases ${number}`);
  return { subject: `student:${number}`, expect, changes: [change] };
};

/** One pass: the changes of those who go, the evidence that others name, and the exports since the first of them was recorded. */
async function readJournal({ store }: Context, numbers: ReadonlySet<StudentNumber>): Promise<Told> {
  const changes = new Map<StudentNumber, Change[]>();
  const shared = new Set<string>();
  const exports: (readonly string[])[] = [];
  for await (const { subject, change } of store.journal()) {
    const number = studentOf(subject);
    if (number !== undefined && numbers.has(number)) {
      const theirs = changes.get(number) ?? [];
      changes.set(number, theirs);
      if (change) theirs.push(change);
    } else if (change?.type === 'student-erased' && numbers.has(change.number)) changes.set(change.number, [change]);
    else if (change?.type === 'export-written') {
      if (changes.size > 0) exports.push(change.export.files ?? []);
    } else if (change) for (const one of evidenceIn([change])) shared.add(one);
  }
  return { changes, shared, exports };
}

const studentOf = (subject: Subject): StudentNumber | undefined =>
  subject.startsWith('student:') ? subject.slice('student:'.length) : undefined;

/** How an erasure is agreed to. */
export interface ErasureConsent {
  /** The number once more. */
  readonly confirm?: string;
  /** Files outside of the folder of the records go too. */
  readonly elsewhere?: boolean;
}

/** What goes is shown on a terminal and has to be typed; whether files elsewhere go too is asked: the records may be a copy of others. */
export async function agreed(
  context: Context,
  plan: ErasurePlan,
  wanted: string,
  { confirm, elsewhere = false }: ErasureConsent,
): Promise<ErasurePlan> {
  const { out, prompt, runFlags } = context;
  const isElsewhere = (one: HeldFile) => one.apart === 'elsewhere' && !isTold(one);
  const more = plan.staying.filter(isElsewhere);
  const all = { ...plan, going: [...plan.going, ...more], staying: plan.staying.filter((one) => !isElsewhere(one)) };
  if (runFlags.dryRun) return elsewhere ? all : plan;
  const asks = prompt.able && confirm === undefined;
  if (asks) await out.brief(erasureSections(context, elsewhere ? all : plan));
  const takes = elsewhere || (asks && more.length > 0 && (await takesElsewhere(context, more.length)));
  await confirmed(context, wanted, confirm);
  return takes ? all : plan;
}

/** Enter alone takes none of them. */
async function takesElsewhere({ prompt, words, runFlags }: Context, files: number): Promise<boolean> {
  const { yes, no } = words.screen;
  const choices = [
    { value: 'n', name: no },
    { value: 'y', name: yes },
  ];
  const question = words.erasure.takeElsewhere(files);
  return runFlags.yes || (await prompt.choose(question, choices, { flag: '--elsewhere' })) === 'y';
}

/** `--yes` is not enough: what is erased does not come back. */
async function confirmed({ prompt, words }: Context, wanted: string, typed: string | undefined): Promise<void> {
  const flag = '--confirm';
  if (typed === undefined && !prompt.able) throw new Abort('flag-missing', { flag, example: `--confirm ${wanted}` });
  const { type, otherThan } = words.erasure;
  const isSame = (text: string) => text.normalize('NFKC').trim() === wanted;
  if (typed === undefined)
    await prompt.text(type(wanted), { flag, check: (text) => isSame(text) || otherThan(wanted) });
  else if (!isSame(typed)) throw new Abort('not-confirmed', { flag, value: typed, wanted });
}

/** What was done, for scripts. */
export interface ErasureAnswer {
  readonly certificates: readonly string[];
  readonly placements: readonly string[];
  readonly removed: readonly string[];
  /** What still holds something of them, by name. */
  readonly held: readonly HeldFile[];
  readonly exports: number;
  readonly searched: boolean;
  /** Nothing is left in the files of the records either. */
  readonly scrubbed: boolean;
}

/** apply -> remove -> scrub: once it is recorded, what is left over is found again by the same command. */
export async function carryOut(
  context: Context,
  plan: ErasurePlan,
  reason: string | undefined,
): Promise<ErasureAnswer> {
  const { store, search, runFlags, stamp } = context;
  const { certificates, placements, going, staying, exports, isWhole: searched } = plan;
  const answer = { certificates, placements, exports, searched };
  if (runFlags.dryRun) {
    return { ...answer, removed: going.map(({ file }) => file), held: staying, scrubbed: false };
  }
  if (plan.writes.length > 0) await store.apply(plan.writes, stamp(reason));
  const left: HeldFile[] = [];
  for (const one of going) if (!(await search.remove(one.file))) left.push(one);
  const removed = going.filter((one) => !left.includes(one)).map(({ file }) => file);
  const scrubbed = await store.scrub();
  // The first record of a day is preceded by a backup, which holds them once more.
  const { files } = await search.holding(plan.sought);
  return { ...answer, removed, held: [...left, ...(await stayingOf(context, files))], scrubbed };
}

/** What goes, what stays under its number, and what still holds something: before it is confirmed, and in the answer. */
export function erasureSections(
  { words }: Context,
  plan: Omit<ErasurePlan, 'writes' | 'sought'>,
): readonly CardSection[] {
  const { erasure } = words;
  const { students, certificates, placements, going, staying, exports, isWhole } = plan;
  const numbers = [...certificates, ...placements];
  const files = (list: readonly HeldFile[]) =>
    list.map(({ file, as, away, apart }) => {
      const label = erasure.heldAs[away ? 'away' : as];
      return [apart && as !== 'backup' ? erasure.apart[apart](label) : label, file] as const;
    });
  return [
    {
      title: erasure.going,
      lines: [
        ...students.map(({ number, name, entries }) => [number, erasure.student(name, entries)] as const),
        ...files(going),
      ],
    },
    { title: erasure.numbersStay, lines: numbers.length > 0 ? [words.terms.list(numbers)] : [] },
    { title: erasure.staying, lines: files(staying) },
    {
      title: erasure.unknown,
      lines: [...(exports > 0 ? [erasure.exports(exports)] : []), erasure.texts, ...(isWhole ? [] : [erasure.tooMany])],
    },
  ].filter(({ lines }) => lines.length > 0);
}

/** The same once it is done: what went, and what is left. */
export const doneSections = (
  context: Context,
  plan: ErasurePlan,
  { removed, held }: ErasureAnswer,
): readonly CardSection[] => [
  ...(removed.length > 0 ? [{ title: context.words.erasure.removed, lines: removed }] : []),
  ...erasureSections(context, { ...plan, students: [], going: [], staying: held }),
];

/** Sections as the lines of an answer. */
export const linesOf = (sections: readonly CardSection[], words: Context['words']): readonly string[] =>
  sections.flatMap(({ title, lines }) => [
    ...(title === undefined ? [] : [title]),
    ...lines.map((line) => `  ${told(line, words)}`),
  ]);

function told(line: CardSection['lines'][number], words: Context['words']): string {
  if (typeof line === 'string') return line;
  return 'parts' in line ? line.parts.map(({ text }) => text).join('  ') : words.terms.named(line[0], line[1]);
}

/** What finishes an erasure that was cut short, or could not be finished while others had the records open. */
export const finishing = (number: StudentNumber): string =>
  `coopj student erase ${number} --reason "…" --confirm ${number}`;
