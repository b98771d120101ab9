import type { ServiceCase } from '../../../api/contract/cases.ts';
import type { ConversationSummary } from '../../../api/contract/conversations.ts';
import { conversationName } from './conversationName.ts';

/** Whether every word of the search stands in the name, case number, a person's name or the serial number. */
export function matchesSearch(row: ConversationSummary, search: string, readerId: string): boolean {
  return includesEveryWord(search, [
    conversationName(row, readerId),
    row.case?.number,
    row.case?.title,
    row.case?.machine.serialNumber,
    ...row.members.map((member) => member.name),
  ]);
}

/** The same for a case that one has not joined. */
export function caseMatchesSearch(
  item: Pick<ServiceCase, 'number' | 'title' | 'machine' | 'contact' | 'assignee'>,
  search: string,
): boolean {
  return includesEveryWord(search, [
    item.number,
    item.title,
    item.machine.serialNumber,
    item.contact.name,
    item.assignee?.name,
  ]);
}

function includesEveryWord(search: string, fields: readonly (string | undefined)[]): boolean {
  const text = plain(fields.filter(Boolean).join('\n'));
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Upper and lower case and accents make no difference to who types in a hurry: `muller` finds `Müller`. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trim();
}
