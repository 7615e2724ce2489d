import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { ownFonts } from './own-fonts.ts';
import { tempFolder } from './run.ts';

export const CHROMIUM = ['chromium', 'apt-get install chromium'] as const;

/** What a page does and says, as a person at it would see. */
export interface OpenPage {
  /** The value of an expression in the page. */
  read<Value>(expression: string): Promise<Value>;
  press(key: 'Tab' | 'Enter'): Promise<void>;
  /** Clicks with the mouse where the first element of this selector stands. */
  click(selector: string): Promise<void>;
  /** The window: how wide, and whether its owner likes it dark. */
  look(look: { readonly width?: number; readonly dark?: boolean }): Promise<void>;
  /** Opens another file in the same window. */
  go(file: string): Promise<void>;
  /** The page as it comes from a printer. */
  printed(): Promise<Uint8Array>;
  /** What is seen of the first so many pixels. */
  picture(height: number): Promise<Uint8Array>;
  /** What a screen reader is told of: role and name of everything but plain text. */
  told(): Promise<readonly string[]>;
  /** Addresses that were asked for, the page's own left out. */
  readonly asked: readonly string[];
  /** Errors and warnings of the console, and exceptions. */
  readonly complaints: readonly string[];
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

const KEYS = {
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
} as const;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-pipe',
];

/** Opens a file in a Chromium of its own, driven through the DevTools protocol over a pipe; ended with the test. */
export async function openPage(file: string): Promise<OpenPage> {
  const folder = tempFolder();
  const child = spawn(CHROMIUM[0], [...FLAGS, `--user-data-dir=${folder}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...ownFonts(folder) },
  });
  const [, , , input, output] = child.stdio as unknown as [
    null,
    null,
    null,
    NodeJS.WritableStream,
    NodeJS.ReadableStream,
  ];
  const waiting = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  const events = new Map<string, (params: Readonly<Record<string, unknown>>) => void>();
  let rest = '';
  output.setEncoding('utf8');
  output.on('data', (part: string) => {
    const messages = (rest + part).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) {
      const { id, method, params = {}, result = {}, error } = JSON.parse(text) as Message;
      if (method) events.get(method)?.(params);
      if (id === undefined) continue;
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result as Record<string, unknown>);
      waiting.delete(id);
    }
  });
  let last = 0;
  let sessionId: string | undefined;
  const send = (method: string, params: object = {}): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      input.write(`${JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    sessionId = undefined;
    await Promise.race([send('Browser.close').catch(() => undefined), ended]);
    await ended;
  });

  let url = '';
  const asked: string[] = [];
  const complaints: string[] = [];
  events.set('Network.requestWillBeSent', ({ request }) => {
    const { url: address } = request as { url: string };
    if (address !== url) asked.push(address);
  });
  events.set(
    'Runtime.exceptionThrown',
    ({ exceptionDetails }) => void complaints.push(JSON.stringify(exceptionDetails)),
  );
  events.set('Runtime.consoleAPICalled', (call) => void complaints.push(JSON.stringify(call)));
  events.set('Log.entryAdded', ({ entry }) => void complaints.push(JSON.stringify(entry)));

  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  sessionId = (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId as string;
  for (const domain of ['Page', 'Network', 'Runtime', 'Log', 'Accessibility', 'DOM']) await send(`${domain}.enable`);
  const go = async (one: string) => {
    url = pathToFileURL(one).href;
    const loaded = new Promise<void>((resolve) => events.set('Page.loadEventFired', () => resolve()));
    await send('Page.navigate', { url });
    await loaded;
  };
  await go(file);

  const read = async <Value>(expression: string): Promise<Value> => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value: Value }).value;
  };
  const bytesOf = ({ data }: Record<string, unknown>) => Buffer.from(String(data), 'base64');
  return {
    read,
    go,
    printed: async () => bytesOf(await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: false })),
    async picture(height) {
      const width = await read<number>('innerWidth');
      const clip = { x: 0, y: 0, width, height, scale: 1 };
      return bytesOf(await send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true }));
    },
    asked,
    complaints,
    async press(key) {
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...KEYS[key] });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...KEYS[key] });
    },
    async click(selector) {
      const [x, y] = await read<[number, number]>(
        `(() => { const one = document.querySelector(${JSON.stringify(selector)}); one.scrollIntoView({ block: 'center' });
          const { x, y, width, height } = one.getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()`,
      );
      const mouse = { x, y, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse });
    },
    async look({ width, dark }) {
      if (width !== undefined) {
        await send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
      }
      const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
      if (dark !== undefined) await send('Emulation.setEmulatedMedia', { features });
    },
    async told() {
      const { nodes } = await send('Accessibility.getFullAXTree');
      return (nodes as { role?: { value: string }; name?: { value: string } }[])
        .map(({ role, name }) => `${role?.value} ${name?.value}`)
        .filter((one) => !/^(StaticText|InlineTextBox|cell|row|none|generic|undefined) /.test(one));
    },
  };
}
