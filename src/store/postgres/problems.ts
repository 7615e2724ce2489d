import { Abort } from '../../errors.ts';

/** PostgreSQL's word for what went wrong; undefined of an error that did not come from the server or the way to it. */
export function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

const LOST = /^(08|57P0[1-5]|53300|25P0[34]|E(?!RR_)[A-Z_]{3,})/;
/** The client's own words, which have no code. */
const GONE =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|timeout expired|Connection ended)/;
/** What Node says of a certificate that it does not take. */
const CERTIFICATE = /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_|ERR_TLS_CERT_)/;

/** The address says what cannot be done. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Another of several servers takes the changes by now, or will soon. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

/** A server that only repeats another one's changes. */
export const isReadOnly = (error: unknown): boolean => codeOf(error) === '25006';

/** No server has that name: a slip of the pen, as long as none answered before. */
export const isNowhere = (error: unknown): boolean => codeOf(error) === 'ENOTFOUND';

/** The server is gone, or the way to it: it may answer again. */
export const isLost = (error: unknown): boolean => {
  if (error instanceof Moved) return true;
  const code = codeOf(error);
  if (code !== undefined) return LOST.test(code);
  return error instanceof Error && GONE.test(error.message);
};

/** Nobody answered for seconds. */
export const isSlow = (error: unknown): boolean =>
  codeOf(error) === 'ETIMEDOUT' || (error instanceof Error && /timeout/.test(error.message));

/** Nothing is wrong but that others wrote at the same moment. */
export const isPassing = (error: unknown): boolean => /^(40001|40P01)$/.test(codeOf(error) ?? '');

/** A number, reference or code that must be unique is already taken. */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505';

/** What has words of its own stands under its code, all else as the server says it. */
const TOLD =
  /^(E(?!RR_)[A-Z_]{3,}|25006|28P01|28000|3D000|42501|57014|57P0[1-3]|53300|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID)$/;

/** Why a server cannot be used; undefined of all else. */
function whyUnusable(error: unknown, code: string | undefined, why: string): string | undefined {
  if (error instanceof Moved || error instanceof Unusable) return why;
  // What the client says by itself has no code.
  if (code === undefined) {
    if (why === 'The server does not support SSL connections') return 'no-tls';
    if (/^SASL\b/.test(why)) return why;
    if (isLost(error)) return isSlow(error) ? 'ETIMEDOUT' : why;
    return undefined;
  }
  if (TOLD.test(code)) return code;
  if (CERTIFICATE.test(code)) return 'untrusted';
  // Refused to this login, or an encryption that the two do not agree upon.
  return isLost(error) || /^(28|ERR_(SSL|TLS)_)/.test(code) ? why : undefined;
}

/** Turns an error of the server, or of the way to it, into an Abort; returns anything else unchanged. `at`: the store, without its password. */
export function problem(error: unknown, at: string): unknown {
  if (error instanceof Abort) return error;
  const code = codeOf(error);
  const why = error instanceof Error ? error.message : String(error);
  const unusable = whyUnusable(error, code, why);
  if (unusable !== undefined) return new Abort('store-unreadable', { file: at, why: unusable });
  if (code === undefined) return error;
  // A lock that somebody kept for too long, or others who wrote at the same moment, again and again.
  if (code === '55P03' || isPassing(error)) return new Abort('store-locked', { file: at });
  // A table that is not there.
  if (/^(42P01|42703|XX001|XX002)/.test(code)) return new Abort('store-damaged', { file: at, why });
  if (/^(53|58)/.test(code)) return new Abort('store-disk', { file: at, why });
  return error;
}
