import type { Context } from '../../context.ts';
import type { Chunk } from './chunk.ts';
import type { Maker } from './maker.ts';
import { fileState, leftBehind } from './whereabouts.ts';

type Held = Chunk['held'][number];

/**
 * A paper of the register whose file never came to its place, since the program was killed between the two: what it left beside the
 * place is put there; else the paper made again of the same facts, which has the same bytes. Where there is neither, the entry
 * stays as it is: `certificate show` tells.
 */
export async function restored(context: Context, maker: Maker, held: Held): Promise<boolean> {
  const { file } = held.certificate;
  if ((await fileState(context, held.certificate)) !== 'missing') return false;
  const left = await leftBehind(context, held.certificate);
  const bytes = left === undefined ? await madeAgain(context, maker, held) : await context.files.read(left);
  if (bytes === undefined) return false;
  // Whoever issued it may be giving it its name just now: with the same bytes.
  await context.files.write(file, bytes, { personal: true, replace: true });
  return true;
}

async function madeAgain({ documents }: Context, maker: Maker, { student, certificate: { number, sha256 } }: Held) {
  const again = await maker.again(student, number);
  if (!again.ok) return undefined;
  const bytes = await documents.pdf(again.paper);
  return (await documents.sha256(bytes)) === sha256 ? bytes : undefined;
}
