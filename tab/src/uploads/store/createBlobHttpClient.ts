import type { RequestPolicy, WebResource } from '@azure/storage-blob';

type HttpClient = Pick<RequestPolicy, 'sendRequest'>;
type Response = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** Milliseconds without a byte that moved: the connection is lost, whatever the network says. */
const longestStandstill = 45_000;

/** The SDK's own client is made of `fetch`, which tells of a block only when the whole of it has left. */
export function createBlobHttpClient(): HttpClient {
  return {
    sendRequest: (request) =>
      new Promise((resolve, reject) => {
        const exchange = new XMLHttpRequest();
        const fail = () => reject(new Error('no answer'));
        const abort = () => exchange.abort();
        let timer = setTimeout(abort, longestStandstill);
        exchange.open(request.method, request.url);
        for (const { name, value } of request.headers.headersArray()) {
          if (!setByTheBrowser.has(name.toLowerCase())) exchange.setRequestHeader(name, value);
        }
        exchange.upload.onprogress = ({ loaded }) => {
          clearTimeout(timer);
          timer = setTimeout(abort, longestStandstill);
          request.onUploadProgress?.({ loadedBytes: loaded });
        };
        exchange.onload = () => resolve(toResponse(request, exchange));
        exchange.onerror = fail;
        exchange.onabort = fail;
        exchange.onloadend = () => {
          clearTimeout(timer);
          request.abortSignal?.removeEventListener('abort', abort);
        };
        request.abortSignal?.addEventListener('abort', abort);
        if (request.abortSignal?.aborted) return reject(new Error('aborted'));
        exchange.send(request.body as XMLHttpRequestBodyInit);
      }),
  };
}

const setByTheBrowser = new Set(['content-length', 'user-agent', 'accept-encoding', 'host', 'connection']);

function toResponse(request: WebResource, exchange: XMLHttpRequest): Response {
  const headers = request.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  for (const line of exchange.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const [name = '', ...value] = line.split(': ');
    if (name) headers.set(name, value.join(': '));
  }
  return { request, status: exchange.status, headers, bodyAsText: exchange.responseText };
}
