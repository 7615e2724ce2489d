import { createHash } from 'node:crypto';
import type { FileVersion, Shelf } from '../shelf.ts';
import { beginWriting } from './head.ts';
import { problem } from './problems.ts';
import type { Session } from './session.ts';

type Found = FileVersion & { readonly bytes: Uint8Array };

/** The shelf of an office. Each change is one statement, so that it is done whole or not at all. */
export function shelf(session: Session, office: string): Shelf {
  const { query } = session;
  const keep = async (bytes: Uint8Array): Promise<string> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await query('INSERT INTO blobs (office, sha256, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      office,
      sha256,
      bytes,
    ]);
    return sha256;
  };
  const remove = async (digests: readonly string[]): Promise<void> => {
    await query(
      `DELETE FROM blobs WHERE office = $1 AND sha256 = ANY($2::text[])
       AND sha256 NOT IN (SELECT sha256 FROM files WHERE office = $1)`,
      [office, digests],
    );
  };
  const digests = async (): Promise<readonly string[]> => {
    const found = await query<{ sha256: string }>(
      `SELECT sha256 FROM blobs WHERE office = $1 AND sha256 NOT IN (SELECT sha256 FROM files WHERE office = $1)
       ORDER BY sha256`,
      [office],
    );
    return found.map(({ sha256 }) => sha256);
  };
  return {
    keep,
    async bytesOf(sha256) {
      const [found] = await query<{ bytes: Uint8Array }>('SELECT bytes FROM blobs WHERE office = $1 AND sha256 = $2', [
        office,
        sha256,
      ]);
      return found?.bytes;
    },
    remove,
    digests,
    sweep: (named) =>
      session.alone(async () => {
        try {
          await beginWriting(session, office);
          const stay = await named();
          await remove((await digests()).filter((one) => !stay.has(one)));
          await session.commit();
        } catch (error) {
          throw problem(error, session.at);
        } finally {
          await session.rollBack();
        }
      }),
    async read(name) {
      const [found] = await query<Found>(
        `SELECT version, at, actor, sha256, bytes FROM files JOIN blobs USING (office, sha256)
         WHERE office = $1 AND name = $2 ORDER BY version DESC LIMIT 1`,
        [office, name],
      );
      return found;
    },
    async write(name, bytes, after, { at, actor }) {
      const sha256 = await keep(bytes);
      // The version before must be the last one; of two who write behind it, the key lets one through.
      const written = await query(
        `INSERT INTO files (office, name, version, at, actor, sha256)
         SELECT $1, $2, $3, $4, $5, $6
         WHERE $3 = 1 + (SELECT coalesce(max(version), 0) FROM files WHERE office = $1 AND name = $2)
         ON CONFLICT DO NOTHING RETURNING version`,
        [office, name, after + 1, at, actor, sha256],
      );
      if (written.length === 1) return true;
      // Asked again because the answer was lost: it may have been written the first time.
      const [same] = await query(
        'SELECT 1 FROM files WHERE office = $1 AND name = $2 AND version = $3 AND at = $4 AND actor = $5 AND sha256 = $6',
        [office, name, after + 1, at, actor, sha256],
      );
      return same !== undefined;
    },
    versions: (name) =>
      query<FileVersion>(
        'SELECT version, at, actor, sha256 FROM files WHERE office = $1 AND name = $2 ORDER BY version DESC',
        [office, name],
      ),
    async names() {
      const found = await query<{ name: string }>('SELECT DISTINCT name FROM files WHERE office = $1 ORDER BY name', [
        office,
      ]);
      return found.map(({ name }) => name);
    },
  };
}
