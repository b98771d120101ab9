import { listCommands } from '../commands/listCommands.ts';
import { commandButton, pressButton } from './actions.ts';
import { facts, heading, toCard } from './blocks.ts';
import type { Action } from './card.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { paragraph, sentence } from './text.ts';
import { visibleName } from './visible.ts';

/** Once, when the app is installed. */
export function renderWelcome(
  { scope, isSetUp, seal }: PostOf<'welcome'>,
  { words, place }: Setting,
): Rendered {
  const title = words.say('welcome.title');
  const text = words.say(isSetUp ? `welcome.${scope}` : 'welcome.notSetUp', {
    gfms: visibleName(place.gfmsName),
  });
  return {
    card: toCard([heading(title), paragraph(text)], isSetUp ? startButtons({ scope, seal }, words) : []),
    summary: `${title}. ${text}`,
  };
}

export function renderHelp({ scope, number, seal }: PostOf<'help'>, { words, place }: Setting): Rendered {
  const title = words.say('help.title');
  const values = { number: number ?? '', slashes: '//', gfms: visibleName(place.gfmsName) };
  const strong = ['number', 'slashes'];
  const body = [
    heading(title),
    ...(number === null ? [] : [paragraph(sentence(words, 'help.linked', { values, strong }))]),
    ...facts(
      listCommands(words.locale).map((command) => ({
        name: command.word,
        value: [{ text: command.description }],
      })),
    ),
    ...(scope === 'channel' && place.audience === 'gfms'
      ? [paragraph(sentence(words, 'help.internal', { values, strong }))]
      : []),
    ...(scope === 'personal' ? [paragraph(words.say('help.reply'))] : []),
  ];
  return { card: toCard(body, startButtons({ scope, seal }, words)), summary: title };
}

/** A valid person of an allowed tenant whom nobody has set up: what to do, and the reference for it. */
export function renderNotSetUp({ name, reference }: PostOf<'notSetUp'>, { words, place }: Setting): Rendered {
  const title = words.say('notSetUp.title', { name: visibleName(name) });
  const text = words.say('notSetUp.text', { gfms: visibleName(place.gfmsName) });
  const body = [
    heading(title),
    paragraph(text),
    ...facts([
      { name: words.say('notSetUp.reference'), value: [{ text: reference, fontType: 'Monospace' }] },
    ]),
  ];
  return { card: toCard(body), summary: `${title}. ${text}` };
}

function startButtons(
  { scope, seal }: { scope: PostOf<'help'>['scope']; seal: string },
  words: Setting['words'],
): Action[] {
  const cases = pressButton({ title: words.say('action.cases'), seal, press: { verb: 'showCases' } });
  const language = commandButton(words.say('action.language'), words.say('command.language'));
  const newCase = pressButton({
    title: words.say('action.newCase'),
    seal,
    press: { verb: 'showNewCase', text: '' },
  });
  return scope === 'channel' ? [cases] : [cases, newCase, language];
}
