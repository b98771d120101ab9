import { z } from 'zod';

/** What Teams takes of an Adaptive Card 1.5, as far as we use it: nothing beside it is let through. */
const filled = z.string().refine((text) => text !== '' && !/undefined|\[object|\bnull\b|NaN/.test(text));
const link = z.url().refine((url) => /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(url));
const spaced = {
  spacing: z.enum(['None', 'Small', 'Medium']).optional(),
  separator: z.literal(true).optional(),
};
const look = {
  size: z.enum(['Small', 'Medium', 'Large']).optional(),
  weight: z.literal('Bolder').optional(),
  color: z.enum(['Accent', 'Attention', 'Warning', 'Good']).optional(),
  isSubtle: z.literal(true).optional(),
  fontType: z.literal('Monospace').optional(),
};
const style = { style: z.literal('positive').optional(), associatedInputs: z.literal('none').optional() };

const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), title: filled.optional(), url: link });
const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: filled,
  data: z.record(z.string(), z.unknown()),
  ...style,
});
const execute = z
  .strictObject({
    type: z.literal('Action.Execute'),
    title: filled,
    verb: filled,
    data: z.looseObject({ seal: filled }),
    fallback: submit,
    ...style,
  })
  .refine(({ verb, data, fallback }) => sameJson(fallback.data, { verb, ...data }), 'submits the same')
  .refine(({ title, fallback }) => title === fallback.title);
const showCard = z.strictObject({
  type: z.literal('Action.ShowCard'),
  title: filled,
  get card() {
    return z.strictObject({
      type: z.literal('AdaptiveCard'),
      version: z.literal('1.5'),
      body: z.array(element).min(1),
      actions: z.array(action).min(1).max(6),
    });
  },
});
const action: z.ZodType = z.discriminatedUnion('type', [openUrl, submit, execute, showCard]);

const richTextBlock = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z
    .array(
      z.strictObject({
        type: z.literal('TextRun'),
        text: filled.refine((text) => !/\n|\{\{\s*(DATE|TIME)/i.test(text)),
        selectAction: openUrl.optional(),
        ...look,
      }),
    )
    .min(1),
  ...spaced,
});
const input = {
  id: filled,
  label: filled,
  isRequired: z.literal(true).optional(),
  errorMessage: filled.optional(),
  value: z.string().optional(),
  ...spaced,
};
const element: z.ZodType = z.discriminatedUnion('type', [
  richTextBlock,
  z.strictObject({
    type: z.literal('Container'),
    style: z.enum(['accent', 'emphasis']).optional(),
    get items() {
      return z.array(element).min(1);
    },
    ...spaced,
  }),
  z.strictObject({
    type: z.literal('ColumnSet'),
    get columns() {
      return z.array(column).min(1);
    },
    ...spaced,
  }),
  z.strictObject({
    type: z.literal('Badge'),
    text: filled,
    icon: filled.optional(),
    style: z.enum(['Attention', 'Warning', 'Accent', 'Default']),
    appearance: z.enum(['Filled', 'Tint']),
    shape: z.enum(['Circular', 'Rounded']),
    fallback: richTextBlock,
    ...spaced,
  }),
  z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1).max(6), ...spaced }),
  z.strictObject({
    type: z.literal('Input.Text'),
    placeholder: filled.optional(),
    isMultiline: z.literal(true).optional(),
    maxLength: z.number(),
    ...input,
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    style: z.enum(['compact', 'expanded']),
    choices: z.array(z.strictObject({ title: filled, value: z.string() })).min(1),
    ...input,
  }),
]);
const column: z.ZodType = z.strictObject({
  type: z.literal('Column'),
  width: z.string().regex(/^(auto|stretch|\d+px)$/),
  verticalContentAlignment: z.literal('Center').optional(),
  items: z.array(element).min(1),
  ...spaced,
});

export const cardSchema = z.strictObject({
  $schema: z.url(),
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(element).min(1),
  actions: z.array(action).min(1).max(6).optional(),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
});

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
