import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATES,
  type CertificateKind,
  type CertificateState,
} from '../../core/model/certificate.ts';
import type { CertificateFilter, CertificateLine } from '../../store/store.ts';
import { namesOf } from '../../wording/describe.ts';
import { given, optionalDay, optionalOneOf } from '../shared/arguments.ts';
import { findStudent } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export type ListOptions = CertificateFilter;

export function listCommand(kit: Kit): Command {
  return verb(kit, 'certificate list', {
    lists: true,
    examples: [
      'coopj certificate list --student 20241001',
      'coopj certificate list --kind internship --state void',
      'coopj certificate list --from 2026-04-01 --to 2027-03-31 --format csv -o certificates.csv',
    ],
    flags: { student: '<number>', kind: '<kind>', state: '<state>', from: '<day>', to: '<day>' },
    run: (context, { student, ...flags }) =>
      list(
        context,
        given({
          student,
          kind: optionalOneOf<CertificateKind>(flags.kind, CERTIFICATE_KINDS, '--kind'),
          state: optionalOneOf<CertificateState>(flags.state, CERTIFICATE_STATES, '--state'),
          from: optionalDay(flags.from, context.today, '--from'),
          to: optionalDay(flags.to, context.today, '--to'),
        }),
      ),
  });
}

/** The register of certificates, by number. */
export async function list(context: Context, { student, ...filter }: ListOptions): Promise<void> {
  const { out, words, store } = context;
  const { columns: own, lang, state, empty } = words.papers;
  const { columns } = words.lists;
  const named = namesOf(words, await context.colleagues());
  const whose = student === undefined ? {} : { student: (await findStudent(context, student)).value.student.number };
  await out.list<CertificateLine>({
    columns: [
      { key: 'number', title: own.number, cell: ({ number }) => number },
      { key: 'kind', title: own.kind, cell: ({ kind }) => kind, text: ({ kind }) => words.terms.certificate[kind] },
      { key: 'student', title: columns.student, cell: (line) => line.student },
      { key: 'lang', title: own.lang, cell: (line) => line.lang, text: (line) => lang[line.lang], spare: true },
      { key: 'file', title: own.file, cell: ({ file }) => file, spare: true },
      {
        key: 'sha256',
        title: own.sha256,
        cell: ({ sha256 }) => sha256,
        text: ({ sha256 }) => sha256.slice(0, 12),
        spare: true,
      },
      { key: 'issuedOn', title: own.issuedOn, type: 'day', cell: ({ issuedOn }) => issuedOn },
      { key: 'purpose', title: own.purpose, cell: ({ purpose }) => purpose, spare: true },
      { key: 'by', title: own.by, cell: ({ by }) => by, text: ({ by }) => named(by) },
      { key: 'state', title: columns.state, cell: (line) => line.state, text: (line) => state[line.state] },
    ],
    student: (line) => line.student,
    rows: store.certificates({ ...whose, ...filter }),
    empty,
  });
}
