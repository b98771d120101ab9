import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Camera20Regular, FolderOpen20Regular, Mic20Regular, Video20Regular } from '@fluentui/react-icons';
import type { ChangeEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsTouch } from '../../messages/composer/useIsTouch.ts';
import { useSession } from '../../session.ts';
import type { Layout } from '../../ui/useLayout.ts';
import type { CaptureKind } from '../capture/captureKind.ts';
import { useSizes } from '../useSizes.ts';
import { lowScreen } from './useDialogStyles.ts';

type Props = {
  layout: Layout;
  isDragging: boolean;
  onFiles: (files: File[]) => void;
  /** Where the device has no camera program of its own. */
  onCapture: (kind: CaptureKind) => void;
};

const captures = [
  { kind: 'photo', label: 'takePhoto', icon: <Camera20Regular />, accept: 'image/*' },
  { kind: 'video', label: 'recordVideo', icon: <Video20Regular />, accept: 'video/*' },
  { kind: 'voice', label: 'recordVoice', icon: <Mic20Regular />, accept: 'audio/*' },
] as const;

/** The four ways to a file: choose, photo, video, voice; and a place to drop some. */
export function AddFiles({ layout, isDragging, onFiles, onCapture }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const sizes = useSizes();
  const { files: rules } = useSession();
  const isTouch = useIsTouch();
  const isOne = layout === 'one';
  const chooser = useRef<HTMLInputElement>(null);
  const cameras = useRef(new Map<CaptureKind, HTMLInputElement>());
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])]);
    // The same file may be chosen again after it was removed.
    target.value = '';
  };
  return (
    <div className={mergeClasses(styles.zone, isOne && styles.zoneInOne, isDragging && styles.dragging)}>
      <p className={styles.words}>
        {isDragging ? t('uploads.dropHere') : !isTouch && t('uploads.drop')}{' '}
        <span className={styles.limit}>{t('uploads.limit', { size: sizes.size(rules.largestBytes) })}</span>
      </p>
      <div className={mergeClasses(styles.buttons, isOne && styles.buttonsInOne)}>
        <input ref={chooser} type="file" multiple hidden onChange={take} />
        <Button icon={<FolderOpen20Regular />} data-first onClick={() => chooser.current?.click()}>
          {t('uploads.choose')}
        </Button>
        {captures.map(({ kind, label, icon, accept }) => (
          <span key={kind} className={styles.capture}>
            {isTouch && (
              <input
                ref={(input) => {
                  if (input) cameras.current.set(kind, input);
                }}
                type="file"
                accept={accept}
                capture="environment"
                hidden
                onChange={take}
              />
            )}
            <Button
              icon={icon}
              onClick={() => (isTouch ? cameras.current.get(kind)?.click() : onCapture(kind))}
            >
              {t(`uploads.${label}`)}
            </Button>
          </span>
        ))}
      </div>
    </div>
  );
}

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '12px',
    padding: '16px 12px',
    [lowScreen]: { padding: '4px' },
    flexShrink: 0,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  dragging: {
    border: `1px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  words: { ...typographyStyles.body1, margin: 0, textAlign: 'center', [lowScreen]: { display: 'none' } },
  limit: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: '8px',
    '& .fui-Button': { paddingLeft: '8px', paddingRight: '8px' },
    [lowScreen]: {
      flexWrap: 'nowrap',
      justifyContent: 'safe center',
      maxWidth: '100%',
      overflowX: 'auto',
      '& .fui-Button': { flexShrink: 0, width: 'auto', whiteSpace: 'nowrap' },
    },
  },
  zoneInOne: { rowGap: '8px', padding: '8px' },
  // Two by two, so that the list below is in sight.
  buttonsInOne: {
    display: 'grid',
    [lowScreen]: { display: 'flex' },
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    width: '100%',
    '& .fui-Button': { width: '100%' },
  },
  capture: { display: 'inline-flex' },
});
