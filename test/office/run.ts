import { join } from 'node:path';
import { coopj, tempFolder } from '../helpers/run.ts';

/** A machine of its own for a test: a home without an office, whose things lie where they lie by default. */
export function machine() {
  const home = tempFolder();
  const place = join(home, 'data', 'coopj');
  const env = { COOPJ_DB: '', XDG_DATA_HOME: join(home, 'data') };
  return {
    home,
    profile: join(place, 'office.toml'),
    database: join(place, 'coopj.db'),
    run: (...argv: readonly string[]) => coopj(argv, { cwd: home, env }),
  };
}
