import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from '../../http/live/until.ts';
import { installPackages } from '../parts/installPackages.ts';
import { childrenOf } from '../parts/readCpu.ts';
import { startProgram } from '../parts/startChild.ts';
import { findFreePort, waitForPort } from '../parts/waitForPort.ts';

const module = '/usr/lib/nginx/modules/ngx_nchan_module.so';

/** nginx with nchan, one worker. Answers in words why it is not there. */
export async function startNchan(): Promise<
  { port: number; pids: number[]; stop(): Promise<void> } | { missing: string }
> {
  const missing = installPackages({ file: module, packages: ['nginx', 'libnginx-mod-nchan'] });
  if (missing !== null) return { missing };
  const folder = mkdtempSync(path.join(tmpdir(), 'conferencing-nchan-'));
  mkdirSync(path.join(folder, 'logs'));
  const port = await findFreePort();
  writeFileSync(path.join(folder, 'nginx.conf'), configure(port));
  const nginx = startProgram('/usr/sbin/nginx', [
    ...['-p', folder, '-c', 'nginx.conf', '-e', 'error.log', '-g', 'daemon off;'],
  ]);
  await Promise.race([waitForPort(port), nginx.end.then(() => Promise.reject(new Error('nginx has ended')))]);
  // The port is bound before the worker is there.
  await until(() => childrenOf(nginx.pid).length > 0, { what: 'nginx has its worker' });
  return {
    port,
    pids: [nginx.pid, ...childrenOf(nginx.pid)],
    async stop() {
      await nginx.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configure(port: number): string {
  const asRoot = process.getuid?.() === 0 ? 'user root;' : '';
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  );
  return `
    load_module ${module};
    ${asRoot}
    pid nginx.pid;
    worker_processes 1;
    worker_rlimit_nofile 20000;
    events { worker_connections 16000; }
    http {
      access_log off;
      ${folders.join(' ')}
      keepalive_requests 1000000;
      nchan_shared_memory_size 64M;
      server {
        listen 127.0.0.1:${port} backlog=4096;
        location ~ ^/live/(\\w+)$ {
          nchan_subscriber eventsource;
          nchan_channel_id $1;
          nchan_subscriber_first_message newest;
        }
        location ~ ^/publish/(\\w+)$ {
          nchan_publisher http;
          nchan_channel_id $1;
          nchan_message_buffer_length 100;
          nchan_message_timeout 5m;
        }
      }
    }`;
}
