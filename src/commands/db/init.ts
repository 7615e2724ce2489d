import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { typed } from '../../core/text/typed.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';

export const initCommand = (kit: Kit): Command =>
  bareVerb(kit, 'db init', {
    examples: ['coopj db init', 'coopj db init --db postgres://mihon@db.example.ac.jp/coopj'],
    run: init,
  });

/** Makes tables, roles and rights of a shared store, or brings them up to date. Run by whoever owns the database. */
async function init({ out, words, place, people }: Base): Promise<void> {
  const store = await people();
  const offices = await store.init();
  const said = words.people;
  const [first] = offices;
  const isOpen = (await store.list()).length > 0;
  const next = first === undefined ? said.nextOffice : said.nextPerson(typed(first));
  await out.done(
    [said.ready(place.database), ...(offices.length > 0 ? [said.offices(offices)] : []), ...(isOpen ? [] : [next])],
    { database: place.database, offices },
  );
}
