import { useContext } from 'react';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { LinkOpenerContext } from '../LinkOpenerContext.ts';

/** Saves a file by its own address with the short-lived token in it: no cookies, no `blob:` (rule FL4). */
export function useDownload(): (file: ConversationFile) => void {
  const save = useSaveAddress();
  return (file) => {
    const url = downloadUrl(file);
    if (url !== null) save(url);
  };
}

/** Saves what an address of the app answers with as an attachment. */
export function useSaveAddress(): (url: string) => void {
  const openLink = useContext(LinkOpenerContext);
  return (url) => {
    if (openLink) {
      // Only what Teams itself opens is saved by its apps for phones.
      void openLink(new URL(url, location.href).href).catch(() => followLink(url));
      return;
    }
    followLink(url);
  };
}

/** Null while the reader may not have it. */
export function downloadUrl({ contentUrl }: Pick<ConversationFile, 'contentUrl'>): string | null {
  return contentUrl === null ? null : `${contentUrl}&download=1`;
}

function followLink(url: string): void {
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: '', target: '_blank', rel: 'noopener' });
  link.click();
}
