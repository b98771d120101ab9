import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiFailure } from '../api.ts';
import { FailureText } from '../ui/FailureText.tsx';

type Props = {
  link: string;
  error: Error | null;
  isBusy: boolean;
  isPrimary: boolean;
  isTouch: boolean;
  onChange: (link: string) => void;
  onUse: () => void;
};

/** Where the link of a Teams meeting is pasted that somebody has made. */
export function JoinLinkField({ link, error, isBusy, isPrimary, isTouch, onChange, onUse }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('meetings');
  const [isAsked, setIsAsked] = useState(false);
  const isEmpty = link.trim() === '';
  const isRefused = error instanceof ApiFailure && error.code === 'invalid' && error.field === 'joinUrl';
  const problem = isRefused ? t('setup.linkRefused') : isAsked && isEmpty ? t('setup.linkMissing') : null;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsAsked(true);
        if (!isEmpty && !isBusy) onUse();
      }}
    >
      <Field
        label={t('setup.link')}
        hint={t('setup.linkHint')}
        {...(problem === null ? {} : { validationMessage: problem, validationState: 'error' })}
      >
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          className={isTouch ? styles.touch : undefined}
          maxLength={2_000}
          value={link}
          onChange={(_, { value }) => onChange(value)}
        />
      </Field>
      {error && !isRefused && <FailureText error={error} />}
      <Button
        type="submit"
        className={isTouch ? styles.touch : styles.use}
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-busy={isBusy}
        disabledFocusable={isBusy}
      >
        {t('setup.useLink')}
      </Button>
    </form>
  );
}

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  use: { alignSelf: 'flex-start' },
  touch: { minHeight: '48px' },
});
