import files from '../files/words.it.json' with { type: 'json' };
import messages from '../messages/words.it.json' with { type: 'json' };
import places from '../places/words.it.json' with { type: 'json' };
import uploads from '../uploads/words.it.json' with { type: 'json' };
import boardSurface from '../whiteboards/surface/words.it.json' with { type: 'json' };
import whiteboards from '../whiteboards/words.it.json' with { type: 'json' };
import own from './it.json' with { type: 'json' };
import type { Words } from './words.en.ts';

/** All Italian words: formal Lei in sentences, a short imperative on buttons, the manual's words. */
export const words: Words = { ...own, boardSurface, files, messages, places, uploads, whiteboards };
