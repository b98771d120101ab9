import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Delete16Regular,
  ErrorCircle16Filled,
  LockClosed16Regular,
  ShieldCheckmark16Regular,
  ShieldDismiss16Filled,
} from '@fluentui/react-icons';
import type { FileStatus } from './fileStatus.ts';

const icons = {
  checking: ShieldCheckmark16Regular,
  infected: ShieldDismiss16Filled,
  notCheckable: LockClosed16Regular,
  lost: ErrorCircle16Filled,
  deleted: Delete16Regular,
} as const;

/** The icon of what hinders a file; the words for it stand beside. */
export function StatusSign({ status }: { status: FileStatus }) {
  const styles = useStyles();
  if (status === 'ready') return null;
  const Icon = icons[status];
  const isBad = status === 'infected' || status === 'lost';
  return <Icon aria-hidden className={mergeClasses(styles.icon, isBad && styles.bad)} />;
}

const useStyles = makeStyles({
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorPaletteRedForeground1 },
});
