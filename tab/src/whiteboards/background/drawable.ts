import type { ConversationFile } from '../../../../api/contract/files.ts';

/** What can lie under a drawing, on every client and in every export. */
const drawableTypes = new Set(['image/png', 'image/jpeg', 'image/webp']);

export type GivenKind = 'picture' | 'pdf' | 'heic' | 'other';

/** What the person gave, by type and name; the server looks at the bytes. */
export function kindOfGiven({ type, name }: Pick<File, 'type' | 'name'>): GivenKind {
  if (drawableTypes.has(type) || /\.(png|jpe?g|webp)$/i.test(name)) return 'picture';
  if (type === 'application/pdf' || /\.pdf$/i.test(name)) return 'pdf';
  return /^image\/hei[cf]/.test(type) || /\.hei[cf]$/i.test(name) ? 'heic' : 'other';
}

/** Whether a stored file can be chosen; `later`: it is still being checked. */
export function isDrawable({
  type,
  kind,
  state,
  contentUrl,
}: Pick<ConversationFile, 'type' | 'kind' | 'state' | 'contentUrl'>): 'yes' | 'later' | 'no' {
  if (kind !== 'pdf' && !drawableTypes.has(type)) return 'no';
  if (state === 'checking' || state === 'uploading') return 'later';
  return state === 'clean' && contentUrl !== null ? 'yes' : 'no';
}
