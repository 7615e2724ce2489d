import type { Office } from '../../profile/office.ts';
import { said, tonguesOf } from '../../text/language.ts';
import { westernDay } from '../measures.ts';
import type { Block, Paper, Row } from '../paper.ts';
import { fill, type PaperTexts, type PlainKey } from '../texts.ts';
import { type SheetWish, sheet } from './sheet.ts';

/** The public half of the office's key: as codes name it, and in PEM. */
export interface PublicKey {
  readonly key: string;
  readonly pem: string;
}

/**
 * What a third party types, with nothing of ours: the text of a code as `proof.txt`, the key as `key.pem`.
 * The lines before the last one are what was signed; the last one is the signature.
 */
export const VERIFYING = [
  "tr -d '\\r' < proof.txt > lines",
  "sed '$d' lines > facts",
  "tail -n 1 lines | cut -c 5- | tr '_-' '/+' > sig.txt",
  'echo "$(cat sig.txt)==" | openssl base64 -d -A -out sig',
  'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in facts -sigfile sig',
] as const;

/** 確認方法の説明: how anybody verifies a certificate of this office, with its public key alone. */
export function verificationNote(
  office: Office,
  { key, pem }: PublicKey,
  wish: SheetWish,
  texts: PaperTexts<'verification-note'>,
): Paper {
  const tongues = tonguesOf(wish.lang);
  const label = (name: PlainKey<'verification-note'>) => said(tongues, (t) => fill(texts, t, name, {}));
  const step = (name: 'scan' | 'compare' | 'signature' | 'void'): Row => ({
    label: label(`labels.${name}`),
    value: label(`steps.${name}`),
  });
  /** Below each other and not in the table: a line that is broken cannot be copied. */
  const copied = (name: 'public-key' | 'commands', text: string): readonly Block[] => [
    { type: 'section', text: label(`labels.${name}`) },
    { type: 'paragraph', text: [{ lang: 'en', text }] },
  ];
  const university = (t: (typeof tongues)[number]) => ({ university: office.university.name[t] });
  return sheet(office, wish, texts, {
    subject: '',
    number: wish.on,
    day: westernDay,
    blocks: [
      { type: 'paragraph', text: said(tongues, (t) => fill(texts, t, 'intro', university(t))) },
      {
        type: 'fields',
        rows: [
          step('scan'),
          step('compare'),
          { label: label('labels.key'), value: said(tongues, (t) => fill(texts, t, 'steps.key', { key })) },
          step('signature'),
          step('void'),
        ],
      },
      ...copied('public-key', pem.trimEnd()),
      ...copied('commands', VERIFYING.join('\n')),
    ],
  });
}
