import type { ReactElement } from 'react';

/** One item of a menu. */
export type Choice = {
  key: string;
  label: string;
  icon?: ReactElement;
  /** A second line, such as why it can't be chosen. */
  note?: string;
  isDisabled?: boolean;
  /** Where one of several is chosen: whether it is this one. */
  isChecked?: boolean;
  onChoose: () => void;
};
