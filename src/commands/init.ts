import type { Command } from 'commander';
import type { Base } from '../context.ts';
import { CONTACTS, issuerMissing } from '../core/profile/checks.ts';
import { inventedSettings, isOther, mending, NOT_TAKEN_OVER, openSettings, PRINTED } from '../core/profile/own.ts';
import { folderOf, isShared } from '../core/text/address.ts';
import { Abort } from '../errors.ts';
import {
  editOffice,
  loadProfile,
  loadText,
  type SettingRequest,
  settingRequest,
  withPrograms,
} from '../office/profile-file.ts';
import { type Asked, askOffice, offerFirst } from './init-wizard.ts';
import { bareVerb, type Kit } from './shared/kit.ts';

export interface InitOptions {
  /** KEY=VALUE each. */
  readonly set?: readonly string[];
}

export function initCommand(kit: Kit): Command {
  return bareVerb(kit, 'init', {
    examples: [
      'coopj init --yes',
      "coopj init --yes --set issuer.name.ja='見本 学長' --set issuer.name.en='MIHON Gakucho'",
    ],
    flags: { set: '<key=value>*', dryRun: '' },
    run: (base, flags) => init(base, flags),
  });
}

/** Creates profile, database and signing key if missing, and says what is still to be filled in. Existing ones stay as they are. */
export async function init(base: Base, { set = [] }: InitOptions): Promise<void> {
  const { place, files, out, words, runFlags } = base;
  const said = words.offices.init;
  const requests = set.map(settingRequest);
  const isThere = await exists(base, place.profile);
  if (runFlags.dryRun) {
    const files = [place.profile, place.database, place.key];
    const there = [isThere, await hasDatabase(base), await exists(base, place.key)];
    const would = files.filter((_, index) => !there[index]);
    return out.done([...would.map(said.wouldMake), words.offices.edit.dry], { would });
  }
  // A profile in a shared store lies in its tables.
  const inStore = isShared(place.database) ? await base.makeDatabase() : undefined;
  const profileThere = isThere || !(await makeProfile(base, requests));
  if (profileThere && requests.length > 0) out.warn(said.setsIgnored);
  // Read from the file, new or existing: an invalid profile stops here, before a database is created beside it.
  const { office } = await loadProfile(place.profile, files.read);
  const database = inStore ?? (await base.makeDatabase());
  // One key signs for an office: on the second computer it is not made but brought.
  const isElsewhere = inStore === 'there' && profileThere && !(await exists(base, place.key));
  const key = isElsewhere ? 'elsewhere' : await base.makeKey();
  if (isElsewhere) await files.makeRoomFor(place.key);

  const missing = [...issuerMissing(office), ...openSettings(office, PRINTED)];
  const invented = inventedSettings(office, CONTACTS).filter((key) => !missing.includes(key));
  await out.done(
    [
      profileThere ? said.profileThere(place.profile) : said.profileMade(place.profile),
      database === 'there' ? said.databaseThere(place.database) : said.databaseMade(place.database),
      { there: said.keyThere, made: said.keyMade, elsewhere: said.keyElsewhere }[key](place.key),
      ...(missing.length > 0 ? [said.missing(missing)] : []),
      ...(invented.length > 0 ? [said.invented(invented)] : []),
      said.next,
      ...(missing.length > 0 ? [`  ${mending(missing)}`] : []),
      said.check,
      said.import,
    ],
    {
      profile: { file: place.profile, made: !profileThere },
      database: { file: place.database, made: database === 'made' },
      key: { file: place.key, made: key === 'made' },
      missing,
      invented,
    },
  );
  if (!profileThere && asks(base)) await offerFirst(base);
}

/** Is there somebody to ask? */
const asks = ({ prompt, runFlags }: Base): boolean => prompt.able && !runFlags.yes;

async function exists({ files }: Pick<Base, 'files'>, file: string): Promise<boolean> {
  const at = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
  const names = await files.list(file.slice(0, at) || '/').catch(unlessMissing);
  return (names ?? []).includes(file.slice(at + 1));
}

/** A shared store answers what lies in it where it is there. */
async function hasDatabase({ files, place }: Base): Promise<boolean> {
  if (!isShared(place.database)) return exists({ files }, place.database);
  return files.list(folderOf(place.database)).then(
    () => true,
    (error) => unlessMissing(error) ?? false,
  );
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Abort && error.problem === 'store-missing') return undefined;
  throw error;
}

/** Makes it, and says whether that was done: another `init` may have been faster, and its profile counts. */
async function makeProfile(base: Base, requests: readonly SettingRequest[]): Promise<boolean> {
  const { place, files } = base;
  const sample = await loadText(`${place.templates}/office.toml`, files.read);
  const { settings, programs }: Asked = asks(base)
    ? await askOffice(base, sample, requests)
    : { settings: [], programs: [] };
  const said = [...settings, ...requests];
  const other = isOther(said);
  const blank = other ? NOT_TAKEN_OVER.filter((key) => !said.some((request) => request.key === key)) : [];
  const from = other ? withPrograms(sample, programs) : sample;
  const text = await editOffice(from, [...blank.map(emptied), ...said], place.profile);
  try {
    await files.write(place.profile, new TextEncoder().encode(text), { personal: true, own: true });
    return true;
  } catch (error) {
    if (error instanceof Abort && error.problem === 'file-exists') return false;
    throw error;
  }
}

const emptied = (key: string): SettingRequest => ({ key, value: key === 'course.credits' ? '0' : '' });
