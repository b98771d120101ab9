import type { IceServer } from '../../../../../api/contract/meetings.ts';
import type { LocalTracks } from '../devices/createLocalMedia.ts';
import type { SentMedia } from '../Room.ts';
import type { OwnPictures } from './createPictureGiver.ts';
import type { PictureExchange } from './createPictureExchange.ts';
import { createPictureExchange } from './createPictureExchange.ts';
import { readMediaMessage, writeMediaMessage } from './mediaMessage.ts';
import { sendingLimits } from './sendingLimits.ts';

/**
 * What each media line of the descriptions carries, in this order. So a picture is known for what it is before any
 * message has come, and turning a camera on or off is `replaceTrack` and no negotiation.
 */
const lines = ['microphone', 'camera', 'screen'] as const;
const kindOf = { microphone: 'audio', camera: 'video', screen: 'video' } as const;

type LinkNeeds = {
  iceServers: readonly IceServer[];
  tracks: () => LocalTracks;
  media: () => SentMedia;
  /** What the other may take a still of. */
  pictures: OwnPictures;
  /** How many others there are, for what may be sent to each. */
  others: () => number;
  on: {
    offerNeeded: () => void;
    candidate: (candidate: RTCIceCandidate) => void;
    state: () => void;
    told: (media: SentMedia) => void;
  };
};

/**
 * One RTCPeerConnection with three media lines, a data channel that tells what of them is on, and one for stills: the few
 * words of the first must not wait behind the megabytes of the second.
 */
export type Link = {
  connection: RTCPeerConnection;
  /** The lines are made here, or taken from the other's first offer. Each is called once, or not at all. */
  makeLines: () => void;
  takeLines: () => void;
  replaceTracks: () => void;
  tellMedia: () => void;
  limitSending: () => void;
  /** The other's picture as he has it himself; null when it does not come. */
  askPicture: PictureExchange['ask'];
  receiver: (line: (typeof lines)[number]) => RTCRtpReceiver | null;
  close: () => void;
};

export function createLink({ iceServers, tracks, media, pictures, others, on }: LinkNeeds): Link {
  const connection = new RTCPeerConnection({ iceServers: [...iceServers], bundlePolicy: 'max-bundle' });
  /** Sound and picture that belong together are named as one stream, or they are not played in step. */
  const together = new MediaStream();
  const streamsOf = (line: (typeof lines)[number]) => (line === 'screen' ? [] : [together]);
  let channel: RTCDataChannel | null = null;
  let exchange: PictureExchange | null = null;
  const abort = new AbortController();
  const options = { signal: abort.signal };

  connection.addEventListener('negotiationneeded', () => on.offerNeeded(), options);
  connection.addEventListener('connectionstatechange', () => on.state(), options);
  connection.addEventListener(
    'icecandidate',
    ({ candidate }) => {
      // An empty one says that these were all; nobody waits for that.
      if (candidate?.candidate) on.candidate(candidate);
    },
    options,
  );

  /** The same on both sides, so that nobody has to announce it. */
  function openChannels(): void {
    const opened = connection.createDataChannel('media', { negotiated: true, id: 0 });
    channel = opened;
    opened.addEventListener('open', tellMedia, options);
    opened.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        const told = readMediaMessage(data);
        if (told) on.told(told);
      },
      options,
    );
    const forPictures = connection.createDataChannel('pictures', { negotiated: true, id: 1 });
    exchange = createPictureExchange(forPictures, pictures);
  }

  function tellMedia(): void {
    if (channel?.readyState === 'open') channel.send(writeMediaMessage(media()));
  }

  function replaceTracks(): void {
    const now = tracks();
    for (const [at, line] of lines.entries()) {
      const sender = connection.getTransceivers()[at]?.sender;
      if (!sender || sender.track === now[line]) continue;
      // Only a connection that is closed meanwhile refuses.
      sender.replaceTrack(now[line]).catch(() => {});
    }
  }

  function limitSending(): void {
    const limits = sendingLimits(others());
    for (const [at, line] of lines.entries()) {
      const sender = connection.getTransceivers()[at]?.sender;
      if (!sender || line === 'microphone') continue;
      const parameters: RTCRtpSendParameters & { degradationPreference?: string } = sender.getParameters();
      const [encoding] = parameters.encodings;
      // Before the first negotiation there is nothing to set in some browsers.
      if (!encoding) continue;
      Object.assign(encoding, limits[line]);
      if (line === 'screen') parameters.degradationPreference = 'maintain-resolution';
      sender.setParameters(parameters).catch(() => {});
    }
  }

  return {
    connection,
    makeLines() {
      const now = tracks();
      for (const line of lines) {
        connection.addTransceiver(now[line] ?? kindOf[line], {
          direction: 'sendrecv',
          streams: streamsOf(line),
        });
      }
      openChannels();
    },
    takeLines() {
      for (const [at, line] of lines.entries()) {
        const transceiver = connection.getTransceivers()[at];
        if (!transceiver) continue;
        transceiver.direction = 'sendrecv';
        const sender: Partial<Pick<RTCRtpSender, 'setStreams'>> = transceiver.sender;
        // Firefox before 130 has none and plays what comes from here without this.
        sender.setStreams?.call(transceiver.sender, ...streamsOf(line));
      }
      replaceTracks();
      if (!channel) openChannels();
    },
    replaceTracks,
    tellMedia,
    limitSending,
    askPicture: (wish) => exchange?.ask(wish) ?? Promise.resolve(null),
    receiver: (line) => connection.getTransceivers()[lines.indexOf(line)]?.receiver ?? null,
    close() {
      abort.abort();
      channel?.close();
      exchange?.close();
      connection.close();
    },
  };
}
