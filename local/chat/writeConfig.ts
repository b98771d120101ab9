import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientId } from '../identity.ts';
import type { ChatPerson, ChatTenant } from './chatSides.ts';

/** The bot's account, as Teams forms it. */
export const bot = { id: `28:${clientId}`, name: 'Conferencing' };

/** Teams' own form of a person's id in a chat, which says nothing to anyone. */
export function accountOf({ objectId }: ChatPerson): string {
  return `29:${objectId}`;
}

/** Writes the Playground's configuration into `folder` and gives its path. What is JSON is YAML too. */
export function writeConfig(folder: string, tenant: ChatTenant): string {
  const [currentUser, ...users] = tenant.people.map(toUser);
  const { channel, ...team } = tenant.team;
  const config = {
    version: '0.1.1',
    tenantId: tenant.tenantId,
    bot,
    currentUser,
    users,
    personalChat: tenant.personalChat,
    groupChat: tenant.groupChat,
    team: { ...team, channels: [channel] },
  };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, '.m365agentsplayground.yml');
  writeFileSync(path, JSON.stringify(config, null, 2));
  return path;
}

function toUser(person: ChatPerson) {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: accountOf(person),
    name: person.name,
    // The Playground's own spelling.
    userPrincipleName: person.email,
    aadObjectId: person.objectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
  };
}
