import type { CaseHit } from '../../api/domain/relay/posts.ts';
import { openButton } from './actions.ts';
import { badges, heading } from './blocks.ts';
import type { Action, Element } from './card.ts';
import { severityBadge, turnBadge, turnWords } from './caseWords.ts';
import type { Setting } from './rendered.ts';
import { paragraph } from './text.ts';
import { visibleName } from './visible.ts';

/** As many as a phone shows without much scrolling; more are found by their number. */
export const shownCases = 6;

/** Each with the button for what is asked. */
export function caseRows(
  cases: CaseHit[],
  setting: Setting,
  toButton: (hit: CaseHit) => Action | null,
): Element[] {
  return cases.slice(0, shownCases).map((hit) => {
    const button = toButton(hit);
    return {
      type: 'Container',
      separator: true,
      items: [
        ...caseHead(hit, setting, 'row'),
        ...(button ? [{ type: 'ActionSet' as const, spacing: 'Small' as const, actions: [button] }] : []),
      ],
    };
  });
}

/** Number, title, machine, and how it stands. */
export function caseHead(hit: CaseHit, setting: Setting, as: 'row' | 'card'): Element[] {
  const { words, place } = setting;
  const title = visibleName(hit.title);
  const about = [
    hit.number,
    visibleName(hit.machine),
    place.audience === 'gfms' && visibleName(hit.customerName),
  ];
  return [
    paragraph({ text: about.filter(Boolean).join(' · '), size: 'Small', isSubtle: true }),
    as === 'card' ? heading(title) : paragraph({ text: title, weight: 'Bolder' }, { spacing: 'None' }),
    badges([severityBadge(words, hit.severity), turnBadge(turnWords(words, hit, place), hit, place)]),
  ];
}

export function openCase(hit: CaseHit, { words }: Setting): Action | null {
  return openButton(words.say('action.open'), hit.url);
}
