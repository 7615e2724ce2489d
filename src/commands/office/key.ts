import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type Kit, verb } from '../shared/kit.ts';

export function keyCommand(kit: Kit): Command {
  return verb(kit, 'office key', {
    examples: ['coopj office key', 'coopj office key -o public-key.pem', 'coopj office key --json'],
    run: key,
  });
}

/** The public half of the signing key, for verifying certificates. It may be given to anybody. */
export async function key({ out, sealing }: Context): Promise<void> {
  const { key: short, pem } = await sealing.publicKey();
  await out.done([pem.trimEnd()], { key: short, pem });
}
