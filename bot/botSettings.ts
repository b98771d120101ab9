import type { Post, PostingPlace } from '../api/domain/relay/posts.ts';
import type { ActivityPlace, Command } from '../api/domain/relay/gateway.ts';

/** What the bot's tokens open: the connector of the global cloud. */
export const connectorScope = 'https://api.botframework.com';

export type BotSettings = {
  appId: string;
  /** Of which the bot's tokens are asked. */
  tenantId: string;
  loginUrl: string;
  metadataUrl: string;
  tokenIssuer: string;
  /** Where the connector may be; `https://*.` for any name before. */
  serviceOrigins: string[];
  /** Where files of personal chats may be; likewise. */
  fileOrigins: string[];
  /** Tenants whose activities are taken, in small letters. */
  allowedTenants: string[];
  /**
   * How long a request to Teams may take, in milliseconds; one for a token may come before it. By default 15 s: as long
   * as Teams itself waits for a bot.
   */
  timeoutMs?: number;
};

/** What a post looks like: a line of text, or an Adaptive Card with a summary for notifications. */
export type RenderedPost = { text?: string; card?: object; summary: string };
export type RenderPost = (post: Post, place: PostingPlace) => RenderedPost;
export type ParseCommand = (text: string, asked: { scope: ActivityPlace['scope'] }) => Command | null;
