/** One row of the benchmarks. It takes at most three minutes and leaves nothing behind. */
export type Row = {
  id: string;
  title: string;
  run(options: RowOptions): Promise<Outcome>;
};

export type RowOptions = {
  /** Also what takes longer than a row may. */
  isLong: boolean;
  say(line: string): void;
};

export type Outcome = {
  figures: Figure[];
  /** What the figures need to be understood, and which peer is missing why. */
  notes: string[];
};

/** A line of the row's table. */
export type Figure = {
  work: string;
  ours: string;
  /** Who is compared, and what he needs; null for a bound that stands alone. */
  peer: { name: string; value: string; ratio: number } | null;
  /** `isReached` null: shown, not judged. */
  target: string;
  isReached: boolean | null;
};
