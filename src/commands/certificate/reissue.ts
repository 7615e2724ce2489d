import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { proven, type ReissueRequest, reissue } from '../../core/decide/certificates/reissue.ts';
import type { Certificate, Reissue } from '../../core/model/certificate.ts';
import type { Seal } from '../../core/papers/certificates/proof.ts';
import { Abort } from '../../errors.ts';
import { given, optionalText } from '../shared/arguments.ts';
import { findCertificate } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf } from '../shared/write.ts';
import { fileState, liesIn } from './file-state.ts';
import { withoutNames } from './issuing.ts';
import { decider, fileName } from './maker.ts';
import { printedText } from './options.ts';
import { kindAndLanguage, nameOn } from './preview.ts';
import { leftBytes, putBack } from './restore.ts';

export interface ReissueOptions {
  readonly certificate: string;
  /** The folder for the file; defaults to the working directory. */
  readonly out?: string;
  /** The purpose of this reissue. */
  readonly purpose?: string;
}

export function reissueCommand(kit: Kit): Command {
  return verb(kit, 'certificate reissue', {
    writes: true,
    examples: [
      'coopj certificate reissue E-2026-0001 --out certificates --reason "紛失のため"',
      'coopj certificate reissue I-2026-0001 --purpose "renewal of the permit" --dry-run',
    ],
    args: ['<certificate>'],
    flags: { out: '<folder>', purpose: '<text>', reason: '<text>?' },
    previews: async (context, { certificate: word }) => {
      const { value: dossier, certificate } = await findCertificate(context, word);
      const { number, kind, lang } = certificate;
      const name = { label: context.words.lists.columns.name, text: nameOn(dossier.student, kind, lang) };
      return [
        { label: context.words.papers.columns.number, text: number },
        ...kindAndLanguage(context, [kind], lang),
        name,
      ];
    },
    run: (context, { certificate, out, ...flags }) =>
      reissues(context, {
        certificate,
        ...given({ out: optionalText(out, '--out'), purpose: printedText(flags.purpose, '--purpose') }),
      }),
  });
}

/** load -> decide (pure) -> set -> write and record -> say */
export async function reissues(context: Context, { out: folder = '.', purpose, ...options }: ReissueOptions) {
  const { store, files, papers, documents, words, runFlags, out, today, actor } = context;
  const { value: dossier, revision, certificate } = await findCertificate(context, options.certificate);
  const { number, kind, lang, issuedOn } = certificate;
  const student = dossier.student.number;
  const issueOn = await issuer(context, certificate, dossier);
  const [issue, now] = [await issueOn(issuedOn), await issueOn(today)];
  const sameBytes =
    certificate.stated === undefined &&
    issue.ok &&
    (await documents.sha256(await documents.pdf(proven(issue.paper, certificate)))) === certificate.sha256;
  const request = { on: today, actor, ...given({ reason: runFlags.reason, purpose }) };
  const again = reissue(
    { certificate, holder: student, issue, now, sameBytes },
    request,
    await documents.texts(kind, lang),
  );
  if (!again.ok) throw new Abort('refused', { refusals: again.refusals });
  const bytes = await documents.pdf(again.paper);
  const sha256 = await documents.sha256(bytes);
  const earlier = certificate.reissues ?? [];
  // Recorded by the same command before, and its file never had its name: that one is finished.
  const last = earlier.at(-1);
  const lost = last && isSame(last, request) ? await lostReissue(context, folder, last, { bytes, sha256 }) : undefined;
  const count = earlier.length + (lost ? 0 : 1);
  const file = files.resolve(`${folder}/${fileName(number, student, kind, `_reissue-${count}`)}`);
  const value = { number, kind, student, lang, file, sha256, issuedOn, reissuedOn: today, reissue: count };
  const name = words.papers.named(number, words.terms.certificate[kind], student);
  const answer = (say: (paper: string, count: number, file: string) => string, sha256: string) =>
    out.done([say(name, count, file)], { ...value, sha256, dryRun: runFlags.dryRun });
  if (last && lost) {
    if (!runFlags.dryRun) await putBack(context, last, lost);
    return answer(runFlags.dryRun ? words.papers.wouldReissue : words.papers.reissued, last.sha256);
  }
  if (runFlags.dryRun) {
    await files.mayWrite(file);
    return answer(words.papers.wouldReissue, sha256);
  }
  const writes = [
    { subject: `student:${student}` as const, expect: revision, changes: again.changes({ file, sha256 }) },
  ];
  const record = async () =>
    void (await papers.keep([bytes], () => store.apply(writes, context.stamp(runFlags.reason))));
  const failure = await withoutNames([{ number, file }], () => files.write(file, bytes, { personal: true, record }));
  await answer(words.papers.reissued, sha256);
  if (failure) throw failure;
}

const isSame = (last: Reissue, { on, reason, purpose }: ReissueRequest): boolean =>
  last.on === on && last.reason === reason && last.purpose === purpose;

/** The bytes of a reissue whose file is missing from the folder: as they were left or kept, or made again. */
async function lostReissue(
  context: Context,
  folder: string,
  last: Reissue,
  made: { readonly bytes: Uint8Array; readonly sha256: string },
): Promise<Uint8Array | undefined> {
  if (!liesIn(context, folder, last) || (await fileState(context, last)) !== 'missing') return undefined;
  return (await leftBytes(context, last)) ?? (made.sha256 === last.sha256 ? made.bytes : undefined);
}

/** The paper gets the first one's code: nothing is signed, so no key is needed. */
const UNSIGNED: Seal = { key: '', sign: () => '' };

/** Issues the paper on a day with the first one's number, language and addressee. */
async function issuer(
  context: Context,
  { number, kind, lang, placement, purpose, addressee }: Certificate,
  dossier: Parameters<Awaited<ReturnType<typeof decider>>>[0],
) {
  const decide = await decider(context, { kind, lang, ...given({ placement }) });
  const request = { ...requestOf(context), number, lang, seal: UNSIGNED, ...given({ purpose, addressee }) };
  return (on: LocalDate) => decide(dossier, { ...request, on });
}
