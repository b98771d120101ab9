import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import {
  ShieldCheckmark16Regular,
  ShieldDismiss16Regular,
  ShieldKeyhole16Regular,
  ShieldTask16Regular,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { FileState } from '../../../../api/contract/files.ts';

/** Where the check of a file stands (rule FL8). */
export function CheckPill({ state }: { state: FileState }) {
  const styles = useStyles();
  const { t } = useTranslation();
  if (state === 'uploading' || state === 'lost') return null;
  const { icon, words } = {
    checking: { icon: <ShieldTask16Regular aria-hidden />, words: t('uploads.checking') },
    clean: { icon: <ShieldCheckmark16Regular aria-hidden />, words: t('uploads.clean') },
    infected: { icon: <ShieldDismiss16Regular aria-hidden />, words: t('uploads.infectedMark') },
    notCheckable: { icon: <ShieldKeyhole16Regular aria-hidden />, words: t('uploads.notCheckable') },
  }[state];
  return (
    <span className={mergeClasses(styles.pill, state === 'infected' && styles.failed)}>
      {icon}
      {words}
    </span>
  );
}

const useStyles = makeStyles({
  pill: {
    ...typographyStyles.caption1,
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    padding: '0 8px',
    minHeight: '20px',
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
  },
  failed: { color: tokens.colorPaletteRedForeground1 },
});
