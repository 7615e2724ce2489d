import type { CompanyChange, StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { evolveCompany } from '../../core/journal/evolve-company.ts';
import type { Company, CompanyCode } from '../../core/model/company.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Draft, Store, Versioned, Write } from '../../store/store.ts';

/** The records as the rows so far leave them: a later row finds what an earlier one says, though nothing is written yet. */
export interface PlannedRecords {
  /** Looks for these students at once: they are asked for next, one by one. */
  ahead(rows: readonly { readonly number?: StudentNumber | undefined }[]): Promise<void>;
  /** As recorded, whatever an earlier row says. */
  recorded(number: StudentNumber): Promise<Versioned<Dossier> | undefined>;
  dossier(number: StudentNumber): Promise<Versioned<Dossier> | undefined>;
  company(code: CompanyCode): Promise<Versioned<Company> | undefined>;
  /** By the exact name: a word that is a code, or an English name, is no match. */
  companyNamed(name: string): Promise<Versioned<Company> | undefined>;
  /** The number of the next free code. */
  nextCompany(): Promise<number>;
  add(write: Write): void;
}

export function plannedOn(store: Store, draft: Draft): PlannedRecords {
  const codes = new Map<string, CompanyCode>();
  let highest = 0;
  let looked = new Map<StudentNumber, Versioned<Dossier> | undefined>();

  const recorded = async (number: StudentNumber) => (looked.has(number) ? looked.get(number) : store.dossier(number));

  async function company(code: CompanyCode): Promise<Versioned<Company> | undefined> {
    const recorded = await store.company(code);
    const planned = draft.of(`company:${code}`);
    if (!planned) return recorded;
    const changes = planned.changes as readonly CompanyChange[];
    const value = changes.reduce<Company | undefined>(evolveCompany, recorded?.value);
    return value && { value, revision: planned.revision };
  }

  return {
    async ahead(rows) {
      const numbers = rows.flatMap(({ number }) => number ?? []);
      looked = new Map(numbers.map((number) => [number, undefined]));
      for await (const one of store.dossiers({ numbers })) looked.set(one.value.student.number, one);
    },
    recorded,
    async dossier(number) {
      const stands = await recorded(number);
      const planned = draft.of(`student:${number}`);
      if (!planned) return stands;
      const changes = planned.changes as readonly StudentChange[];
      const value = changes.reduce<Dossier | undefined>(evolve, stands?.value);
      return value && { value, revision: planned.revision };
    },
    company,
    async companyNamed(name) {
      const code = codes.get(name) ?? (await store.findCompany(name))?.value.code;
      const found = code === undefined ? undefined : await company(code);
      return found?.value.name === name ? found : undefined;
    },
    nextCompany: async () => Math.max(await store.next({ of: 'company' }), highest + 1),
    add(write) {
      draft.add(write);
      for (const change of write.changes) {
        if (change.type === 'company-added') {
          codes.set(change.facts.name, change.facts.code);
          highest = Math.max(highest, Number(/^C-(\d+)/.exec(change.facts.code)?.[1] ?? 0));
        } else if (change.type === 'company-edited' && change.set.name !== undefined) {
          codes.set(change.set.name, write.subject.slice('company:'.length));
        }
      }
    },
  };
}
