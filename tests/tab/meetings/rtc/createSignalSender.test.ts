import type { Signal } from '../../../../api/contract/meetings.ts';
import { createSignalSender } from '../../../../tab/src/meetings/room/rtc/createSignalSender.ts';
import { refusal } from '../../createFakeApi.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

const candidate = (name: string): Signal => ({
  candidate: { candidate: name, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: null },
});
const offer: Signal = { description: { type: 'offer', sdp: '' } };
const nameOf = (signal: Signal) => ('candidate' in signal ? signal.candidate.candidate : 'offer');

/** A server that answers each request when it is told to. */
function start({ isThere = true } = {}) {
  const requests: { names: string[]; succeed: () => void; fail: (error: Error) => void }[] = [];
  let asked = 0;
  const sender = createSignalSender({
    post: (signals) =>
      new Promise((resolve, reject) => {
        requests.push({ names: signals.map(nameOf), succeed: resolve, fail: reject });
      }),
    onRefused: () => {
      asked += 1;
      return Promise.resolve(isThere);
    },
  });
  return { sender, requests, names: () => requests.map(({ names }) => names), asked: () => asked };
}

const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

test('[VC4] an offer goes at once, candidates together a moment later, one request after the other', async () => {
  const { sender, requests, names } = start();
  void sender.send(offer);
  await pass(0);
  expect(names()).toEqual([['offer']]);
  void sender.send(candidate('1'));
  void sender.send(candidate('2'));
  await pass(200);
  expect(names()).toEqual([['offer']]);
  requests[0]?.succeed();
  await pass(0);
  expect(names()).toEqual([['offer'], ['1', '2']]);
  requests[1]?.succeed();
  await pass(0);
  void sender.send(candidate('3'));
  await pass(40);
  void sender.send(candidate('4'));
  expect(names()).toHaveLength(2);
  await pass(10);
  expect(names()[2]).toEqual(['3', '4']);
  requests[2]?.succeed();
  await pass(0);
});

test('[VC4] no request has more than fifty', async () => {
  const { sender, requests, names } = start();
  for (let at = 0; at < 60; at += 1) void sender.send(candidate(String(at)));
  await pass(50);
  requests[0]?.succeed();
  await pass(0);
  expect(names().map(({ length }) => length)).toEqual([50, 10]);
  requests[1]?.succeed();
  await pass(0);
});

test('[VC4] what did not get through goes again, in its order', async () => {
  const { sender, requests, names } = start();
  void sender.send(offer);
  await pass(0);
  void sender.send(candidate('1'));
  requests[0]?.fail(refusal(503, 'unavailable'));
  await pass(300);
  expect(names()[1]).toEqual(['offer', '1']);
  requests[1]?.succeed();
  await pass(0);
});

test('[VC4] when one of the two is not in the room, it is asked who is', async () => {
  const gone = start({ isThere: false });
  void gone.sender.send(offer);
  await pass(0);
  gone.requests[0]?.fail(refusal(409, 'conflict'));
  await pass(5_000);
  expect([gone.asked(), gone.names()]).toEqual([1, [['offer']]]);

  const late = start();
  void late.sender.send(offer);
  await pass(0);
  late.requests[0]?.fail(refusal(409, 'conflict'));
  await pass(1_000);
  expect(late.names()).toEqual([['offer'], ['offer']]);
  late.requests[1]?.succeed();
  await pass(0);
});

test('[VC4] what is refused for good does not keep the rest away', async () => {
  const { sender, requests, names } = start();
  void sender.send(offer);
  await pass(0);
  void sender.send(candidate('1'));
  requests[0]?.fail(refusal(400, 'invalid'));
  await pass(0);
  expect(names()).toEqual([['offer'], ['1']]);
  requests[1]?.succeed();
  await pass(0);
});

test('[VC4] closed, it sends nothing and leaves nothing', async () => {
  const { sender, names } = start();
  void sender.send(candidate('1'));
  sender.close();
  void sender.send(offer);
  await pass(1_000);
  expect(names()).toEqual([]);
});
