import type { Base } from '../../context.ts';
import { minuteIn, TOKYO } from '../../core/calendar/dates.ts';
import { Abort } from '../../errors.ts';
import { loadProfile } from '../../office/profile-file.ts';

/** Instants as people read them: by the office's clock, or the programme's where no profile can be used. */
export async function clockOf({ place, files }: Pick<Base, 'place' | 'files'>): Promise<(at: string) => string> {
  const zone = await loadProfile(place.profile, files.read).then(
    ({ office }) => office.office.timezone,
    (error) => {
      if (error instanceof Abort) return TOKYO;
      throw error;
    },
  );
  return minuteIn(zone);
}
