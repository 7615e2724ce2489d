import type { IssuedPaper } from '../core/checkup/diagnosis.ts';
import { typed } from '../core/text/typed.ts';

/** The command that makes the same paper at the same place: on its day, with all that was said of it. */
export function issuedBy(paper: IssuedPaper): string {
  const { file, number, student, kind, lang, on, placement, purpose, addressee, isReissue, reason } = paper;
  const said = (flag: string, value: string | null) => (value === null ? [] : [flag, typed(value)]);
  const out = ['--out', typed(file.replace(/[\\/][^\\/]*$/, '') || '.'), '--today', on];
  const words = isReissue
    ? ['reissue', number, ...out, ...said('--purpose', purpose), ...said('--reason', reason)]
    : [
        ...['issue', kind, student, '--in', lang, ...out],
        ...[...said('--placement', placement), ...said('--purpose', purpose), ...said('--addressee', addressee)],
      ];
  return `coopj certificate ${words.join(' ')}`;
}
