import type { Post, PostingPlace } from '../../api/domain/relay/posts.ts';
import type { Words } from '../words/wordsFor.ts';
import type { Card } from './card.ts';

export type Rendered = { text?: string; card?: Card; summary: string };

/** Where a post is rendered for. */
export type Setting = { words: Words; place: PostingPlace };

export type PostOf<Kind extends Post['kind']> = Extract<Post, { kind: Kind }>;
