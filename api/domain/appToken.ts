/** The app's own token for one service, kept until shortly before it ends. */
export type AppToken = {
  /** Rejects when Entra does not give one in time. */
  get(): Promise<string>;
  /**
   * After the service has refused it: the next one is new. Where it is said which one was refused, a newer one, that
   * somebody else has got meanwhile, stays.
   */
  forget(refused?: string): void;
};
