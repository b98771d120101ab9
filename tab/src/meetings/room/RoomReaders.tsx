import { useTranslation } from 'react-i18next';
import type { Company } from '../../../../api/contract/people.ts';
import { ReadersMark } from '../../ui/ReadersMark.tsx';

type Props = {
  companies: readonly Company[];
  /** What they can: come in here, or see what is about to be shared. */
  what: 'comeIn' | 'see';
  isStrip?: boolean;
};

/** Whose people can come into the room, or will see a still of it. */
export function RoomReaders({ companies, what, isStrip = false }: Props) {
  const { t } = useTranslation('room');
  const words = {
    only: (company: string) => t(`readers.${what}Only`, { company }),
    several: (names: string) => t(`readers.${what}`, { companies: names }),
  };
  return <ReadersMark companies={companies} words={words} isStrip={isStrip} />;
}
