import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Checkmark16Regular,
  CheckmarkCircle16Regular,
  ErrorCircle16Filled,
  QuestionCircle16Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../../api/contract/messages.ts';
import { LazyPart } from '../ui/LazyPart.tsx';
import { useListSettings } from './ListContext.ts';
import { SendAgainButton } from './SendAgainButton.tsx';
import type { Standing } from './standing.ts';
import { standingOf } from './standing.ts';
import { useSignStyles } from './useSignStyles.ts';
import { visibleName } from './visibleName.ts';

const loadList = () => import('./DeliveryList.tsx').then((file) => file.DeliveryList);

const icons = {
  stored: Checkmark16Regular,
  arrived: CheckmarkCircle16Regular,
  notConfirmed: QuestionCircle16Regular,
  unreachable: ErrorCircle16Filled,
  failed: ErrorCircle16Filled,
} as const;

/** How far a stored message came. Where it goes to Teams places, a press opens the list of them. */
export function PlacedSign({ message }: { message: Message }) {
  const shared = useSignStyles();
  const styles = useStyles();
  const words = useStandingWords(message);
  const { layout } = useListSettings();
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const standing = standingOf(message);
  const Icon = icons[standing.kind];
  const isProblem = standing.kind === 'failed' || standing.kind === 'unreachable';
  const content = (
    <>
      <Icon aria-hidden className={shared.icon} />
      <span>{words}</span>
    </>
  );
  if (!message.delivery?.length) return <p className={shared.sign}>{content}</p>;
  // Several places, each with a button of its own, stand in the list.
  const again = 'places' in standing && standing.places.length === 1 ? standing.places[0] : undefined;
  return (
    <div className={again ? shared.failed : undefined}>
      <button
        ref={setButton}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={mergeClasses(
          shared.sign,
          styles.button,
          isProblem && shared.problem,
          layout === 'one' && styles.touch,
        )}
        onClick={() => setIsOpen(!isOpen)}
      >
        {content}
      </button>
      {again && <SendAgainButton messageId={message.id} delivery={again} onSent={() => button?.focus()} />}
      {isOpen && (
        <LazyPart load={loadList} props={{ message, target: button, onClose: () => setIsOpen(false) }} />
      )}
    </div>
  );
}

function useStandingWords(message: Message): string {
  const { t } = useTranslation();
  const { times, companies } = useListSettings();
  const time = times.clock(message.createdAt);
  const standing: Standing = standingOf(message);
  switch (standing.kind) {
    case 'stored':
      return t('messages.sign.stored', { time });
    case 'arrived': {
      const company = companies.get(standing.companyId)?.name;
      return company === undefined
        ? t('messages.sign.stored', { time })
        : t('messages.sign.arrived', { time, company });
    }
    case 'notConfirmed':
      return t('messages.sign.notConfirmed', { time });
    case 'unreachable':
    case 'failed': {
      const [first, ...others] = standing.places;
      if (!first || others.length > 0) {
        return t('messages.sign.notSentToSome', { time, count: standing.places.length });
      }
      const key = standing.kind === 'failed' ? 'notSentTo' : 'notReached';
      return t(`messages.sign.${key}`, { time, place: visibleName(first.placeName) });
    }
    default:
      return standing satisfies never;
  }
}

const useStyles = makeStyles({
  button: {
    padding: '0 2px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  touch: { minHeight: '48px' },
});
