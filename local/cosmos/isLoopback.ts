/** Whether a host name is this machine: a page of the internet can make a browser call us, but under its own name. */
export function isLoopback(host: string): boolean {
  return ['127.0.0.1', 'localhost', '::1'].includes(host.toLowerCase());
}
