import { isAllowedOrigin } from '../../../api/domain/relay/isAllowedOrigin.ts';

const origins = ['https://smba.trafficmanager.net', 'https://*.sharepoint.com', 'http://127.0.0.1:3978'];

it.each([
  'https://smba.trafficmanager.net/emea/',
  'https://SMBA.trafficmanager.net:443/',
  'https://rossi.sharepoint.com/a?b#c',
  'https://a.b.sharepoint.com/',
  'https://ROSSI.SharePoint.com/',
  'http://127.0.0.1:3978/files/1',
])('[RL1] [FL7] calls %s', (address) => {
  expect(isAllowedOrigin(address, origins)).toBe(true);
});

it.each([
  '',
  'nothing',
  '//smba.trafficmanager.net/',
  'http://smba.trafficmanager.net/',
  'https://smba.trafficmanager.net:8443/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil.example/smba.trafficmanager.net',
  'https://smba.trafficmanager.net@evil.example/',
  'https://user@smba.trafficmanager.net/',
  'https://user:word@rossi.sharepoint.com/',
  'https://sharepoint.com/',
  'https://.sharepoint.com/',
  'https://evilsharepoint.com/',
  'https://rossi.sharepoint.com.evil.example/',
  'https://rossi.sharepoint.com:8443/',
  'http://rossi.sharepoint.com/',
  'https://evil.example/?.sharepoint.com',
  'https://evil.example#.sharepoint.com',
  'https://evil.example\\.sharepoint.com/',
  'ftp://rossi.sharepoint.com/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'http://169.254.169.254/metadata',
  'http://127.0.0.1/',
  'http://127.0.0.1:3979/',
  'http://localhost:3978/',
  'http://[::1]:3978/',
])('[RL1] [FL7] [SE3] does not call %s', (address) => {
  expect(isAllowedOrigin(address, origins)).toBe(false);
});

it('[FL7] without origins nothing is called', () => {
  expect(isAllowedOrigin('https://smba.trafficmanager.net/', [])).toBe(false);
});
