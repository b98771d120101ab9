import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Message } from '../../../../api/contract/messages.ts';
import { FilePicture } from '../../files/FilePicture.tsx';
import { useFile } from '../../files/useFile.ts';
import { useQuoteWords } from './useQuoteWords.ts';

/** A quoted message: bar, picture, name, one line. */
export function QuoteContent({ message, conversationId }: { message: Message; conversationId: string }) {
  const styles = useStyles();
  const { name, text } = useQuoteWords(message);
  const picture = message.files?.find(({ kind }) => kind === 'image');
  return (
    <span className={styles.quote}>
      {picture && <Thumbnail fileId={picture.id} conversationId={conversationId} />}
      <span className={styles.words}>
        {/* The space is not seen: who reads the two as one text needs it. */}
        <bdi className={styles.name}>{name}</bdi> <bdi className={styles.text}>{text}</bdi>
      </span>
    </span>
  );
}

function Thumbnail({ fileId, conversationId }: { fileId: string; conversationId: string }) {
  const styles = useStyles();
  const { data: file } = useFile(conversationId, fileId);
  return <span className={styles.thumbnail}>{file && <FilePicture file={file} isNamed />}</span>;
}

const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const useStyles = makeStyles({
  quote: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    minWidth: 0,
    paddingLeft: '8px',
    borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  thumbnail: { flexShrink: 0, width: '44px', height: '30px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  name: { ...typographyStyles.caption1Strong, ...cut, color: tokens.colorNeutralForeground1 },
  text: { ...typographyStyles.caption1, ...cut, color: tokens.colorNeutralForeground2 },
});
