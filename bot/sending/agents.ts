import http from 'node:http';
import https from 'node:https';

/**
 * A connection that was not used for so long is closed by us. Teams closes idle ones too, and a post that meets that
 * moment is lost or not, nobody knows.
 */
const idleMs = 4_000;
const agents = {
  'http:': new http.Agent({ keepAlive: true, timeout: idleMs }),
  'https:': new https.Agent({ keepAlive: true, timeout: idleMs }),
};

/** Keeps the connections to Teams, for all who call it. */
export function agentFor(url: string): http.Agent | https.Agent {
  return url.startsWith('http:') ? agents['http:'] : agents['https:'];
}
