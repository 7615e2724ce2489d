import { EXIT, type Exit } from './errors.ts';
import { sinkOf } from './terminal/sink.ts';
import { packageOf, type World } from './world.ts';

export { realWorld } from './world.ts';

/** Runs a command line and returns its exit code. Never throws, never exits. */
export async function main(argv: readonly string[], world: World): Promise<Exit> {
  // Answered before anything else is loaded, since scripts ask it often.
  if (argv[0]?.startsWith('-') && argv.some((word) => word === '--version' || word === '-V')) {
    await sinkOf(world.stdout).write(`${packageOf(world).version}\n`);
    return EXIT.done;
  }
  return (await import('./wiring.ts')).obey(argv, world);
}
