import type { Context } from '../../context.ts';
import { Abort } from '../../errors.ts';
import { nameOf } from './file-state.ts';

/** So often are numbers taken anew when somebody else was faster. */
const ATTEMPTS = 20;

/**
 * Numbers are taken from the register, and recorded only when the papers are made. Where somebody else was faster meanwhile, `work`
 * is done anew, with the facts and the next numbers of that moment.
 */
export async function untilOurs<T>(context: Context, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt === ATTEMPTS || !(await isOvertaken(context, error))) throw error;
    }
  }
}

/** Somebody else took a number, changed a record, or has a file there already under the number that was to be ours. */
async function isOvertaken({ store }: Context, error: unknown): Promise<boolean> {
  if (!(error instanceof Abort)) return false;
  if (error.problem === 'conflict') return true;
  if (error.problem !== 'file-exists') return false;
  const [number = ''] = nameOf((error as Abort<'file-exists'>).data.file).split('_');
  return (await store.studentOf(number)) !== undefined;
}
