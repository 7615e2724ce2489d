/**
 * Loaded into the shipped program by `node --import`: it is killed by itself, like a machine that loses its power, when it is about to
 * make the KILLED_AT_COUNT-th file whose name ends with KILLED_AT_ENDING. Killed from outside, it would be somewhere else each time.
 */
import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { KILLED_AT_ENDING: ending = '', KILLED_AT_COUNT: count } = process.env;
let made = 0;

function counted(work, nameOf) {
  return async (...words) => {
    if (nameOf(words).endsWith(ending)) made += 1;
    if (made === Number(count)) process.kill(process.pid, 'SIGKILL');
    return work(...words);
  };
}

promises.open = counted(promises.open, ([file]) => String(file));
promises.link = counted(promises.link, ([, file]) => String(file));
syncBuiltinESMExports();
