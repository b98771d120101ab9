import type { Figure, Row } from '../row.ts';
import { show, showSpread, spreadOf } from '../statistics.ts';
import { measureConnecting } from './measureConnecting.ts';
import { measureRoomCpu } from './measureRoomCpu.ts';

const most = { cpu: 5, connecting: 3_000 };

/** A room of our own: how soon two see each other, and what the app needs while they talk. */
export const meetings: Row = {
  id: 'B16',
  title: 'A room in the browser: until two see each other, and CPU of the app',
  async run({ say }) {
    const times = await measureConnecting(say);
    const cpu = await measureRoomCpu(say);
    const more = cpu.joined - cpu.open;
    return {
      figures: [
        ...(times ? [toConnecting(times)] : []),
        {
          work: `B16: CPU of the app a joined person and minute, ${cpu.people} people, two in a room`,
          ours: `${show(more)} ms`,
          peer: {
            name: 'the same tab, not in a room',
            value: `${show(cpu.open)} ms`,
            ratio: cpu.joined / cpu.open,
          },
          target: `≤ ${most.cpu} ms`,
          isReached: more <= most.cpu,
        },
      ],
      notes: [
        times
          ? 'From pressing Join in the second window until both have decoded a picture of the other, in Chromium with its fake camera at full rate, both windows on this machine.'
          : 'How soon two see each other was left out: there is no Chromium.',
        'CPU of the app’s process in a minute in which nobody says anything to it, less the same people with a tab open, by their number: looking after the rooms, and saying in the store who is in them. Media go from browser to browser.',
      ],
    };
  },
};

function toConnecting(times: number[]): Figure {
  const spread = spreadOf(times);
  return {
    work: 'B16: until two windows have decoded each other’s picture',
    ours: showSpread(spread, 'ms'),
    peer: null,
    target: `≤ ${most.connecting} ms`,
    isReached: spread.median <= most.connecting,
  };
}
