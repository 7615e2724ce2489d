import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { CERTIFICATE_KINDS, type CertificateKind, type Dossier } from '../../core/dossier.ts';
import type { Placement } from '../../core/placement.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import { Abort } from '../../errors.ts';
import type { Versioned } from '../../store/store.ts';
import { given } from '../arguments.ts';
import { type Chunk, chunkOf, type Issued } from '../certificate/chunk.ts';
import { makerOf } from '../certificate/maker.ts';
import { permitSheet } from '../worksheet/permit-sheet.ts';
import type { PackOptions } from './pack.ts';

/** What the register keeps as the purpose of both certificates: the permit, by the name that the bureau gives it. */
const PURPOSE = '資格外活動許可';
/** So often are numbers taken anew when somebody else was faster. */
const ATTEMPTS = 20;

/**
 * Both certificates and the worksheet as it stands with them: decided and set together, written together, and recorded in one
 * transaction. Where one is refused, all refusals are told and nothing is there. A dry run goes as far as writing.
 */
export async function packPapers(
  context: Context,
  { value: dossier, revision }: Versioned<Dossier>,
  placement: Placement,
  options: PackOptions,
) {
  const { files, store, wishes } = context;
  const subject = `student:${dossier.student.number}` as const;
  for (let attempt = 1; ; attempt++) {
    const made = await certificatesOf(context, dossier, placement, options);
    const certificates = made.map(({ entry }) => entry);
    const after = withCertificates(dossier, placement, certificates, context.actor);
    const { worksheet, sheet } = await permitSheet(context, after, placement, options);
    const overridden = made.flatMap(({ plan }) => plan.issue.overridden.map(({ rule }): RuleKey => rule));
    const answer = { certificates, worksheet, sheet, after, overridden };
    for (const { file } of certificates) await files.mayWrite(file);
    if (wishes.dryRun) return answer;
    const changes = made.flatMap(({ plan, entry: { file, sha256 } }) => plan.issue.changes({ file, sha256 }));
    try {
      await files.writeAll(
        [...made.map(({ entry, bytes }) => ({ name: entry.file, bytes })), { name: sheet.file, bytes: sheet.bytes }],
        {
          personal: true,
          replace: options.force === true,
          record: async () => void (await store.apply([{ subject, expect: revision, changes }], context.stamp())),
        },
      );
      return answer;
    } catch (error) {
      const lost = error instanceof Abort && error.problem === 'conflict';
      // A number was taken meanwhile; where it is the student who was changed, the facts must be looked at again.
      if (!lost || attempt === ATTEMPTS || (await store.dossier(dossier.student.number))?.revision !== revision) {
        throw error;
      }
    }
  }
}

/** Both as they would be issued, or all refusals of both. */
async function certificatesOf(context: Context, dossier: Dossier, placement: Placement, options: PackOptions) {
  const made: Chunk['made'][number][] = [];
  const refusals: Refusal[] = [];
  for (const kind of CERTIFICATE_KINDS) {
    const maker = await makerOf(context, makerOptions(kind, placement, options));
    try {
      const students = [dossier.student.number];
      made.push(...(await chunkOf(context, maker, { students, skip: 0, goOn: false })).made);
    } catch (error) {
      if (!isRefused(error)) throw error;
      refusals.push(...error.data.refusals);
    }
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  return made;
}

function makerOptions(
  kind: CertificateKind,
  { ref }: Placement,
  { lang, out, addressee, override, purpose = PURPOSE }: PackOptions,
) {
  return {
    kind,
    purpose,
    ...given({ lang, out, addressee, override }),
    ...(kind === 'internship' && { placement: ref }),
  };
}

const isRefused = (error: unknown): error is Abort<'refused'> => error instanceof Abort && error.problem === 'refused';

/** The dossier with the certificates in its register, so that the checklist counts them. */
function withCertificates(dossier: Dossier, { ref }: Placement, entries: readonly Issued[], by: string): Dossier {
  const certificates = entries.map(({ student: _, ...entry }) => ({
    ...entry,
    ...(entry.kind === 'internship' && { placement: ref }),
    by,
  }));
  return { ...dossier, certificates: [...dossier.certificates, ...certificates] };
}
