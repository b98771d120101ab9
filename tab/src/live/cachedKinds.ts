/** Keys that begin with a kind and the conversation's id: forgotten with it. */
export const kindsOfConversation = [
  'messages',
  'message',
  'earlierTexts',
  'places',
  'details',
  'whiteboards',
  'meetings',
];

/** What live events keep true: asked for again where some were missed. */
const liveKinds = new Set<unknown>([
  'conversations',
  'conversation',
  'messages',
  'message',
  'places',
  'details',
  'whiteboards',
  'meetings',
  'files',
  'file',
  'otherCases',
  'case',
]);
export const isLive = ({ queryKey }: { queryKey: readonly unknown[] }) => liveKinds.has(queryKey[0]);
