import type { JournalHead } from '../core/journal/head.ts';
import type { OfficeKeys } from '../core/model/office-facts.ts';
import type { Colleague, Person, Role } from '../core/people/people.ts';
import type { Office } from '../core/profile/office.ts';
import type { Backups } from '../office/backup/backups.ts';
import type { Checkup } from '../office/checkup/checkup.ts';
import type { EvidenceRoom, PaperRoom } from '../office/evidence.ts';
import type { Moving } from '../office/moving/moving.ts';
import type { OfficeSearch } from '../office/search.ts';
import type { People } from '../store/people.ts';
import type { HistoryCheck, Store } from '../store/store.ts';

/** How a command opens the records. */
export interface Opening {
  readonly readOnly: boolean;
  /** Also what is not as it should be, to be looked at or mended. */
  readonly examine?: boolean;
}

/** An office's records and what belongs to them, wherever they lie, for one command. */
export interface Records {
  /** Is whoever works here allowed what this role is needed for? Of records that cannot be opened nobody knows: they say why themselves. */
  may(needed: Role): Promise<boolean>;
  /** What must be there before the profile can be read; who works there, where the records know it better than a flag. */
  reach(how: Opening): Promise<Person | undefined>;
  open(how: Opening, office: Office): Promise<Store>;
  /** Creates them, or checks that the existing ones can be opened. */
  make(): Promise<'made' | 'there'>;
  /** Of records that cannot be opened nothing is known: other commands say why. */
  keys(): Promise<OfficeKeys | undefined>;
  /** The history, looked at as it is: whoever is given the database alone can ask. */
  verify(kept?: JournalHead): Promise<HistoryCheck>;
  checkup(): Promise<Checkup>;
  readonly backups: Backups;
  readonly moving: Moving;
  evidence(): EvidenceRoom;
  readonly papers: PaperRoom;
  readonly search: OfficeSearch;
  /** Those whose logins the history may name. */
  colleagues(): Promise<readonly Colleague[]>;
  /** Who works in a shared store. */
  people(): Promise<People>;
}

/** Was anything recorded, by a command or by what it led through? */
export interface Deeds {
  any: boolean;
}

/** The same records; what is written to them is noted. */
export const noting = (records: Records, deeds: Deeds): Records => ({
  ...records,
  async open(...how) {
    const store = await records.open(...how);
    return {
      ...store,
      async apply(...asked) {
        const applied = await store.apply(...asked);
        deeds.any ||= applied.operation !== null;
        return applied;
      },
    };
  },
  async make() {
    const made = await records.make();
    deeds.any ||= made === 'made';
    return made;
  },
});
