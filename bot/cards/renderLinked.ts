import type { Readers } from '../../api/domain/relay/posts.ts';
import { pressButton } from './actions.ts';
import { heading, readerLine, toCard } from './blocks.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { paragraph, sentence } from './text.ts';
import { visibleName } from './visible.ts';

/** The most buttons that a card shows; more become a list. */
const mostButtons = 6;

/** Who will read, and from when (rule RL3). */
export function renderLinked(post: PostOf<'linked'>, setting: Setting): Rendered {
  const { words } = setting;
  const { number, seal } = post;
  const title = words.say('linked.title', { number });
  const body = [
    readersOf(post.readers, setting),
    heading(title),
    paragraph({ text: visibleName(post.title), weight: 'Bolder' }, { spacing: 'None' }),
    paragraph(words.say('linked.fromNow')),
    ...(post.isOneOfSeveral ? [paragraph(words.say('linked.several', { number }))] : []),
  ];
  const write = pressButton({
    title: words.say('action.write'),
    seal,
    press: { verb: 'writeIn', number, heldId: null },
  });
  const unlink = pressButton({
    title: words.say('action.unlink', { number }),
    seal,
    press: { verb: 'unlink', number },
  });
  return {
    card: toCard(body, post.isOneOfSeveral ? [write, unlink] : [unlink]),
    summary: `${title}, ${visibleName(post.title)}`,
  };
}

export function renderUnlinked({ number, title }: PostOf<'unlinked'>, { words }: Setting): Rendered {
  const head = words.say('unlinked.title', { number });
  const text = words.say('unlinked.text', { title: visibleName(title) });
  const link = {
    type: 'Action.Submit' as const,
    title: words.say('action.linkNumber', { number }),
    data: { msteams: { type: 'imBack', value: `${words.say('command.link')} ${number}` } },
  };
  return { card: toCard([heading(head), paragraph(text)], [link]), summary: head };
}

export function renderChannelSet(post: PostOf<'channelSet'>, setting: Setting): Rendered {
  const { words } = setting;
  const organisation = visibleName(post.serviceOrganisation);
  const title = words.say('channel.title', { organisation });
  const text = words.say('channel.text', { organisation });
  return {
    card: toCard([readersOf(post.readers, setting), heading(title), paragraph(text)]),
    summary: text,
  };
}

export function renderWhichChannel(
  { serviceOrganisations, seal }: PostOf<'whichChannel'>,
  { words }: Setting,
): Rendered {
  const title = words.say('whichChannel.title');
  const set = (name: string, serviceOrganisation?: string) =>
    pressButton({
      title: name,
      seal,
      press: { verb: 'setChannel', ...(serviceOrganisation === undefined ? {} : { serviceOrganisation }) },
    });
  if (serviceOrganisations.length <= mostButtons)
    return {
      card: toCard(
        [heading(title)],
        serviceOrganisations.map((each) => set(each, each)),
      ),
      summary: title,
    };
  const choice = {
    type: 'Input.ChoiceSet' as const,
    id: 'serviceOrganisation',
    style: 'compact' as const,
    label: words.say('whichChannel.organisation'),
    choices: serviceOrganisations.map((each) => ({ title: visibleName(each), value: each })),
    isRequired: true as const,
    errorMessage: title,
  };
  return { card: toCard([heading(title), choice], [set(words.say('action.choose'))]), summary: title };
}

function readersOf({ companies, unknown }: Readers, { words }: Setting) {
  const each = companies.map(({ name, count }) =>
    words.count('linked.company', count, { company: visibleName(name) }),
  );
  if (unknown > 0) each.push(words.count('linked.unknown', unknown));
  const readers = new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(each);
  return readerLine(sentence(words, 'linked.readers', { values: { readers }, strong: ['readers'] }));
}
