import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Abort } from '../../errors.ts';
import { isIdentity } from '../../formats/age.ts';
import type { Backups } from './backups.ts';
import { createBackup } from './create.ts';
import { backupBeforeUpdate, dailyBackup, prune } from './daily.ts';
import { type BackupGround, backupsBeside } from './ground.ts';
import { backupsOf, copiesOf, newestFirst } from './list.ts';
import { openBackup, sealOfFile } from './open.ts';
import { restoreBackup } from './restore.ts';

/** The backups of one office. */
export function backupsWith(ground: BackupGround): Backups {
  const { files } = ground;
  /** A name without a folder that is not here is looked for in the office's own folder. */
  const at = async (name: string): Promise<string> => {
    const own = join(backupsBeside(ground.place.database), name);
    const isBare = basename(name) === name && !(await isThere(files.resolve(name)));
    return isBare && (await isThere(own)) ? own : files.resolve(name);
  };
  return {
    async create(office, request) {
      const made = await createBackup(ground, office, request);
      if (made === undefined) throw new Error('a backup that was asked for was not taken');
      if (request.folder === undefined) await prune(ground, office);
      return made;
    },
    daily: (office) => dailyBackup(ground, office),
    beforeUpdate: (office) => backupBeforeUpdate(ground, office),
    list: async () => newestFirst([...(await backupsOf(ground)), ...(await copiesOf(ground))]),
    at,
    async identitiesIn(file) {
      const lines = Buffer.from(await files.read(file))
        .toString()
        .split(/\r?\n/);
      const keys = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
      const isRight = keys.length > 0 && (await Promise.all(keys.map(isIdentity))).every(Boolean);
      if (!isRight) throw new Abort('age-key', { value: files.resolve(file), flag: '--identity' });
      return keys;
    },
    sealOf: async (file) => sealOfFile(ground, await at(file)),
    async verify(file, opener) {
      const { read: _, close, ...verdict } = await openBackup(ground, await at(file), opener);
      close();
      return verdict;
    },
    restore: async (file, { into, ...request }) =>
      restoreBackup(ground, await at(file), {
        ...request,
        ...(into !== undefined && { into: files.resolve(into) }),
      }),
  };
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );
