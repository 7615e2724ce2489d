import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/main.ts';
import { type Answer, Kept, worldOf } from './run.ts';

/** What a person at the terminal says to a question: a text, or nothing for what is offered first. */
export type Replies = (question: string) => string | undefined;

interface Conversation extends Answer {
  readonly questions: readonly string[];
}

/** Runs a command line at a terminal, where somebody answers what is asked. An unanswered question stops the test, not the clock. */
export async function atTerminal(
  argv: readonly string[],
  { cwd, today, lang, replies }: { cwd: string; today: string; lang: string; replies: Replies },
): Promise<Conversation> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stdout = new Kept(100);
  // As Node marks its own: a question that is over does not end the stream it was asked on.
  const stderr = Object.assign(new Kept(100), { _isStdio: true });
  const questions: string[] = [];
  const write = stderr._write.bind(stderr);
  stderr._write = (chunk, encoding, done) => {
    write(chunk, encoding, done);
    // What was said is no answer: asked again, nobody would say anything else.
    if (/^! /m.test(stripVTControlCharacters(chunk.toString()))) setImmediate(() => stdin.write('\u0003'));
    const question = /^\? (.+?)(?: \([yY]\/[nN]\))?$/m.exec(stripVTControlCharacters(chunk.toString()).trim())?.[1];
    if (question === undefined || questions.some((asked) => question.startsWith(asked))) return;
    questions.push(question);
    setImmediate(() => stdin.write(`${replies(question) ?? ''}\r`));
  };
  const code = await main(argv, worldOf({ cwd, today, env: { COOPJ_LANG: lang }, stdin, stdout, stderr }));
  return { code, stdout: stdout.text(), stderr: stderr.text(), bytes: stdout.bytes(), questions };
}
