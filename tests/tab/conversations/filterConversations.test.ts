import { caseMatchesSearch, matchesSearch } from '../../../tab/src/conversations/filterConversations.ts';
import { aCase } from '../caseBuilders.ts';
import { aConversation, aDirectConversation } from '../messages/builders.ts';

const row = aConversation();

test.each([
  ['name', 'infilaggio'],
  ['case number', 'sc-2026-000123'],
  ['the end of a case number', '0123'],
  ['person', 'giulia'],
  ['machine serial number', '350-08'],
  ['two words in any order', 'rossi filo'],
])('[CV4] the list is filtered by %s', (_, search) => {
  expect(matchesSearch(row, search, 'marco')).toBe(true);
  expect(caseMatchesSearch(aCase({ assignee: { id: 'g', name: 'Giulia Rossi' } }), search)).toBe(true);
});

test('[CV4] what fits nothing is left out', () => {
  expect(matchesSearch(row, 'pompa', 'marco')).toBe(false);
  expect(matchesSearch(row, 'filo pompa', 'marco')).toBe(false);
  expect(caseMatchesSearch(aCase(), 'pompa')).toBe(false);
});

test('[CV4] accents and capitals make no difference', () => {
  const named = aConversation({ ...aDirectConversation(), name: 'Müller, Qualità' });
  expect(matchesSearch(named, 'MULLER qualita', 'anna')).toBe(true);
});

test('[CV2] a conversation without a name is found by the names of its people', () => {
  expect(matchesSearch({ ...aDirectConversation(), name: null }, 'ortega', 'anna')).toBe(true);
});
