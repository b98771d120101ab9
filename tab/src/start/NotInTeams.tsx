import { Button, makeStyles } from '@fluentui/react-components';
import { Open20Regular, PeopleTeamRegular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import { StateView } from '../ui/StateView.tsx';

/** Someone opened the page's address in a browser. */
export function NotInTeams() {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <main className={styles.page}>
      <StateView
        icon={<PeopleTeamRegular />}
        title={t('start.notInTeamsTitle')}
        text={t('start.notInTeamsText')}
        actions={
          <Button as="a" href="https://teams.microsoft.com/" appearance="primary" icon={<Open20Regular />}>
            {t('start.openTeams')}
          </Button>
        }
      />
    </main>
  );
}

const useStyles = makeStyles({
  page: { flexGrow: 1, display: 'flex', flexDirection: 'column', minHeight: 0 },
});
