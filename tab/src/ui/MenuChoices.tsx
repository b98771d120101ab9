import type { PositioningProps } from '@fluentui/react-components';
import { makeStyles, Menu, MenuItem, MenuItemRadio, MenuList, MenuPopover } from '@fluentui/react-components';
import { useId } from 'react';
import type { Choice } from './choice.ts';

type Props = {
  target: HTMLElement | null;
  choices: readonly Choice[];
  positioning: PositioningProps | undefined;
  isTouch: boolean;
  onClose: () => void;
};

/** The open menu of a `PressMenu`. */
export function MenuChoices({ target, choices, positioning, isTouch, onClose }: Props) {
  const styles = useStyles();
  const id = useId();
  const checked = choices.filter(({ isChecked }) => isChecked).map(({ key }) => key);
  return (
    <Menu
      open
      checkedValues={{ choice: checked }}
      positioning={{ position: 'below', align: 'start', offset: 4, target, ...positioning }}
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <MenuPopover>
        <MenuList>
          {choices.map(({ key, label, icon, note, isDisabled = false, isChecked, onChoose }) => {
            const common = {
              disabled: isDisabled,
              className: isTouch ? styles.touch : undefined,
              onClick: isDisabled ? undefined : onChoose,
            };
            // Its name is its label alone; the second line, hidden from the name, describes it.
            const described = note
              ? {
                  'aria-describedby': `${id}${key}`,
                  subText: { id: `${id}${key}`, 'aria-hidden': true, children: note },
                }
              : {};
            return isChecked === undefined ? (
              <MenuItem key={key} {...common} {...described} {...(icon ? { icon } : {})}>
                {label}
              </MenuItem>
            ) : (
              <MenuItemRadio key={key} {...common} name="choice" value={key}>
                {label}
              </MenuItemRadio>
            );
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const useStyles = makeStyles({ touch: { minHeight: '48px' } });
