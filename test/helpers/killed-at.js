/**
 * Loaded into the shipped program by `node --import`: it is killed by itself, like a machine that loses its power, when it is about to
 * make the KILLED_AT_COUNT-th file whose name ends with KILLED_AT_ENDING. Killed from outside, it would be somewhere else each time.
 * With KILLED_BY it gets that signal once the file is there, and goes no further.
 */
import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILLED_AT_ENDING: ending = '', KILLED_AT_COUNT: count, KILLED_BY: signal } = process.env;
let made = 0;

function counted(work, nameOf) {
  return async (...words) => {
    if (nameOf(words).endsWith(ending)) made += 1;
    const isNow = made === Number(count);
    if (isNow && signal === undefined) process.kill(process.pid, 'SIGKILL');
    const done = await work(...words);
    if (!isNow || signal === undefined) return done;
    process.kill(process.pid, signal);
    return new Promise(() => setInterval(() => {}, 1000));
  };
}

promises.open = counted(promises.open, ([file]) => String(file));
promises.link = counted(promises.link, ([, file]) => String(file));
syncBuiltinESMExports();
