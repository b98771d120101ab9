import { caseConversationId } from '../../api/domain/access.ts';
import { changeCase } from '../../api/domain/changeCase.ts';
import { addMembers } from '../../api/domain/changeMembers.ts';
import { editMessage, reactToMessage } from '../../api/domain/changeMessage.ts';
import { checkFile } from '../../api/domain/checkFile.ts';
import type { Context } from '../../api/domain/context.ts';
import { writeCase } from '../../api/domain/createCase.ts';
import { createConversation } from '../../api/domain/createConversation.ts';
import { markRead } from '../../api/domain/markRead.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';
import { sendMessage } from '../../api/domain/sendMessage.ts';
import { furtherCases, heroCase } from './demoCases.ts';
import { directChats } from './demoChats.ts';
import type { DemoCase, DemoClock, DemoMessage } from './demoTypes.ts';
import { uploadDemoFile } from './uploadDemoFile.ts';
import { writeConference } from './writeConference.ts';
import { writeBoard } from './writeBoard.ts';

/** `messageIds`: of the conversation that is being written, by their minutes. */
type Demo = { context: Context; clock: DemoClock; year: number; messageIds: Map<number, string> };

/** Writes the demo's cases and chats through the app's own use cases, and answers the hero case's number. */
export async function writeDemo(context: Context, clock: DemoClock): Promise<string> {
  const demo: Demo = { context, clock, year: clock.now().getUTCFullYear(), messageIds: new Map() };
  for (const one of furtherCases) await writeDemoCase(demo, one);
  const hero = await writeDemoCase(demo, heroCase);
  for (const chat of directChats) {
    clock.setMinutesAgo(Math.max(...chat.messages.map(([minutes]) => minutes)) + 1);
    const creator = await requirePerson(context, chat.memberIds[0] ?? '');
    const draft = {
      kind: 'direct' as const,
      name: chat.name,
      caseNumber: hero,
      memberIds: chat.memberIds.slice(1),
    };
    const { conversation } = await createConversation(context, creator, draft);
    await writeMessages(demo, { conversationId: conversation.id, messages: chat.messages });
    await readAllBut(demo, { conversationId: conversation.id, unreadBy: ['marco-bianchi', 'anna-keller'] });
  }
  return hero;
}

async function writeDemoCase(demo: Demo, one: DemoCase): Promise<string> {
  const { context, clock } = demo;
  const number = `SC-${demo.year}-${String(one.number).padStart(6, '0')}`;
  clock.setMinutesAgo(one.minutesAgo);
  const creator = await requirePerson(context, one.creatorId);
  const customer = await context.directory.findCompany(one.customerId);
  if (!customer) throw new Error(`no company ${one.customerId}`);
  const watchers = [creator];
  for (const id of one.watcherIds) watchers.push(await requirePerson(context, id));
  const gfms = watchers.find((person) => person.companyId === 'gfms');
  const record = {
    number,
    title: one.title,
    description: one.description ?? '',
    state: 'new' as const,
    severity: one.severity,
    internal: one.internal ?? false,
    priority: null,
    machine: one.machine,
    alarmText: one.alarmText ?? '',
    site:
      one.customerId === 'officine-rossi'
        ? { name: 'Brescia, Reparto 2', timeZone: 'Europe/Rome' }
        : { name: 'Ulm, Halle 1', timeZone: 'Europe/Berlin' },
    contact:
      creator.companyId === one.customerId
        ? { name: creator.name, telephone: '+39 030 555 0147', email: creator.email }
        : { name: '', telephone: '', email: '' },
    customerReference: '',
    customer: { id: customer.id, name: customer.name },
    serviceOrganisation: customer.serviceOrganisation,
    assignee: null,
    downSince:
      one.downMinutesAgo === undefined
        ? null
        : new Date(Date.now() - one.downMinutesAgo * 60_000).toISOString(),
    externalId: null,
  };
  if (!gfms) watchers.push(...(await dispatchers(context)));
  await writeCase(context, { author: creator, record, customer, watchers });
  const conversationId = await caseConversationId(number, one.internal ? 'internal' : 'shared');
  await writeCourse(demo, { one, conversationId });
  return number;
}

/** Who took the case, what was written, how it stands. */
async function writeCourse(demo: Demo, course: { one: DemoCase; conversationId: string }): Promise<void> {
  const { context, clock } = demo;
  const { one, conversationId } = course;
  const by = await requirePerson(context, one.assigneeId ?? 'sven-brandt');
  const change = async (wanted: Parameters<typeof changeCase>[2]['change']) => {
    const home = await context.log.read(conversationId);
    if (home?.case) await changeCase(context, by, { home: { ...home, case: home.case }, change: wanted });
  };
  clock.setMinutesAgo(one.minutesAgo - 1);
  await change({
    priority: one.priority,
    ...(one.assigneeId === undefined ? {} : { assigneeId: one.assigneeId }),
    ...(one.state === 'new' ? {} : { state: 'inProgress' }),
  });
  for (const message of one.messages) {
    await addIfMissing(demo, { conversationId, personId: message[1], minutesAgo: message[0] + 2 });
    await writeMessages(demo, { conversationId, messages: [message] });
    const findPerson = (id: string) => requirePerson(context, id);
    if (one === heroCase && message[0] === 80) {
      await writeConference(context, clock, { conversationId, findPerson });
    }
    if (one !== heroCase || message[0] !== 54) continue;
    await change({ state: one.state });
    clock.setMinutesAgo(52);
    await writeBoard(context, { conversationId, findPerson });
  }
  clock.setMinutesAgo((one.messages.at(-1)?.[0] ?? one.minutesAgo) - 1);
  if (one.state !== 'new') await change({ state: one.state }).catch(() => undefined);
  await readAllBut(demo, {
    conversationId,
    unreadBy: one.number === 121 ? ['anna-keller'] : ['marco-bianchi'],
  });
}

async function addIfMissing(
  demo: Demo,
  wanted: { conversationId: string; personId: string; minutesAgo: number },
): Promise<void> {
  const state = await demo.context.log.read(wanted.conversationId);
  if (!state || state.members.has(wanted.personId)) return;
  const person = await requirePerson(demo.context, wanted.personId);
  const colleague = [...state.members].find(([, member]) => member.companyId === person.companyId);
  demo.clock.setMinutesAgo(wanted.minutesAgo);
  const author = await requirePerson(demo.context, colleague?.[0] ?? '');
  await addMembers(demo.context, author, { conversationId: wanted.conversationId, personIds: [person.id] });
}

async function writeMessages(
  demo: Demo,
  written: { conversationId: string; messages: DemoMessage[] },
): Promise<void> {
  const { context, clock } = demo;
  const { conversationId } = written;
  for (const [minutesAgo, authorId, text, names = [], more = {}] of written.messages) {
    clock.setMinutesAgo(minutesAgo);
    const author = await requirePerson(context, authorId);
    const fileIds: string[] = [];
    for (const name of names) {
      const id = await uploadDemoFile(context, author, { conversationId, name });
      await checkFile(context, { id, conversationId });
      fileIds.push(id);
    }
    const replyTo = more.answers === undefined ? undefined : demo.messageIds.get(more.answers);
    const draft = {
      ...{ clientId: `demo-${minutesAgo}`, text: more.before ?? text, fileIds },
      ...(replyTo === undefined ? {} : { replyTo }),
    };
    const { message } = await sendMessage(context, author, { conversationId, draft });
    demo.messageIds.set(minutesAgo, message.id);
    clock.setMinutesAgo(minutesAgo - 1);
    const changed = { conversationId, messageId: message.id };
    if (more.before !== undefined) await editMessage(context, author, { ...changed, text });
    if (!more.reaction) continue;
    const [personId, emoji] = more.reaction;
    const person = await requirePerson(context, personId);
    await reactToMessage(context, person, { ...changed, emoji, isOn: true });
  }
}

async function readAllBut(demo: Demo, marked: { conversationId: string; unreadBy: string[] }): Promise<void> {
  const state = await demo.context.log.read(marked.conversationId);
  if (!state) return;
  for (const personId of state.members.keys()) {
    if (marked.unreadBy.includes(personId)) continue;
    const reader = await requirePerson(demo.context, personId);
    await markRead(demo.context, reader, { state, sequence: state.sequence });
  }
}

async function dispatchers(context: Context): Promise<PersonRecord[]> {
  return (await context.directory.peopleOf('gfms')).filter((person) => person.role === 'dispatcher');
}

async function requirePerson(context: Context, id: string): Promise<PersonRecord> {
  const person = await context.directory.findPerson(id);
  if (!person) throw new Error(`nobody is called ${id} in the demo`);
  return person;
}
