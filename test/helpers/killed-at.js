/**
 * Loaded into the shipped program by `node --import`: it is killed by itself, like a machine that loses its power, when it is about to
 * make the KILLED_AT_COUNT-th file whose name ends with KILLED_AT_ENDING. Killed from outside, it would be somewhere else each time.
 * With a signal as KILLED_BY it gets that once the file is there, and goes no further; with EIO the disk takes no such file from then on.
 */
import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILLED_AT_ENDING: ending = '', KILLED_AT_COUNT: count, KILLED_BY: how } = process.env;
let made = 0;

function counted(work, nameOf) {
  return async (...words) => {
    const counts = nameOf(words).endsWith(ending);
    if (counts) made += 1;
    const isNow = counts && made === Number(count);
    // A file that only gets another name is there before.
    if (isNow && how === undefined && work === renamed) await work(...words);
    if (isNow && how === undefined) process.kill(process.pid, 'SIGKILL');
    if (how === 'EIO' && counts && made >= Number(count))
      throw Object.assign(new Error('EIO'), { code: 'EIO', errno: -5 });
    const done = await work(...words);
    if (!isNow || how === undefined) return done;
    process.kill(process.pid, how);
    return new Promise(() => setInterval(() => {}, 1000));
  };
}

const renamed = promises.rename;
promises.open = counted(promises.open, ([file]) => String(file));
promises.link = counted(promises.link, ([, file]) => String(file));
promises.rename = counted(promises.rename, ([, file]) => String(file));
syncBuiltinESMExports();
