import { beginUpload } from '../beginUpload.ts';
import { completeUpload } from '../completeUpload.ts';
import type { Context } from '../context.ts';
import { deriveId } from '../chain.ts';
import { DomainError } from '../errors.ts';
import { blobFolder, makeFileId } from '../fileIds.ts';
import { sendMessage } from '../sendMessage.ts';
import { toPosting } from './toPosting.ts';
import type { QueuedFetch, RelayParts } from './relayPorts.ts';
import type { Post } from './posts.ts';

const mostAttempts = 4;

/**
 * Fetches a file that was sent to the bot and shares it like any other: sized, hashed, judged by its bytes, scanned
 * (rules FL7, FL8). Done twice it is done once. What cannot be had is told to its sender. Throws where it may go well
 * later, four times.
 */
export async function fetchFile(
  { context, relay }: { context: Context; relay: RelayParts },
  fetch: QueuedFetch,
): Promise<void> {
  try {
    const refusal = await takeFile({ context, relay }, fetch);
    if (refusal) await tellRefusal({ context, relay }, { fetch, reason: refusal });
  } catch (cause) {
    const isRule = cause instanceof DomainError && cause.code !== 'unavailable';
    if (!isRule && fetch.attempts < mostAttempts) {
      await relay.store.writeFetch({ ...fetch, attempts: fetch.attempts + 1 });
      throw cause;
    }
    await tellRefusal({ context, relay }, { fetch, reason: isRule ? toReason(cause) : 'notFetched' });
  }
  await relay.store.endFetch(fetch);
}

type Refusal = Extract<Post, { kind: 'fileRefused' }>['reason'];

async function takeFile(
  { context, relay }: { context: Context; relay: RelayParts },
  fetch: QueuedFetch,
): Promise<Refusal | null> {
  const { conversationId, personId, name, url, id: clientId } = fetch;
  const { blobs, rules } = context.files;
  const person = await context.directory.findPerson(personId);
  const state = await context.log.read(conversationId);
  if (!person || !state || url === null) return 'notFetched';
  const fileId = await makeFileId({ conversationId, authorId: person.id, clientId });
  const known = await context.files.records.read({ id: fileId, conversationId });
  if (!known || known.state === 'uploading') {
    const fetched = await relay.fetchFile(url, rules.largestBytes);
    if (fetched.outcome !== 'fetched') return fetched.outcome;
    const incoming = blobFolder({ id: fileId, conversationId });
    await blobs.writeIncoming(incoming, fetched.bytes);
    const { sha256, size } = fetched.digest();
    const { record } = await beginUpload(context, person, { state, draft: { name, size, clientId } });
    await completeUpload(context, person, { record, sha256 });
  }
  const draft = { clientId, text: '', fileIds: [fileId] };
  const origin = { placeId: fetch.placeId, activityId: fetch.activityId, at: fetch.at };
  await sendMessage(context, person, { conversationId, draft, origin });
  return null;
}

function toReason(cause: DomainError): Refusal {
  if (cause.code === 'tooLarge') return 'tooLarge';
  return cause.code === 'unsupported' ? 'program' : 'notFetched';
}

async function tellRefusal(
  { context, relay }: { context: Context; relay: RelayParts },
  told: { fetch: QueuedFetch; reason: Refusal },
): Promise<void> {
  const { fetch, reason } = told;
  const place = await relay.places.read(fetch.placeId);
  if (!place) return;
  const { largestBytes } = context.files.rules;
  const post = {
    id: await deriveId('fileRefused', fetch.id),
    placeId: place.id,
    address: place.address,
    post: { kind: 'fileRefused', fileName: fetch.name, reason, largestBytes } as const,
    place: await toPosting(context, { place, companyId: null }),
    state: 'waiting' as const,
    at: context.clock.now().toISOString(),
  };
  await relay.store.queuePost(post);
  relay.notice({ post });
}
