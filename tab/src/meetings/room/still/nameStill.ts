export type StillName = {
  /** Of the case; null where there is none. */
  caseNumber: string | null;
  at: Date;
  /** Such as "Anna Keller" or "Screen of Anna Keller". */
  whose: string;
  ending: 'jpg' | 'png';
};

const two = (part: number) => String(part).padStart(2, '0');

/** `SC-2026-000123 2026-11-12 21.46.10 Anna Keller.jpg`: by the device's clock, without what a file system refuses. */
export function nameStill({ caseNumber, at, whose, ending }: StillName): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('.');
  const name = [caseNumber, day, clock, whose].filter(Boolean).join(' ');
  const plain = name.replace(/[<>:"/\\|?*\u0000-\u001f]/gu, '_');
  // A file's name has at most 255 characters.
  return `${Array.from(plain).slice(0, 200).join('').trim()}.${ending}`;
}
