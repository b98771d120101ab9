import {
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Button,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowRedo20Regular, ArrowUndo20Regular, Broom20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { BoardStyle } from './boardStyle.ts';
import { colours } from './boardStyle.ts';
import { StyleChoices } from './StyleChoices.tsx';
import { ToolButton } from './ToolButton.tsx';
import { useBarStyles } from './useBarStyles.ts';

type Props = {
  style: BoardStyle;
  canUndo: boolean;
  canRedo: boolean;
  /** Colour and width fold into one button. */
  hasLittleRoom: boolean;
  /** Else clearing stands with the tools. */
  hasClear: boolean;
  onStyle: (style: Partial<BoardStyle>) => void;
  onUndo: () => void;
  onRedo: () => void;
  onClear: () => void;
};

/** Colour, width, undo, redo, clear. */
export function StyleBar(props: Props) {
  const { style, canUndo, canRedo, hasLittleRoom, hasClear, onStyle, onUndo, onRedo, onClear } = props;
  const bar = useBarStyles();
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('boardSurface.style')} className={bar.bar}>
      {hasLittleRoom ? (
        <FoldedChoices style={style} onStyle={onStyle} />
      ) : (
        <StyleChoices style={style} onChange={onStyle} />
      )}
      {!hasLittleRoom && <span className={bar.divider} />}
      <ToolButton
        name={t('boardSurface.undo')}
        icon={<ArrowUndo20Regular />}
        shortcut="Ctrl+Z"
        isDisabled={!canUndo}
        onPress={onUndo}
      />
      <ToolButton
        name={t('boardSurface.redo')}
        icon={<ArrowRedo20Regular />}
        shortcut="Ctrl+Y"
        isDisabled={!canRedo}
        onPress={onRedo}
      />
      {hasClear && <ToolButton name={t('boardSurface.clear')} icon={<Broom20Regular />} onPress={onClear} />}
    </div>
  );
}

function FoldedChoices({ style, onStyle }: Pick<Props, 'style' | 'onStyle'>) {
  const styles = useStyles();
  const bar = useBarStyles();
  const { t } = useTranslation();
  const name = `${t('boardSurface.style')}: ${t(`boardSurface.colours.${style.colour}`)}, ${t(`boardSurface.widths.${style.width}`)}`;
  return (
    <Popover positioning="above" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={bar.button}
          aria-label={name}
          icon={<span className={styles.swatch} style={{ backgroundColor: colours[style.colour] }} />}
        />
      </PopoverTrigger>
      <PopoverSurface className={styles.folded} aria-label={t('boardSurface.style')}>
        <StyleChoices style={style} onChange={onStyle} />
      </PopoverSurface>
    </Popover>
  );
}

const useStyles = makeStyles({
  swatch: {
    width: '22px',
    height: '22px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusCircular,
    forcedColorAdjust: 'none',
  },
  folded: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px',
    maxWidth: '310px',
    boxSizing: 'border-box',
    padding: '8px',
  },
});
