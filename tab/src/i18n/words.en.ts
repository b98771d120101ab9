import files from '../files/words.en.json' with { type: 'json' };
import messages from '../messages/words.en.json' with { type: 'json' };
import places from '../places/words.en.json' with { type: 'json' };
import uploads from '../uploads/words.en.json' with { type: 'json' };
import boardSurface from '../whiteboards/surface/words.en.json' with { type: 'json' };
import whiteboards from '../whiteboards/words.en.json' with { type: 'json' };
import own from './en.json' with { type: 'json' };

/** All English words. Those of a concept with many stand in its own folder, under its name. */
export const words = { ...own, boardSurface, files, messages, places, uploads, whiteboards };

export type Words = typeof words;
