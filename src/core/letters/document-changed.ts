import type { LocalDate } from '../calendar/dates.ts';
import { CERTIFICATE_KINDS, type Certificate } from '../model/certificate.ts';
import type { Contract } from '../model/contract.ts';
import type { Dossier } from '../model/dossier.ts';
import { contractRef, currentContract, type Placement } from '../model/placement.ts';
import { type ChangedFact, changedFacts } from '../papers/certificates/stated.ts';
import { westernDay } from '../papers/measures.ts';
import { settleWith } from '../rules/rule.ts';
import type { Tongue } from '../text/language.ts';
import { type LetterWords, type PlacementFacts, type SaidOf, yes } from './facts.ts';

/** A paper that took the place of an older one which somebody holds. */
export type Replaced =
  | { readonly kind: 'certificate'; readonly before: Certificate; readonly after: Certificate }
  | { readonly kind: 'contract'; readonly before: Contract; readonly after: Contract };

/** The newest certificates and the contract in force, where what they state is not what the one before stated. */
export function replacedPapers({ certificates }: Dossier, placement: Placement): readonly Replaced[] {
  const found = CERTIFICATE_KINDS.flatMap((kind): readonly Replaced[] => {
    const [after, ...older] = certificates
      .filter((one) => one.kind === kind && (one.placement === undefined || one.placement === placement.ref))
      .toReversed();
    const before = older[0];
    if (!after || after.voided || !before || !isOther(before, after)) return [];
    return [{ kind: 'certificate', before, after }];
  });
  const after = currentContract(placement);
  const before = placement.contracts.filter((one) => one !== after).at(-1);
  return after && before ? [...found, { kind: 'contract', before, after }] : found;
}

/** Another fact, and not only another day, language or addressee. A voided one was wrong, whatever it stated. */
const isOther = (before: Certificate, after: Certificate): boolean =>
  before.voided !== undefined || factsApart(before, after).length > 0 || isOfOtherTerms(before, after);

const isOfOtherTerms = (before: Certificate, after: Certificate): boolean =>
  before.lang !== after.lang && JSON.stringify(before.terms) !== JSON.stringify(after.terms);

/** Day and issuer, and to whom it is addressed, are new on every certificate. */
function factsApart(before: Certificate, after: Certificate): readonly ChangedFact[] {
  if (before.lang !== after.lang || !before.stated || !after.stated) return [];
  return changedFacts(before.stated, after.stated).filter(({ what }) => what !== 'issuer' && what !== 'addressee');
}

/** The papers by their references, for the name of the file. */
export const replacedBy = (dossier: Dossier, placement: Placement): string =>
  replacedPapers(dossier, placement)
    .map((one) => (one.kind === 'certificate' ? one.after.number : contractRef(placement.ref, one.after)))
    .join('_');

/** To whoever holds an older certificate or contract: which paper took its place, and what is new in it. */
export function documentChanged(facts: PlacementFacts, lang: Tongue): SaidOf<'document-changed'> {
  const { dossier, placement } = facts;
  const papers = replacedPapers(dossier, placement);
  const has = (kind: Replaced['kind']) => papers.some((one) => one.kind === kind);
  const settle = settleWith('placement show', placement.ref);
  return {
    values: {
      documents: papers.map((one) => told(one, facts.wordsIn(lang), lang)).join('\n\n'),
      certificate: yes(has('certificate')),
      contract: yes(has('contract')),
    },
    // A certificate was handed to the student alone; the contract is the company's too.
    cc: has('contract') ? ['supervisor', 'host'] : ['supervisor'],
    missing: papers.length > 0 ? [] : [{ what: 'changedDocument', of: placement.ref, settle }],
  };
}

function told(replaced: Replaced, words: LetterWords, lang: Tongue): string {
  const [title, before, after] =
    replaced.kind === 'certificate' ? certificatesNamed(replaced, words, lang) : contractsNamed(replaced, words, lang);
  const facts = replaced.kind === 'certificate' ? ofCertificate(replaced, words) : ofTerms(replaced, words);
  const head =
    lang === 'ja'
      ? [`■ ${title} ${after}`, `　変更前：${before}`]
      : [`* ${title.charAt(0).toUpperCase()}${title.slice(1)}, ${after}`, `  replaces ${before}`];
  return [...head, ...facts.map((fact) => factText(fact, lang))].join('\n');
}

type Named = readonly [title: string, before: string, after: string];
type Pair<Kind> = Extract<Replaced, { kind: Kind }>;

function certificatesNamed({ before, after }: Pair<'certificate'>, words: LetterWords, lang: Tongue): Named {
  const issued = ({ number, issuedOn }: Certificate) => {
    const on = westernDay(issuedOn, lang);
    return lang === 'ja' ? `${number}（${on}発行）` : `${number}, issued on ${on}`;
  };
  return [words.certificate(after.kind), issued(before), issued(after)];
}

/** A contract may take the place of a notice. */
function contractsNamed({ before, after }: Pair<'contract'>, words: LetterWords, lang: Tongue): Named {
  const received = ({ kind, revision, receivedOn }: Contract) => {
    const title = kind === after.kind ? [] : [words.contract(kind)];
    const on = westernDay(receivedOn, lang);
    return lang === 'ja'
      ? [...title, `第${revision}版（${on}受領）`].join(' ')
      : [...title, `revision ${revision}`, `received on ${on}`].join(', ');
  };
  return [words.contract(after.kind), received(before), received(after)];
}

const ofCertificate = ({ before, after }: Pair<'certificate'>, words: LetterWords): readonly ChangedFact[] =>
  before.lang === after.lang ? factsApart(before, after) : ofTerms({ before, after }, words);

/** What the older paper leaves out is new; what nobody recorded of the newer one is unknown, and not told. */
const ofTerms = (
  { before, after }: { readonly before: Pick<Certificate, 'terms'>; readonly after: Pick<Certificate, 'terms'> },
  words: LetterWords,
): readonly ChangedFact[] =>
  changedFacts(words.terms(before.terms ?? {}), words.terms(after.terms ?? {})).filter(
    (fact) => fact.after !== undefined,
  );

function factText({ what, before, after }: ChangedFact, lang: Tongue): string {
  // The statement is a long sentence: that it is another one is enough.
  if (what === 'paragraph') return lang === 'ja' ? '　・証明文' : '  - the statement';
  const none = lang === 'ja' ? '記載なし' : 'not stated';
  const [label, is, was] = [what, after ?? none, before ?? none].map((text) => inLetter(text, lang));
  return lang === 'ja' ? `　・${label}：${is}（変更前：${was}）` : `  - ${label}: ${is} (before: ${was})`;
}

/** On one line, with days and periods as letters write them. */
function inLetter(text: string, lang: Tongue): string {
  const days = text.replaceAll('\n', ' / ').replace(/\d{4}-\d{2}-\d{2}/g, (on) => westernDay(on as LocalDate, lang));
  return lang === 'ja' ? days.replace(/(?<=日) – (?=\d{4}年)/g, '～') : days;
}
