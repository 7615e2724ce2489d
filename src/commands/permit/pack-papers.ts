import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { CERTIFICATE_KINDS, type CertificateKind, type Dossier } from '../../core/model/dossier.ts';
import { evolve } from '../../core/journal/evolve.ts';
import type { Placement } from '../../core/model/placement.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import { Abort } from '../../errors.ts';
import { given } from '../shared/arguments.ts';
import { type Chunk, chunkOf } from '../certificate/chunk.ts';
import { makerOf } from '../certificate/maker.ts';
import { untilOurs } from '../certificate/retry.ts';
import { findAccepted, findStudent } from '../shared/find.ts';
import { permitSheet } from '../worksheet/permit-sheet.ts';
import type { PackOptions } from './pack.ts';

/**
 * Both certificates and the worksheet as it stands with them: decided and set together, written together, and recorded in one
 * transaction. Where one is refused, all refusals are told and nothing is there. A dry run goes as far as writing.
 */
export const packPapers = (context: Context, options: PackOptions) =>
  untilOurs(context, () => packedOnce(context, options));

async function packedOnce(context: Context, options: PackOptions) {
  const { files, store, wishes } = context;
  const { value: dossier, revision } = await findStudent(context, options.student);
  const placement = findAccepted(dossier, options.placement);
  const made = await certificatesOf(context, dossier, placement, options);
  const certificates = made.map(({ entry }) => entry);
  const changes = made.flatMap(({ plan, entry: { file, sha256 } }) => plan.issue.changes({ file, sha256 }));
  // With the certificates in its register, so that the checklist counts them.
  const after = changes.reduce(evolve, dossier);
  const { worksheet, sheet } = await permitSheet(context, after, placement, options);
  const overridden = made.flatMap(({ plan }) => plan.issue.overridden.map(({ rule }): RuleKey => rule));
  for (const { file } of certificates) await files.mayWrite(file);
  if (!wishes.dryRun) {
    const subject = `student:${dossier.student.number}` as const;
    const guards = made.flatMap(({ plan }) => plan.guards);
    const record = async () =>
      void (await store.apply([{ subject, expect: revision, changes }, ...guards], context.stamp()));
    await files.writeAll(
      [...made.map(({ entry, bytes }) => ({ name: entry.file, bytes })), { name: sheet.file, bytes: sheet.bytes }],
      { personal: true, replace: options.force === true, record },
    );
  }
  return { placement, certificates, worksheet, sheet, after, overridden };
}

/** Both as they would be issued, or all refusals of both. */
async function certificatesOf(context: Context, dossier: Dossier, placement: Placement, options: PackOptions) {
  const made: Chunk['made'][number][] = [];
  const refusals: Refusal[] = [];
  for (const kind of CERTIFICATE_KINDS) {
    const maker = await makerOf(context, makerOptions(context, kind, placement, options));
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
