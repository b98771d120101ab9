import { useAnnounce } from '@fluentui/react-components';
import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LocaleContext } from '../../ui/formatTime.ts';
import type { BoardSync } from '../sync/BoardSync.ts';
import type { Change } from './groupChanges.ts';
import { changeOf, groupChanges } from './groupChanges.ts';
import type { ObjectKind } from './listObjects.ts';
import { kindOf } from './listObjects.ts';
import { thingsOf } from './objectWords.ts';

/** Whoever moves something makes many changes a second; so often it is said at most. */
const pauseMilliseconds = 4_000;

/** Says what others did: "Anna Keller added an arrow and a note". */
export function useAnnounceChanges(sync: BoardSync): void {
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const { announce } = useAnnounce();
  const waiting = useRef(new Map<string, Change>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const say = useEffectEvent(() => {
    timer.current = null;
    const groups = groupChanges([...waiting.current.values()]);
    waiting.current.clear();
    const sentences = groups.map(({ name, how, kinds }) =>
      t(`boardSurface.${how}`, {
        name: name ?? t('boardSurface.somebody'),
        things: thingsOf(t, kinds, locale),
      }),
    );
    if (sentences.length > 0) announce(sentences.join('. '));
  });

  useEffect(() => {
    const known = new Map<string, ObjectKind>();
    for (const element of sync.elements().values())
      if (!element.isDeleted) known.set(element.id, kindOf(element));
    const end = sync.onChanged((elements, { isRefused }) => {
      for (const element of elements) {
        const change = changeOf(element, {
          before: known.get(element.id),
          author: sync.authorOf(element.id),
        });
        if (element.isDeleted) known.delete(element.id);
        else known.set(element.id, kindOf(element));
        if (change === null || isRefused) continue;
        // What was added a moment ago and moved since was added.
        const earlier = waiting.current.get(element.id);
        const how = earlier?.how === 'added' && change.how === 'changed' ? 'added' : change.how;
        waiting.current.set(element.id, { ...change, how });
      }
      if (waiting.current.size > 0) timer.current ??= setTimeout(say, pauseMilliseconds);
    });
    return () => {
      end();
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    };
  }, [sync]);
}
