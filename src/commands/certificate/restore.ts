import type { Context } from '../../context.ts';
import type { Held } from './chunk.ts';
import { fileState, leftBehind, liesIn } from './file-state.ts';
import type { Maker } from './maker.ts';

/**
 * A paper of the register whose file never came to its place in this folder, since the program was killed between the two: what it
 * left beside the place is put there; else the paper made again of the same facts, which has the same bytes. Where there is
 * neither, the entry stays as it is: `certificate show` tells.
 */
export async function restored(context: Context, maker: Maker, held: Held, folder: string): Promise<boolean> {
  const { file } = held.certificate;
  if (!liesIn(context, folder, held.certificate)) return false;
  if ((await fileState(context, held.certificate)) !== 'missing') return false;
  const left = await leftBehind(context, held.certificate);
  const bytes = left === undefined ? await madeAgain(context, maker, held) : await context.files.read(left);
  if (bytes === undefined) return false;
  // Whoever issued it may be giving it its name just now: with the same bytes.
  await context.files.write(file, bytes, { personal: true, replace: true });
  return true;
}

async function madeAgain({ documents }: Context, maker: Maker, { student, certificate }: Held) {
  const paper = await maker.again(student, certificate);
  const bytes = paper && (await documents.pdf(paper));
  return bytes && (await documents.sha256(bytes)) === certificate.sha256 ? bytes : undefined;
}
