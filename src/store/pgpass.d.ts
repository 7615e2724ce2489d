declare module 'pgpass' {
  /** Answers the password that ~/.pgpass has for a login, or nothing. */
  function pgpass(
    login: { readonly host: string; readonly port: number; readonly database?: string; readonly user?: string },
    answer: (password: string | undefined) => void,
  ): void;
  export = pgpass;
}
