import type { Context } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { nameOf } from './file-state.ts';

/** Attempts when another writer takes the numbers first. */
const ATTEMPTS = 20;

/**
 * Numbers are taken from the register but recorded only once the papers are made. If another writer was faster, `work` runs again with
 * the facts and numbers of that moment.
 */
export async function retryOnConflict<T>(context: Context, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt === ATTEMPTS || !(await isOvertaken(context, error))) throw error;
    }
  }
}

/** Did another writer take a number, change a record, or create the file of our number? */
async function isOvertaken({ store }: Context, error: unknown): Promise<boolean> {
  if (!(error instanceof Abort)) return false;
  if (error.problem === 'conflict') return true;
  if (error.problem !== 'file-exists') return false;
  const [number = ''] = nameOf((error as Abort<'file-exists'>).data.file).split('_');
  return (await store.studentOf(number)) !== undefined;
}
