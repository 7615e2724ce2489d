import { Abort } from '../../../errors.ts';
import type { Store } from '../../store.ts';

/**
 * What is behind an error that nobody foresaw: where the records are not what their history says, whoever stumbled over them is told
 * that, and not of a fault of the program. Anything else is answered as it is.
 */
export async function damageBehind(error: unknown, store: Store, file: string): Promise<unknown> {
  // An errno comes from the system.
  if (error instanceof Abort || (error instanceof Error && 'errno' in error)) return error;
  try {
    const [first] = (await store.verify()).findings;
    if (first === undefined) return error;
    const { what, table, key, seq } = first;
    const where = table === undefined ? `journal ${seq ?? ''}` : `${table} ${key ?? ''}`;
    return new Abort('store-damaged', { file, why: `${where.trim()} (${what})` });
  } catch (found) {
    return found instanceof Abort ? found : error;
  }
}
