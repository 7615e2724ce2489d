import type { Context } from '../../context.ts';
import type { Certificate } from '../../core/model/certificate.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { type FiledPaper, fileState, leftBehind, liesIn } from './file-state.ts';
import type { Maker } from './maker.ts';

/**
 * The bytes of a registered paper whose file is missing from its folder, because the program was killed or the disk failed before it
 * had its name: from the temporary file that was left, as a shared store keeps them or, failing that, made again, since the same facts
 * give the same bytes. Undefined where nothing is missing, or none works: the entry stays as it is, and `certificate show` reports it.
 */
export async function lostBytes(
  context: Context,
  maker: Maker,
  student: StudentNumber,
  certificate: Certificate,
): Promise<Uint8Array | undefined> {
  if (!liesIn(context, maker.out, certificate)) return undefined;
  if ((await fileState(context, certificate)) !== 'missing') return undefined;
  return (await leftBytes(context, certificate)) ?? (await madeAgain(context, maker, student, certificate));
}

/** The bytes of a registered paper as a run that did not come to its end left them, or as the store keeps them. */
export async function leftBytes(context: Context, paper: FiledPaper): Promise<Uint8Array | undefined> {
  const left = await leftBehind(context, paper);
  return left === undefined ? context.papers.bytesOf(paper.sha256) : context.files.read(left);
}

/** Gives a registered paper its file. The program that issued it may be doing so just now, with the same bytes. */
export async function putBack({ files }: Context, { file }: FiledPaper, bytes: Uint8Array): Promise<void> {
  await files.write(file, bytes, { personal: true, replace: true, own: true });
  await files.forget(file);
}

async function madeAgain(
  { documents }: Context,
  maker: Maker,
  student: StudentNumber,
  certificate: Certificate,
): Promise<Uint8Array | undefined> {
  const paper = await maker.again(student, certificate);
  const bytes = paper && (await documents.pdf(paper));
  return bytes && (await documents.sha256(bytes)) === certificate.sha256 ? bytes : undefined;
}
