/** What one reacts with: a handful that says what service needs. */
export const emojis = ['👍', '❤️', '😄', '😮', '😢', '✅'] as const;
