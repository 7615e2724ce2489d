import type { Office } from '../../profile/office.ts';
import { languagesOf, localized } from '../../text/language.ts';
import { contact } from '../frame.ts';
import { westernDay } from '../measures.ts';
import type { Paper, PaperStep } from '../paper.ts';
import { fill, type PaperTexts, type PlainKey } from '../texts.ts';
import { sheet, type WorksheetRequest } from './sheet.ts';

/** The public half of the office's key, as in codes and as PEM. */
export interface PublicKey {
  readonly key: string;
  readonly pem: string;
}

/**
 * What a third party types, without any software of ours: the code's text as `proof.txt`, the key as `key.pem`. All lines but the last
 * were signed; the last is the signature.
 */
export const VERIFYING = [
  "tr -d '\\r' < proof.txt > lines",
  "sed '$d' lines > facts",
  "tail -n 1 lines | cut -c 5- | tr '_-' '/+' > sig.txt",
  'echo "$(cat sig.txt)==" | openssl base64 -d -A -out sig',
  'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in facts -sigfile sig',
] as const;

/** 確認方法の説明: how anybody verifies a certificate of this office with its public key alone. */
export function verificationNote(
  office: Office,
  { key, pem }: PublicKey,
  request: WorksheetRequest,
  texts: PaperTexts<'verification-note'>,
): Paper {
  const tongues = languagesOf(request.lang);
  const label = (name: PlainKey<'verification-note'>) => localized(tongues, (t) => fill(texts, t, name, {}));
  const step = (name: 'scan' | 'compare' | 'key' | 'signature' | 'void', typed?: string): PaperStep => ({
    title: label(`labels.${name}`),
    text: localized(tongues, (t) =>
      name === 'key' ? fill(texts, t, 'steps.key', { key }) : fill(texts, t, `steps.${name}`, {}),
    ),
    ...(typed !== undefined && { typed }),
  });
  const university = (t: (typeof tongues)[number]) => ({ university: office.university.name[t] });
  return sheet(office, request, texts, {
    subject: '',
    number: request.on,
    day: westernDay,
    blocks: [
      { type: 'paragraph', text: localized(tongues, (t) => fill(texts, t, 'intro', university(t))) },
      {
        type: 'steps',
        steps: [step('scan'), step('compare'), step('key', inFours(key)), step('signature'), step('void')],
      },
      // Across the page: a line that is broken cannot be copied.
      { type: 'section', text: label('labels.public-key') },
      { type: 'typed', text: pem.trimEnd() },
      { type: 'section', text: label('labels.commands') },
      { type: 'typed', text: VERIFYING.join('\n') },
      contact(texts, office, tongues),
    ],
  });
}

/** Letter by letter is compared in groups. */
const inFours = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key;
