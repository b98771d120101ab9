import { makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { BoardStyle } from './boardStyle.ts';
import { colourNames, colours, widthNames } from './boardStyle.ts';
import { RadioRow } from './RadioRow.tsx';
import { useBarStyles } from './useBarStyles.ts';

type Props = { style: BoardStyle; onChange: (style: Partial<BoardStyle>) => void };

const dots = { thin: 6, medium: 9, thick: 13 } as const;

/** Six colours that everybody sees alike, and three widths. */
export function StyleChoices({ style, onChange }: Props) {
  const styles = useStyles();
  const bar = useBarStyles();
  const { t } = useTranslation();
  return (
    <>
      <RadioRow
        label={t('boardSurface.colour')}
        values={colourNames}
        chosen={style.colour}
        nameOf={(name) => t(`boardSurface.colours.${name}`)}
        onChoose={(colour) => onChange({ colour })}
      >
        {(name) => <span className={styles.swatch} style={{ backgroundColor: colours[name] }} />}
      </RadioRow>
      <span className={bar.divider} />
      <RadioRow
        label={t('boardSurface.width')}
        values={widthNames}
        chosen={style.width}
        nameOf={(name) => t(`boardSurface.widths.${name}`)}
        onChoose={(width) => onChange({ width })}
      >
        {(name) => <span className={styles.dot} style={{ width: dots[name], height: dots[name] }} />}
      </RadioRow>
    </>
  );
}

const useStyles = makeStyles({
  swatch: {
    width: '22px',
    height: '22px',
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusCircular,
    // It shows a colour: the system's must not take its place.
    forcedColorAdjust: 'none',
  },
  dot: { borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralForeground1 },
});
