import messages from '../messages/words.en.json' with { type: 'json' };
import own from './en.json' with { type: 'json' };

/** All English words. Those of the messages stand in their own folder, under `messages.`. */
export const words = { ...own, messages };

export type Words = typeof words;
