import { z } from 'zod';
import type { IncomingText } from '../../api/domain/relay/gateway.ts';
import { isAllowedOrigin } from '../../api/domain/relay/isAllowedOrigin.ts';
import type { TeamsActivity } from './teamsActivity.ts';

const downloadInfo = z.object({ downloadUrl: z.string(), uniqueId: z.string().nullish() });

/** Files of a personal chat; the address of one that lies elsewhere than files of Teams lie is not passed on (FL7). */
export function readFiles(
  { id, attachments }: TeamsActivity,
  fileOrigins: readonly string[],
): IncomingText['files'] {
  return (attachments ?? [])
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.teams.file.download.info')
    .map(({ name, content }, index) => {
      const info = downloadInfo.safeParse(content).data;
      return {
        name: (name ?? '').slice(0, 255),
        url: info && isAllowedOrigin(info.downloadUrl, fileOrigins) ? info.downloadUrl : null,
        uniqueId: info?.uniqueId ?? `${id}-${index}`,
      };
    });
}

/** Pasted pictures: an attachment in personal chats, else an image in the HTML that is no emoji. */
export function hasPictures({ attachments }: TeamsActivity): boolean {
  return (attachments ?? []).some(
    ({ contentType, content }) =>
      contentType?.startsWith('image/') ||
      (contentType === 'text/html' &&
        typeof content === 'string' &&
        content.includes('schema.skype.com/AMSImage')),
  );
}
