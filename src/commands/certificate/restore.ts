import type { Context } from '../../context.ts';
import type { Chunk } from './chunk.ts';
import type { Maker } from './maker.ts';
import { fileState } from './whereabouts.ts';

/**
 * A paper of the register whose file never came to its place, since the program was killed between the two: made again of the same
 * facts it has the same bytes, and is put there. Where it has not, the entry stays as it is: `certificate show` tells.
 */
export async function restored(
  context: Context,
  maker: Maker,
  { student, certificate: { number, file, sha256 } }: Chunk['held'][number],
): Promise<boolean> {
  if ((await fileState(context, { file, sha256 })) !== 'missing') return false;
  const again = await maker.again(student, number);
  if (!again.ok) return false;
  const bytes = await context.documents.pdf(again.paper);
  if ((await context.documents.sha256(bytes)) !== sha256) return false;
  // Whoever issued it may be giving it its name just now: with the same bytes.
  await context.files.write(file, bytes, { personal: true, replace: true });
  return true;
}
