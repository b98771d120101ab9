import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Company } from '../../../api/contract/people.ts';
import { bareButton } from '../files/bareButton.ts';
import { visibleName } from '../messages/visibleName.ts';
import { useSession } from '../session.ts';
import { PersonAvatar } from '../ui/PersonAvatar.tsx';
import type { Lane } from './lane/Lane.ts';

/** `peerId`: of his window that looks at something. */
type Here = { id: string; name: string; companyId: string; peerId: string | null };
type Props = {
  lane: Lane;
  companies: readonly Company[];
  /** Besides one's own; `+2` tells of more. */
  mostFaces: number;
  isTouch: boolean;
  /** Looks where that window of somebody looks. */
  onFollow: (peerId: string) => void;
};

/** The faces of who has the board open; the reader's own first where there is room. Nothing while nobody else is there. */
export function PeopleHere({ lane, companies, mostFaces, isTouch, onFollow }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { person } = useSession();
  const others = useOthers(lane, person.id);
  if (others.length === 0) return null;
  const companyOf = ({ companyId }: Here) => companies.find(({ id }) => id === companyId)?.name ?? '';
  const nameOf = (one: Here) => [visibleName(one.name), companyOf(one)].filter(Boolean).join(' · ');
  const faces = others.slice(0, mostFaces);
  const names = others.map(nameOf).join(', ');
  return (
    <div
      role="group"
      className={styles.faces}
      aria-label={t('whiteboards.window.here', { count: others.length, names })}
    >
      {!isTouch && (
        <span title={t('messages.you')} className={styles.face}>
          <PersonAvatar id={person.id} name={person.name} />
        </span>
      )}
      {faces.map((one) => (
        <span key={one.id} className={mergeClasses(styles.face, isTouch && styles.touch)}>
          <PersonAvatar id={one.id} name={one.name} />
          <button
            type="button"
            className={styles.button}
            aria-label={t('whiteboards.window.follow', { name: nameOf(one) })}
            aria-disabled={one.peerId === null}
            title={nameOf(one)}
            onClick={() => {
              if (one.peerId !== null) onFollow(one.peerId);
            }}
          />
        </span>
      ))}
      {faces.length < others.length && (
        <span className={styles.more} title={names}>
          {t('whiteboards.window.moreHere', { count: others.length - faces.length })}
        </span>
      )}
    </div>
  );
}

/** Everybody once, however many windows he has. */
function useOthers(lane: Lane, ownId: string): readonly Here[] {
  const [others, setOthers] = useState<readonly Here[]>([]);
  useEffect(() => {
    const take = () => {
      const byId = new Map<string, Here>();
      for (const { id, personId, name, companyId, viewport } of lane.peers()) {
        if (personId === ownId) continue;
        const peerId = viewport ? id : (byId.get(personId)?.peerId ?? null);
        byId.set(personId, { id: personId, name, companyId, peerId });
      }
      const found = [...byId.values()].sort((one, other) => one.name.localeCompare(other.name));
      // Pointers move all the time, faces do not.
      setOthers((before) => (areSame(before, found) ? before : found));
    };
    take();
    return lane.onPeers(take);
  }, [lane, ownId]);
  return others;
}

function areSame(some: readonly Here[], others: readonly Here[]): boolean {
  const keyOf = ({ id, peerId }: Here) => `${id} ${peerId}`;
  return some.length === others.length && some.every((one, at) => keyOf(one) === keyOf(others[at] ?? one));
}

const useStyles = makeStyles({
  faces: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0 },
  face: { position: 'relative', display: 'flex', alignItems: 'center', justifyContent: 'center' },
  // Above the initials, not around them: they are no words that its name would have to begin with.
  button: { ...bareButton, position: 'absolute', inset: 0, borderRadius: tokens.borderRadiusCircular },
  touch: { width: '48px', height: '48px' },
  more: {
    ...typographyStyles.caption1Strong,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '32px',
    height: '32px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
  },
});
