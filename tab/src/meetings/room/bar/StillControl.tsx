import { Screenshot20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../../../messages/visibleName.ts';
import { PressMenu } from '../../../ui/PressMenu.tsx';
import type { Tile } from '../stage/arrange.ts';
import type { ControlLook } from './ControlButton.tsx';
import { ControlButton } from './ControlButton.tsx';

type Props = {
  stills: readonly Tile[];
  look: ControlLook;
  shortcut?: string;
  onStill: (tile: Tile) => void;
};

/** Takes a still; where several pictures are there, it asks of which. */
export function StillControl({ stills, look, shortcut, onStill }: Props) {
  const { t } = useTranslation('room');
  const [first, ...more] = stills;
  const common = {
    label: t('bar.still'),
    icon: <Screenshot20Regular />,
    look,
    ...(shortcut === undefined ? {} : { shortcut }),
  };
  if (more.length === 0) {
    return <ControlButton {...common} isDisabled={!first} onPress={() => first && onStill(first)} />;
  }
  return (
    <PressMenu
      isTouch
      positioning={{ position: 'above', align: 'center' }}
      trigger={({ ref, onClick, onPointerEnter, onFocus: _onFocus, ...menu }) => (
        <ControlButton {...common} ref={ref} menu={menu} onReach={onPointerEnter} onPress={onClick} />
      )}
      choices={stills.map((tile) => ({
        key: tile.key,
        label: stillWords(tile, t),
        onChoose: () => onStill(tile),
      }))}
    />
  );
}

function stillWords({ person, shows }: Tile, t: ReturnType<typeof useTranslation<'room'>>['t']): string {
  const name = visibleName(person.name);
  if (person.isSelf) return t(shows === 'screen' ? 'still.ofOwnScreen' : 'still.ofOwn');
  return t(shows === 'screen' ? 'still.ofScreen' : 'still.of', { name });
}
