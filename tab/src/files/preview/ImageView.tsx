import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowRotateClockwise20Regular,
  ArrowRotateCounterclockwise20Regular,
  ZoomFit20Regular,
  ZoomIn20Regular,
  ZoomOut20Regular,
} from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReactZoomPanPinchRef } from 'react-zoom-pan-pinch';
import { TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { checkPicture } from '../checkPicture.ts';
import { useFileUrl } from '../useFileUrl.ts';
import { NotShown } from './NotShown.tsx';
import { ToolBar } from './ToolBar.tsx';

/** Times the size at which the picture fits the window. */
const largest = 16;

/** A picture: zoomed by wheel, pinch, double click or buttons, and turned. */
export function ImageView({ file }: { file: ConversationFile }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const view = useRef<ReactZoomPanPinchRef>(null);
  const [turns, setTurns] = useState(0);
  const { url, isFailed, onError } = useFileUrl(file, 'contentUrl');
  const turn = (by: number) => {
    setTurns(turns + by);
    void view.current?.resetTransform(0);
  };
  if (isFailed) return <NotShown file={file} />;
  if (url === null) return <div className={styles.stage} aria-busy />;
  const isOnSide = turns % 2 !== 0;
  return (
    <>
      <div className={styles.stage}>
        <TransformWrapper
          ref={view}
          maxScale={largest}
          doubleClick={{ mode: 'toggle', step: 1.2 }}
          wheel={{ step: 0.1 }}
          centerOnInit
        >
          <TransformComponent wrapperClass={styles.wrapper} contentClass={styles.content}>
            <img
              className={mergeClasses(styles.picture, isOnSide && styles.onSide)}
              style={{ rotate: `${turns * 90}deg` }}
              src={url}
              alt={visibleName(file.name)}
              draggable={false}
              onLoad={({ currentTarget }) => void checkPicture(currentTarget, onError)}
              onError={onError}
            />
          </TransformComponent>
        </TransformWrapper>
      </div>
      <ToolBar
        tools={[
          {
            label: t('files.preview.rotateLeft'),
            icon: <ArrowRotateCounterclockwise20Regular />,
            onPress: () => turn(-1),
          },
          {
            label: t('files.preview.rotateRight'),
            icon: <ArrowRotateClockwise20Regular />,
            onPress: () => turn(1),
          },
          {
            label: t('files.preview.zoomOut'),
            icon: <ZoomOut20Regular />,
            onPress: () => void view.current?.zoomOut(0.5, 0),
          },
          {
            label: t('files.preview.zoomIn'),
            icon: <ZoomIn20Regular />,
            onPress: () => void view.current?.zoomIn(0.5, 0),
          },
          {
            label: t('files.preview.zoomReset'),
            icon: <ZoomFit20Regular />,
            onPress: () => void view.current?.resetTransform(0),
          },
        ]}
      />
    </>
  );
}

const useStyles = makeStyles({
  stage: {
    flexGrow: 1,
    minHeight: 0,
    position: 'relative',
    overflow: 'hidden',
    containerType: 'size',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  // What the package itself would put into a style element, which the content security policy refuses.
  wrapper: {
    position: 'relative',
    width: '100%',
    height: '100%',
    overflow: 'hidden',
    touchAction: 'none',
    cursor: 'grab',
    userSelect: 'none',
  },
  content: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '100%',
    height: '100%',
    transformOrigin: '0% 0%',
  },
  picture: { flexShrink: 0, maxWidth: '100cqw', maxHeight: '100cqh', pointerEvents: 'none' },
  // Turned by a quarter it must fit the other way round.
  onSide: { maxWidth: '100cqh', maxHeight: '100cqw' },
});
