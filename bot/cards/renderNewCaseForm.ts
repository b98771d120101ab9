import type { Severity } from '../../api/contract/cases.ts';
import { pressButton } from './actions.ts';
import { heading, toCard } from './blocks.ts';
import type { Input } from './card.ts';
import { cutText } from '../../api/domain/relay/cutText.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { visibleName } from './visible.ts';

/** As the contract has it for titles and serial numbers. */
const longest = 200;

/** The worst first: who stands before a stopped machine looks no further. */
const severities: Severity[] = ['machineDown', 'high', 'medium', 'low'];

/** The short way to a case: what, which machine, how bad. `serialNumberOf` reads the two fields of the machine. */
export function renderNewCaseForm(post: PostOf<'newCaseForm'>, { words }: Setting): Rendered {
  const title = words.say('newCase.title');
  const value = cutText(post.text.replace(/\s+/g, ' ').trim(), longest);
  const inputs: Input[] = [
    {
      type: 'Input.Text',
      id: 'title',
      label: words.say('newCase.what'),
      placeholder: words.say('newCase.example'),
      maxLength: longest,
      isRequired: true,
      errorMessage: words.say('newCase.whatMissing'),
      ...(value === '' ? {} : { value }),
    },
    ...machineInputs(post, words),
    {
      type: 'Input.ChoiceSet',
      id: 'severity',
      style: 'expanded',
      label: words.say('severity.title'),
      choices: severities.map((severity) => ({
        title: words.say(`severity.${severity}`),
        value: severity,
      })),
      isRequired: true,
      errorMessage: words.say('newCase.severityMissing'),
    },
  ];
  const create = pressButton({
    title: words.say('action.create'),
    seal: post.seal,
    press: { verb: 'createCase' },
    isMain: true,
  });
  return { card: toCard([heading(title), ...inputs], [create]), summary: title };
}

function machineInputs({ machines }: PostOf<'newCaseForm'>, words: Setting['words']): Input[] {
  const free = { type: 'Input.Text', maxLength: longest } as const;
  if (machines.length === 0)
    return [{ ...free, id: 'otherSerialNumber', label: words.say('newCase.serial') }];
  const choices = machines.slice(0, 100).map(({ serialNumber, model }) => ({
    title: visibleName([model, serialNumber].filter((part) => part !== '').join(', ')),
    value: serialNumber,
  }));
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'serialNumber',
      style: 'compact',
      label: words.say('newCase.machine'),
      choices: [...choices, { title: words.say('newCase.unknownMachine'), value: '' }],
      value: machines.length === 1 ? (machines[0]?.serialNumber ?? '') : '',
    },
    { ...free, id: 'otherSerialNumber', label: words.say('newCase.otherMachine') },
  ];
}
