import { Button, makeStyles } from '@fluentui/react-components';
import { Speaker220Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '../Room.ts';
import { RoomNotice } from '../RoomNotice.tsx';

type Props = { people: readonly RoomPerson[]; speakerId: string | null; isTouch: boolean };

/**
 * The sound of the others, apart from their pictures, so that it never stops when those move. Where the browser plays
 * nothing before it is asked to, a button does it.
 */
export function RoomSound({ people, speakerId, isTouch }: Props) {
  const styles = useStyles();
  const { t } = useTranslation('room');
  const place = useRef<HTMLDivElement>(null);
  const [isRefused, setIsRefused] = useState(false);
  const refuse = useCallback(() => setIsRefused(true), []);
  const play = () => {
    const sounds = [...(place.current?.querySelectorAll('audio') ?? [])];
    void Promise.all(sounds.map((sound) => sound.play())).then(
      () => setIsRefused(false),
      () => undefined,
    );
  };
  const streams = people
    .filter(({ isSelf }) => !isSelf)
    .flatMap(({ camera, screen }) => [camera, screen])
    .filter((stream) => stream !== null);
  return (
    <>
      <div ref={place} hidden>
        {streams.map((stream) => (
          <Sound key={stream.id} stream={stream} speakerId={speakerId} onRefused={refuse} />
        ))}
      </div>
      {isRefused && (
        <RoomNotice
          intent="warning"
          actions={
            <Button
              className={isTouch ? styles.touch : undefined}
              icon={<Speaker220Regular />}
              onClick={play}
            >
              {t('sound.hear')}
            </Button>
          }
        >
          {t('sound.refused')}
        </RoomNotice>
      )}
    </>
  );
}

type SoundProps = { stream: MediaStream; speakerId: string | null; onRefused: () => void };

function Sound({ stream, speakerId, onRefused }: SoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.srcObject = stream;
    void Promise.resolve(element.play()).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onRefused();
    });
    return () => {
      element.srcObject = null;
    };
  }, [stream, onRefused]);
  useEffect(() => {
    const element = audio.current;
    // Safari and phones have no choice of the speaker.
    if (!element || !('setSinkId' in element)) return;
    element.setSinkId(speakerId ?? '').catch(() => undefined);
  }, [speakerId]);
  return <audio ref={audio} autoPlay />;
}

const useStyles = makeStyles({ touch: { minHeight: '48px' } });
