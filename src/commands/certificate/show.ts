import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type Certificate, certificateState } from '../../core/model/certificate.ts';
import type { CardSection } from '../../terminal/out.ts';
import { atOffice, namesOf } from '../../wording/describe.ts';
import { findCertificate, studentLabel } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { type FiledPaper, fileState, leftBehind, nameOf } from './file-state.ts';

export interface ShowOptions {
  readonly certificate: string;
}

export function showCommand(kit: Kit): Command {
  return verb(kit, 'certificate show', {
    examples: ['coopj certificate show E-2026-0001', 'coopj certificate show I-2026-0001 --json'],
    args: ['<certificate>'],
    run: show,
  });
}

/** One certificate of the register in full, and the state of its files. */
export async function show(context: Context, options: ShowOptions): Promise<void> {
  const { certificate, value: dossier } = await findCertificate(context, options.certificate);
  const { number, kind, lang, issuedOn, placement, purpose, addressee, by, voided, stated } = certificate;
  const whereabouts = await whereaboutsOf(context, certificate);
  const reissues = await Promise.all(
    (certificate.reissues ?? []).map(async ({ reason = null, purpose: other = null, ...one }) => {
      return {
        on: one.on,
        by: one.by,
        reason,
        purpose: other,
        ...(await whereaboutsOf(context, one)),
      };
    }),
  );
  const value = {
    number,
    kind,
    student: dossier.student.number,
    lang,
    issuedOn,
    placement: placement ?? null,
    purpose: purpose ?? null,
    addressee: addressee ?? null,
    by,
    recordedAt: (await recordedAt(context, dossier.student.number, certificate)) ?? null,
    state: certificateState(certificate),
    ...whereabouts,
    voided: voided ?? null,
    reissues,
    stated: stated?.map(([what, text]) => ({ what, text })) ?? null,
  };
  const { out, words, runFlags } = context;
  const sections = sectionsOf(context, value, studentLabel(dossier), namesOf(words, await context.colleagues()));
  const settles = [value, ...reissues].flatMap(({ settle }) => settle ?? []);
  if (settles.length > 0 && !(await context.may('clerk'))) {
    const unsettled = reissues.map((one) => ({ ...one, settle: null }));
    await out.card({ ...value, settle: null, reissues: unsettled }, sections);
    return out.note(words.papers.keptForClerks);
  }
  await out.card(value, sections);
  for (const settle of settles) out.note(words.papers.kept(atOffice(settle, runFlags.where, words)));
}

type Whereabouts = Awaited<ReturnType<typeof whereaboutsOf>>;

/** `settle`: what gets a paper whose file is not here as it was out of the store that keeps it. */
async function whereaboutsOf(context: Context, paper: FiledPaper) {
  const { file, sha256 } = paper;
  const state = await fileState(context, paper);
  // Its own place may be on another machine.
  const back = state === 'exists' ? undefined : await context.papers.fileOf(sha256);
  if (back !== undefined) return { file: back, sha256, fileState: 'exists' as const, leftBehind: null, settle: null };
  const isKept = state !== 'exists' && (await context.papers.bytesOf(sha256)) !== undefined;
  return {
    file,
    sha256,
    fileState: state,
    leftBehind: (state === 'missing' && (await leftBehind(context, paper))) || null,
    settle: isKept ? `coopj office get ${sha256} ${nameOf(file)}` : null,
  };
}

/** The instant of the entry, as opposed to the date on the paper. */
async function recordedAt({ store }: Context, student: string, { number }: Certificate): Promise<string | undefined> {
  for await (const { at, change } of store.journal({ subject: `student:${student}` })) {
    if (change?.type === 'certificate-issued' && change.certificate.number === number) return at;
  }
  return undefined;
}

interface ShownCertificate extends Whereabouts {
  readonly number: string;
  readonly kind: Certificate['kind'];
  readonly lang: Certificate['lang'];
  readonly issuedOn: string;
  readonly placement: string | null;
  readonly purpose: string | null;
  readonly addressee: string | null;
  readonly by: string;
  readonly recordedAt: string | null;
  readonly state: ReturnType<typeof certificateState>;
  readonly voided: NonNullable<Certificate['voided']> | null;
  readonly reissues: readonly (Whereabouts & {
    readonly on: string;
    readonly by: string;
    readonly reason: string | null;
    readonly purpose: string | null;
  })[];
  readonly stated: readonly { readonly what: string; readonly text: string }[] | null;
}

function sectionsOf(
  { words, out }: Context,
  value: ShownCertificate,
  student: string,
  named: (actor: string) => string,
): readonly CardSection[] {
  const { papers, lists, terms } = words;
  const { columns } = papers;
  const line = (label: string, text: string | null | undefined) => (text ? [[label, text] as const] : []);
  const place = ({ file, fileState: state, leftBehind: left, settle, sha256 }: Whereabouts) => [
    [columns.file, file] as const,
    [columns.sha256, sha256] as const,
    ...line('', settle && state === 'missing' ? papers.notHere : papers.fileState[state]),
    ...line('', left && papers.leftBehind(left)),
  ];
  return [
    {
      title: papers.named(value.number, terms.certificate[value.kind], student),
      lines: [
        [lists.columns.state, papers.state[value.state]],
        ...(value.voided ? [papers.voidedBy({ ...value.voided, by: named(value.voided.by) })] : []),
        [columns.issuedOn, value.issuedOn],
        [columns.by, named(value.by)],
        ...line(columns.recordedAt, value.recordedAt),
        [columns.lang, papers.lang[value.lang]],
        ...line(lists.columns.placement, value.placement),
        ...line(columns.purpose, value.purpose),
        ...line(columns.addressee, value.addressee),
        ...place(value),
      ],
    },
    ...value.reissues.map((one, n) => ({
      title: papers.reissueNumber(n + 1, one.on),
      lines: [
        [columns.by, named(one.by)] as const,
        ...line(columns.reason, one.reason),
        ...line(columns.purpose, one.purpose),
        ...place(one),
      ],
    })),
    ...(value.stated
      ? [
          {
            title: papers.stated,
            lines: value.stated.map(({ what, text }) => [papers.part(what), out.shown('whole', text)] as const),
          },
        ]
      : []),
  ];
}
