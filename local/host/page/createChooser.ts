import { element, icon } from './element.ts';

/**
 * A list to choose from that looks like Teams' own: the browser's select lies unseen over the words,
 * so keyboard, touch and screen readers have the real thing.
 */
export function createChooser<Value extends string>({
  label,
  className,
  groups,
  value,
  show,
  onChoose,
}: ChooserOptions<Value>): HTMLElement {
  const words = element('span', { class: 'chosen', 'aria-hidden': 'true' });
  const select = element(
    'select',
    { 'aria-label': label },
    ...groups.flatMap(({ name, options }) => {
      const made = options.map((option) => element('option', { value: option.value }, option.words));
      return name === null ? made : [element('optgroup', { label: name }, ...made)];
    }),
  );
  const display = (chosen: Value) => words.replaceChildren(...show(chosen));
  select.value = value;
  display(value);
  select.addEventListener('change', () => {
    display(select.value as Value);
    onChoose(select.value as Value);
  });
  return element('span', { class: `chooser ${className}` }, words, icon('chevronDown'), select);
}

type ChooserOptions<Value extends string> = {
  label: string;
  className: string;
  groups: { name: string | null; options: { value: Value; words: string }[] }[];
  value: Value;
  /** What stands there while `chosen` is chosen. */
  show: (chosen: Value) => (Node | string)[];
  onChoose: (chosen: Value) => void;
};
