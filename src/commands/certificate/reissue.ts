import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { proven, reissue } from '../../core/decide/certificates/reissue.ts';
import type { Certificate } from '../../core/model/certificate.ts';
import type { Seal } from '../../core/papers/certificates/proof.ts';
import { Abort } from '../../errors.ts';
import { given, optionalText } from '../shared/arguments.ts';
import { findCertificate } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { requestOf } from '../shared/write.ts';
import { decider, fileName } from './maker.ts';

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
    flags: { out: '<folder>', purpose: '<text>' },
    run: (context, { certificate, out, ...flags }) =>
      reissues(context, {
        certificate,
        ...given({ out: optionalText(out, '--out'), purpose: optionalText(flags.purpose, '--purpose') }),
      }),
  });
}

/** load -> decide (pure) -> set -> write and record -> say */
export async function reissues(context: Context, { out: folder = '.', purpose, ...options }: ReissueOptions) {
  const { store, files, documents, words, runFlags, out, today, actor } = context;
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
  const count = (certificate.reissues?.length ?? 0) + 1;
  const file = files.resolve(`${folder}/${fileName(number, student, kind, `_reissue-${count}`)}`);
  const bytes = await documents.pdf(again.paper);
  const sha256 = await documents.sha256(bytes);
  const writes = [
    { subject: `student:${student}` as const, expect: revision, changes: again.changes({ file, sha256 }) },
  ];
  if (runFlags.dryRun) await files.mayWrite(file);
  else {
    const record = async () => void (await store.apply(writes, context.stamp(runFlags.reason)));
    await files.write(file, bytes, { personal: true, record });
  }
  const say = runFlags.dryRun ? words.papers.wouldReissue : words.papers.reissued;
  const value = { number, kind, student, lang, file, sha256, issuedOn, reissuedOn: today, reissue: count };
  await out.done([say(words.papers.named(number, words.terms.certificate[kind], student), count, file)], {
    ...value,
    dryRun: runFlags.dryRun,
  });
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
