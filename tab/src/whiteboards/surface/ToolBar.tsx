import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  useArrowNavigationGroup,
} from '@fluentui/react-components';
import { Broom20Regular, MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToolName } from './boardTools.ts';
import { boardTools, toolNames } from './boardTools.ts';
import { ToolButton } from './ToolButton.tsx';
import { toolIcons } from './toolIcons.tsx';
import { useBarStyles } from './useBarStyles.ts';

/** What one reaches for most. */
const mostUsed: readonly ToolName[] = ['select', 'pen', 'arrow', 'note', 'marker'];

type Props = {
  tool: ToolName;
  /** `row`: all of them below the board; `little`: the most used ones, the others behind "More". */
  room: 'column' | 'row' | 'little';
  /** `isByKeyboard`: who pressed it cannot point at the board now. */
  onTake: (tool: ToolName, how: { isByKeyboard: boolean }) => void;
  onClear: () => void;
};

export function ToolBar({ tool, room, onTake, onClear }: Props) {
  const isColumn = room === 'column';
  const styles = useBarStyles();
  const { t } = useTranslation();
  const arrows = useArrowNavigationGroup({
    axis: isColumn ? 'vertical' : 'horizontal',
    memorizeCurrent: true,
  });
  const shown = room === 'little' ? mostUsed : toolNames;
  const take = (name: ToolName, event: MouseEvent) => onTake(name, { isByKeyboard: event.detail === 0 });
  return (
    <div
      role="toolbar"
      aria-label={t('boardSurface.tools')}
      aria-orientation={isColumn ? 'vertical' : 'horizontal'}
      className={mergeClasses(styles.bar, isColumn && styles.column)}
      {...arrows}
    >
      {shown.map((name) => {
        const Icon = toolIcons[name];
        return (
          <ToolButton
            key={name}
            name={t(`boardSurface.tool.${name}`)}
            icon={<Icon filled={tool === name} />}
            shortcut={boardTools[name].key}
            isPressed={tool === name}
            tooltip={isColumn ? 'after' : 'above'}
            onPress={(event) => take(name, event)}
          />
        );
      })}
      {room === 'little' && <MoreTools tool={tool} onTake={take} onClear={onClear} />}
    </div>
  );
}

function MoreTools({
  tool,
  onTake,
  onClear,
}: {
  tool: ToolName;
  onTake: (name: ToolName, event: MouseEvent) => void;
  onClear: () => void;
}) {
  const styles = useBarStyles();
  const { t } = useTranslation();
  const others = toolNames.filter((name) => !mostUsed.includes(name));
  return (
    <Menu checkedValues={{ tool: [tool] }} positioning={{ position: 'above', align: 'end' }}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={mergeClasses(styles.button, others.includes(tool) && styles.pressed)}
          icon={<MoreHorizontal20Regular />}
          aria-label={t('boardSurface.more')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {others.map((name) => {
            const Icon = toolIcons[name];
            return (
              <MenuItemRadio
                key={name}
                name="tool"
                value={name}
                icon={<Icon filled={tool === name} />}
                onClick={(event) => onTake(name, event)}
              >
                {t(`boardSurface.tool.${name}`)}
              </MenuItemRadio>
            );
          })}
          <MenuDivider />
          <MenuItem icon={<Broom20Regular />} onClick={onClear}>
            {t('boardSurface.clear')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
