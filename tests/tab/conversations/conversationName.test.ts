import { conversationName, soleOther } from '../../../tab/src/conversations/conversationName.ts';
import { firstName, inReadingOrder } from '../../../tab/src/conversations/peopleOrder.ts';
import { aConversation, aDirectConversation } from '../messages/builders.ts';

const direct = aDirectConversation();
const [anna, luis] = direct.members;
const pair = { ...direct, name: null, members: [anna, luis].flatMap((one) => one ?? []) };

test('[CV2] without a name a conversation takes the names of the others', () => {
  expect(conversationName(direct, 'anna')).toBe('Guide exchange, Brescia');
  expect(conversationName({ ...direct, name: null }, 'anna')).toBe('Luis Ortega, Sven Brandt');
  expect(conversationName(pair, 'luis')).toBe('Anna Keller');
});

test('[CV2] who is left alone sees his own name rather than nothing', () => {
  const alone = { ...pair, members: pair.members.slice(0, 1) };
  expect(conversationName(alone, 'anna')).toBe('Anna Keller');
});

test('[SC5] the chat of a case has the title of the case', () => {
  expect(conversationName({ ...aConversation(), name: null }, 'marco')).toBe('Filo rotto all’infilaggio');
});

test('[CV2] the face of the other stands for a chat of two without a name, and for no other', () => {
  expect(soleOther(pair, 'anna')?.id).toBe('luis');
  expect(soleOther({ ...pair, name: 'Turno' }, 'anna')).toBeNull();
  expect(soleOther({ ...direct, name: null }, 'anna')).toBeNull();
});

test('[MS10] the reader stands first, and short first names stay clear', () => {
  expect(inReadingOrder(direct.members, 'sven').map(({ id }) => id)[0]).toBe('sven');
  expect(firstName('Anna Keller')).toBe('Anna');
  expect(firstName('T. Weber')).toBe('T. Weber');
});
