import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
} from '@fluentui/react-components';
import { ZoomIn20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { useBarStyles } from './useBarStyles.ts';

type Props = {
  zoom: number;
  isNarrow: boolean;
  onZoom: (zoom: number) => void;
  onFitBackground: () => void;
  onFitBoard: () => void;
};

export function ZoomMenu({ zoom, isNarrow, onZoom, onFitBackground, onFitBoard }: Props) {
  const bar = useBarStyles();
  const { t } = useTranslation();
  const percent = Math.round(zoom * 100);
  return (
    <div className={bar.bar}>
      <Menu positioning={{ position: 'above', align: 'start' }}>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            className={mergeClasses(isNarrow && bar.button)}
            icon={<ZoomIn20Regular />}
            aria-label={t('boardSurface.zoomPercent', { percent })}
          >
            {isNarrow ? null : t('boardSurface.percent', { percent })}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem secondaryContent="Ctrl++" persistOnClick onClick={() => onZoom(zoom * 1.25)}>
              {t('boardSurface.zoomIn')}
            </MenuItem>
            <MenuItem secondaryContent="Ctrl+-" persistOnClick onClick={() => onZoom(zoom / 1.25)}>
              {t('boardSurface.zoomOut')}
            </MenuItem>
            <MenuItem secondaryContent="Ctrl+0" onClick={() => onZoom(1)}>
              {t('boardSurface.zoomFull')}
            </MenuItem>
            <MenuItem secondaryContent="Shift+2" onClick={onFitBackground}>
              {t('boardSurface.fitBackground')}
            </MenuItem>
            <MenuItem secondaryContent="Shift+1" onClick={onFitBoard}>
              {t('boardSurface.fitBoard')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}
