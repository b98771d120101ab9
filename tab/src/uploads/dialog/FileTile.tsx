import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { FileKind } from '../../../../api/contract/files.ts';
import { FileIcon } from '../../files/FileIcon.tsx';
import { thumbnailOf, thumbnailSize } from './thumbnails.ts';

type Props = { name: string; body: Blob | undefined };

/** A file's small picture, or what its name says it is. */
export function FileTile({ name, body }: Props) {
  const styles = useStyles();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  useEffect(() => {
    let isGone = false;
    if (!body) return undefined;
    void thumbnailOf(body, name).then((bitmap) => {
      const context = bitmap && !isGone ? canvas.current?.getContext('2d') : null;
      if (!bitmap || !context) return;
      context.drawImage(bitmap, 0, 0);
      setIsDrawn(true);
    });
    return () => {
      isGone = true;
    };
  }, [body, name]);
  return (
    <span className={styles.tile} aria-hidden>
      {!isDrawn && <FileIcon kind={guessKind(name, body?.type ?? '')} />}
      <canvas
        ref={canvas}
        width={thumbnailSize.width * 2}
        height={thumbnailSize.height * 2}
        className={mergeClasses(styles.picture, !isDrawn && styles.hidden)}
      />
    </span>
  );
}

/** By name and type alone; the server looks at the bytes. */
const kinds = [
  { kind: 'image', type: 'image/', endings: /\.(jpe?g|png|gif|webp|avif|bmp|heic|tiff?|svg)$/i },
  { kind: 'video', type: 'video/', endings: /\.(mp4|mov|webm|mkv|avi|m4v)$/i },
  { kind: 'audio', type: 'audio/', endings: /\.(mp3|m4a|wav|ogg|opus|flac|aac|weba)$/i },
  { kind: 'pdf', type: 'application/pdf', endings: /\.pdf$/i },
  { kind: 'archive', type: 'application/zip', endings: /\.(zip|7z|rar|gz|tar)$/i },
  { kind: 'table', type: 'text/csv', endings: /\.(csv|xlsx?|ods)$/i },
] as const;

function guessKind(name: string, type: string): FileKind {
  const byType = kinds.find((one) => type.startsWith(one.type));
  return (byType ?? kinds.find(({ endings }) => endings.test(name)))?.kind ?? 'other';
}

const useStyles = makeStyles({
  tile: {
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: `${thumbnailSize.width}px`,
    height: `${thumbnailSize.height}px`,
    overflow: 'hidden',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground5,
    color: tokens.colorNeutralForeground2,
  },
  picture: { width: '100%', height: '100%' },
  hidden: { display: 'none' },
});
