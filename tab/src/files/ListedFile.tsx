import { makeStyles } from '@fluentui/react-components';
import { useTimes } from '../ui/formatTime.ts';
import { FileMenu } from './FileMenu.tsx';
import { FileRow } from './FileRow.tsx';
import type { ListedProps } from './useFileChoices.ts';
import { useFileChoices } from './useFileChoices.ts';

/** A row of the list of all files. */
export function ListedFile(props: ListedProps) {
  const styles = useStyles();
  const times = useTimes();
  const choices = useFileChoices(props);
  const { file, among } = props;
  return (
    <div role="listitem" className={styles.item}>
      <FileRow file={file} among={among} more={times.moment(file.createdAt)} />
      <FileMenu file={file} choices={choices} />
    </div>
  );
}

const useStyles = makeStyles({
  item: { display: 'flex', alignItems: 'center', gap: '8px', minHeight: '48px' },
});
