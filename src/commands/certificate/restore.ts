import type { Context } from '../../context.ts';
import type { HeldCertificate } from './chunk.ts';
import { fileState, leftBehind, liesIn } from './file-state.ts';
import type { Maker } from './maker.ts';

/**
 * Restores a registered paper whose file is missing from its folder because the program was killed before renaming it: from the
 * temporary file it left or, failing that, by making the paper again, since the same facts give the same bytes. If neither works, the
 * entry stays as it is and `certificate show` reports it.
 */
export async function restored(
  context: Context,
  maker: Maker,
  held: HeldCertificate,
  folder: string,
): Promise<boolean> {
  const { file } = held.certificate;
  if (!liesIn(context, folder, held.certificate)) return false;
  if ((await fileState(context, held.certificate)) !== 'missing') return false;
  const left = await leftBehind(context, held.certificate);
  const bytes = left === undefined ? await madeAgain(context, maker, held) : await context.files.read(left);
  if (bytes === undefined) return false;
  // The issuing program may be renaming it just now, with the same bytes.
  await context.files.write(file, bytes, { personal: true, replace: true, own: true });
  return true;
}

async function madeAgain({ documents }: Context, maker: Maker, { student, certificate }: HeldCertificate) {
  const paper = await maker.again(student, certificate);
  const bytes = paper && (await documents.pdf(paper));
  return bytes && (await documents.sha256(bytes)) === certificate.sha256 ? bytes : undefined;
}
