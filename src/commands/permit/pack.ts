import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { outdated } from '../../core/decide/certificates/issue.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { CERTIFICATE_KINDS, type CertificateKind } from '../../core/model/certificate.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { Placement } from '../../core/model/placement.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { type PermitNote, permitNotes } from '../../core/papers/worksheets/permit-notes.ts';
import type { PermitWorksheet } from '../../core/papers/worksheets/permit-worksheet.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import { settleWith } from '../../core/rules/rule.ts';
import { Abort } from '../../errors.ts';
import { type Chunk, chunkOf, type HeldCertificate } from '../certificate/chunk.ts';
import { fileState, liesIn } from '../certificate/file-state.ts';
import { finish, withoutNames } from '../certificate/issuing.ts';
import { makerOf } from '../certificate/maker.ts';
import { previewOf } from '../certificate/preview.ts';
import { lostBytes } from '../certificate/restore.ts';
import { retryOnConflict } from '../certificate/retry.ts';
import type { PreviewLine } from '../grammar/grammar.ts';
import type { Flags } from '../grammar/notation.ts';
import { given, optionalText } from '../shared/arguments.ts';
import { findAccepted, findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayResidenceOpen } from '../shared/still-open.ts';
import { tellWarnings } from '../shared/warned.ts';
import { needLines, permitSheet, permitValue } from '../worksheet/permit-sheet.ts';
import { SHEET, type SheetOptions, sheetArguments } from '../worksheet/sheet.ts';

export interface PackOptions extends SheetOptions {
  readonly student: StudentNumber;
  readonly placement?: string;
  readonly purpose?: string;
  readonly addressee?: string;
  readonly override?: readonly string[];
}

export function packCommand(kit: Kit): Command {
  return verb(kit, 'permit pack', {
    writes: true,
    examples: [
      'coopj permit pack 20241006 --out permit-20241006',
      'coopj permit pack 20241006 --placement P-0001 --in ja --addressee 東京出入国在留管理局長 --dry-run',
    ],
    args: ['<student>'],
    students: 'student',
    flags: FLAGS,
    previews: (context, { student, ...flags }) => previewed(context, optionsOf(student, flags)),
    run: (context, { student, ...flags }) => pack(context, optionsOf(student, flags)),
  });
}

const FLAGS = { placement: '<ref>', purpose: '<text>', addressee: '<text>', override: '<rule>*', ...SHEET } as const;

function optionsOf(student: StudentNumber, { placement, override, ...flags }: Flags<typeof FLAGS>): PackOptions {
  const purpose = optionalText(flags.purpose, '--purpose');
  const addressee = optionalText(flags.addressee, '--addressee');
  return { student, ...sheetArguments(flags), ...given({ placement, purpose, addressee, override }) };
}

/** Both certificates, and first of all whether nobody will ask for them. */
async function previewed(context: Context, options: PackOptions): Promise<readonly PreviewLine[] | undefined> {
  const { value: dossier } = await findStudent(context, options.student);
  const placement = findAccepted(dossier, options.placement);
  const [enrollment, internship] = CERTIFICATE_KINDS.map((kind) => makerOptions(context, kind, placement, options));
  const looked = enrollment && internship && (await previewOf(context, [enrollment, internship], [options.student]));
  const unneeded = await whyUnneeded(context, options);
  return looked && unneeded !== undefined ? [{ text: unneeded }, ...looked] : looked;
}

/** With these no permit is required, as far as is recorded. */
const UNNEEDED: readonly PermitNote[] = ['japanese', 'free', 'unpaid'];

/** Why nobody will ask for these papers: told before numbers are given to certificates. */
async function whyUnneeded(context: Context, { student, placement: ref }: PackOptions): Promise<string | undefined> {
  const { value: dossier } = await findStudent(context, student);
  const placement = findAccepted(dossier, ref);
  const notes = permitNotes({ ...(await knownOf(context, dossier)), placement }, placement);
  return needLines(context.words, { notes: notes.filter((note) => UNNEEDED.includes(note)) })[0];
}

/** Both certificates anew and a worksheet that counts them; then what is still missing, and what comes next. */
export async function pack(context: Context, options: PackOptions): Promise<void> {
  const { out, words, runFlags, prompt } = context;
  // A script asked for them, and finds the same sentence in the answer.
  const unneeded = runFlags.dryRun || !prompt.able ? undefined : await whyUnneeded(context, options);
  if (unneeded !== undefined && !(await prompt.confirm(words.papers.packUnneeded(unneeded))))
    throw new Abort('cancelled', { declined: true });
  const packed = await packPapers(context, options);
  const { placement, certificates, worksheet, sheet, after, overridden } = packed;
  const { number } = after.student;
  const { papers } = words;
  const [sayIssued, sayFinished, saySheet] = runFlags.dryRun
    ? [papers.wouldIssue, papers.wouldFinish, papers.wouldMake]
    : [papers.issued, papers.finished, papers.made];
  const sayPaper = packed.finished ? sayFinished : sayIssued;
  const next = nextOf(number, placement, worksheet);
  await out.done(
    [
      ...certificates.map((one) => sayPaper(one.number, words.terms.certificate[one.kind], one.student, one.file)),
      saySheet(words.papers.sheets['permit-worksheet'], `${number} ${placement.ref}`, sheet.file),
      ...overridden.map((rule) => words.screen.setAside(words.rules[rule].title, rule)),
      ...needLines(words, worksheet),
      ...(next === undefined ? [] : [missingLine(words, worksheet), words.papers.permitNext(next)]),
    ],
    {
      certificates,
      worksheet: {
        ...permitValue(number, placement.ref, options, worksheet),
        file: sheet.file,
        sha256: sheet.sha256,
        warnings: sheet.warnings,
      },
      missing: worksheet.checklist.flatMap(({ paper, state }) => (state === 'present' ? [] : [paper])),
      next: next ?? null,
    },
  );
  tellWarnings(context, certificates);
  if (packed.failure) throw packed.failure;
  await sayResidenceOpen(context, after, placement.ref);
}

function missingLine({ papers, terms }: Context['words'], { checklist }: PermitWorksheet): string {
  const missing = checklist.filter(({ state }) => state !== 'present').map(({ paper }) => terms.permitPaper[paper]);
  return missing.length === 0 ? papers.permitReady : papers.permitMissing(terms.list(missing));
}

/** The command for the day it is filed; undefined if no permit is needed. */
function nextOf(student: StudentNumber, { ref }: Placement, { needs, notes }: PermitWorksheet): string | undefined {
  if (needs === undefined || notes.includes('covered')) return undefined;
  const of = needs === 'individual' ? `--placement ${ref}` : undefined;
  return settleWith('permit apply', student, '--kind', needs, of);
}

/**
 * Both certificates and the worksheet as it stands with them: decided and set together, written together, and recorded in one
 * transaction. Where one is refused, all refusals are told and nothing is there. A dry run goes as far as writing.
 */
export const packPapers = (context: Context, options: PackOptions) =>
  retryOnConflict(context, () => packedOnce(context, options));

async function packedOnce(context: Context, options: PackOptions) {
  const { files, papers, store, runFlags } = context;
  const { value: dossier, revision } = await findStudent(context, options.student);
  const placement = findAccepted(dossier, options.placement);
  const before = await finishedPack(context, dossier, placement, options);
  if (before) return before;
  const made = await certificatesOf(context, dossier, placement, options);
  const certificates = made.map(({ entry }) => entry);
  const changes = made.flatMap(({ plan, entry: { file, sha256 } }) => plan.issue.changes({ file, sha256 }));
  // With the certificates in its register, so that the checklist counts them.
  const after = changes.reduce(evolve, dossier);
  const { worksheet, sheet } = await permitSheet(context, after, placement, options);
  const overridden = made.flatMap(({ plan }) => plan.issue.overridden.map(({ rule }): RuleKey => rule));
  const packed = { placement, certificates, worksheet, sheet, after, overridden, finished: false };
  for (const { file } of certificates) await files.mayWrite(file);
  if (runFlags.dryRun) return { ...packed, failure: undefined };
  const subject = `student:${dossier.student.number}` as const;
  const guards = made.flatMap(({ plan }) => plan.guards);
  const writes = [{ subject, expect: revision, changes }, ...guards];
  const kept = made.map(({ bytes }) => bytes);
  const record = async () => void (await papers.keep(kept, () => store.apply(writes, context.stamp())));
  const failure = await withoutNames(certificates, () =>
    files.writeAll(
      [...made.map(({ entry, bytes }) => ({ name: entry.file, bytes })), { name: sheet.file, bytes: sheet.bytes }],
      { personal: true, replace: options.force === true, record },
    ),
  );
  return { ...packed, failure };
}

/**
 * Both certificates were issued by the same command before, and one of the three files never had its name: it gets it, and nothing is
 * issued a second time. Undefined where nothing is missing, or what is missing cannot be made again.
 */
async function finishedPack(context: Context, dossier: Dossier, placement: Placement, options: PackOptions) {
  const { number } = dossier.student;
  const pair: HeldCertificate[] = [];
  for (const kind of CERTIFICATE_KINDS) {
    const maker = await makerOf(context, makerOptions(context, kind, placement, options));
    const { held, issue } = await maker.plan(number, 1);
    if (held === undefined || !liesIn(context, maker.out, held) || outdated(held, issue).length > 0) return undefined;
    const lost = await lostBytes(context, maker, number, held);
    if (lost === undefined && (await fileState(context, held)) === 'missing') return undefined;
    pair.push({ student: number, certificate: held, ...(lost && { lost }) });
  }
  const { worksheet, sheet } = await permitSheet(context, dossier, placement, { ...options, force: true });
  if (pair.every(({ lost }) => lost === undefined) && (await fileState(context, sheet)) !== 'missing') return undefined;
  const certificates = [];
  for (const one of pair) certificates.push(await finish(context, one));
  if (!context.runFlags.dryRun) {
    await context.files.write(sheet.file, sheet.bytes, { personal: true, replace: true });
    await context.files.forget(sheet.file);
  }
  const nothing: readonly RuleKey[] = [];
  return {
    placement,
    certificates,
    worksheet,
    sheet,
    after: dossier,
    overridden: nothing,
    finished: true,
    failure: undefined,
  };
}

/** Both as they would be issued, or all refusals of both. */
async function certificatesOf(context: Context, dossier: Dossier, placement: Placement, options: PackOptions) {
  const made: Chunk['made'][number][] = [];
  const refusals: Refusal[] = [];
  for (const kind of CERTIFICATE_KINDS) {
    const maker = await makerOf(context, makerOptions(context, kind, placement, options));
    try {
      const students = [dossier.student.number];
      made.push(...(await chunkOf(context, maker, { students, skip: 0, goOn: false, anew: true })).made);
    } catch (error) {
      if (!isRefused(error)) throw error;
      refusals.push(...error.data.refusals);
    }
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  return made;
}

function makerOptions(
  { words }: Context,
  kind: CertificateKind,
  { ref }: Placement,
  { lang, out, addressee, override, purpose = words.papers.permitPurpose }: PackOptions,
) {
  return {
    kind,
    purpose,
    ...given({ lang, out, addressee, override }),
    ...(kind === 'internship' && { placement: ref }),
  };
}

const isRefused = (error: unknown): error is Abort<'refused'> => error instanceof Abort && error.problem === 'refused';
