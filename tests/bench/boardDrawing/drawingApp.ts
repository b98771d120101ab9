import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { readConfig } from '../../../api/config.ts';
import { startApp } from '../../../api/startApp.ts';
import { answerParent } from '../parts/answerParent.ts';

/**
 * The app as it is. Added up beside it: what its store says that each request costs, by the kind of request, and the CPU
 * that goes into writing to the streams of a board, in microseconds.
 */
const charges: Record<string, number> = {};
subscribe('http.client.response.finish', (message) => {
  const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
  const charge = Number(response.headers['x-ms-request-charge'] ?? 0);
  const kind = `${request.method} ${/colls\/(\w+)/.exec(request.path)?.[1] ?? ''}`;
  charges[kind] = (charges[kind] ?? 0) + charge;
});

const app = await startApp(readConfig(process.env));
const { streams } = app;
const sendToWatchers = streams.sendToWatchers.bind(streams);
let telling = 0;
streams.sendToWatchers = (...told) => {
  const before = process.threadCpuUsage();
  sendToWatchers(...told);
  const used = process.threadCpuUsage(before);
  telling += used.user + used.system;
};

answerParent({ counts: () => ({ charges, telling }) }, { port: app.port });
