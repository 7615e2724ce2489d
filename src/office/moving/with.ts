import type { Moving } from './moving.ts';
import { packingOf } from './pack.ts';
import { type MovingGround, unpack } from './unpack.ts';

/** Moves the office of one place. */
export const movingWith = (ground: MovingGround): Moving => ({
  pack: async (store, office) => packingOf(ground, store, office),
  unpack: (...asked) => unpack(ground, ...asked),
});
