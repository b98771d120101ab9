/** What we use of Adaptive Cards 1.5, as Teams shows them. No `TextBlock`: that would read Markdown in people's texts. */
export type Card = {
  $schema: string;
  type: 'AdaptiveCard';
  version: '1.5';
  body: Element[];
  actions?: Action[];
  msteams?: { width: 'Full' };
};

export type Look = {
  size?: 'Small' | 'Medium' | 'Large';
  weight?: 'Bolder';
  color?: 'Accent' | 'Attention' | 'Warning' | 'Good';
  isSubtle?: true;
  fontType?: 'Monospace';
};

export type TextRun = { type: 'TextRun'; text: string; selectAction?: OpenUrl } & Look;
type Spacing = { spacing?: 'None' | 'Small' | 'Medium'; separator?: true };

export type RichTextBlock = { type: 'RichTextBlock'; inlines: TextRun[] } & Spacing;
export type Container = {
  type: 'Container';
  style?: 'accent' | 'emphasis';
  items: Element[];
} & Spacing;
export type Column = {
  type: 'Column';
  width: 'auto' | 'stretch' | `${number}px`;
  verticalContentAlignment?: 'Center';
  items: Element[];
} & Spacing;
export type ColumnSet = { type: 'ColumnSet'; columns: Column[] } & Spacing;
/** Of newer Teams clients; the others show the fallback. */
export type Badge = {
  type: 'Badge';
  text: string;
  icon?: string;
  style: 'Attention' | 'Warning' | 'Accent' | 'Default';
  appearance: 'Filled' | 'Tint';
  shape: 'Circular' | 'Rounded';
  fallback: RichTextBlock;
} & Spacing;
export type ActionSet = { type: 'ActionSet'; actions: Action[] } & Spacing;
export type Input = (
  | { type: 'Input.Text'; placeholder?: string; isMultiline?: true; maxLength: number; value?: string }
  | {
      type: 'Input.ChoiceSet';
      style: 'compact' | 'expanded';
      choices: { title: string; value: string }[];
      value?: string;
    }
) & { id: string; label: string; isRequired?: true; errorMessage?: string } & Spacing;

export type Element = RichTextBlock | Container | ColumnSet | Badge | ActionSet | Input;

export type OpenUrl = { type: 'Action.OpenUrl'; title?: string; url: string };
export type Submit = { type: 'Action.Submit'; title: string; data: Record<string, unknown> } & ActionStyle;
export type Execute = {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: Record<string, unknown>;
  fallback: Submit;
} & ActionStyle;
export type ShowCard = { type: 'Action.ShowCard'; title: string; card: Omit<Card, '$schema'> };
export type Action = OpenUrl | Submit | Execute | ShowCard;
type ActionStyle = { style?: 'positive'; associatedInputs?: 'none' };
