import { z } from 'zod';
import { serialNumberOf } from '../cards/serialNumberOf.ts';
import type { PressAction } from '../../api/domain/relay/gateway.ts';

const short = z.string().max(200);
/** What a person may type: the rules of the domain decide about longer ones. */
const long = z.string().max(50_000);
const heldId = z.string().min(1).max(200);

const actions: z.ZodType<PressAction> = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('take') }),
  z.object({ verb: z.literal('changeState'), state: short }),
  z.object({ verb: z.literal('machineRuns') }),
  z.object({ verb: z.literal('refresh') }),
  z.object({ verb: z.literal('writeIn'), number: short, heldId: heldId.nullable().default(null) }),
  z.object({ verb: z.literal('link'), number: short, heldId: heldId.nullable().default(null) }),
  z.object({ verb: z.literal('unlink'), number: short }),
  z.object({ verb: z.literal('setChannel'), serviceOrganisation: short }),
  z.object({ verb: z.literal('showNewCase'), text: long.default('') }),
  z.object({
    verb: z.literal('createCase'),
    title: long,
    serialNumber: short.default(''),
    severity: short,
  }),
  z.object({ verb: z.enum(['reopenAndSend', 'newCaseForMachine']), heldId }),
  z.object({ verb: z.literal('chooseLanguage'), locale: short }),
  z.object({ verb: z.enum(['showHelp', 'showCases']) }),
]);

const sealed = z.looseObject({ seal: z.string().min(1).max(4_000) });

/**
 * A press as a card's button sends it: the verb beside or among its data, the seal and what was typed among them.
 * Null when it is none of ours. Who may press what, the domain decides.
 */
export function readPress(verb: unknown, data: unknown): { seal: string; action: PressAction } | null {
  const fields = sealed.safeParse(data);
  const serialNumber = serialNumberOf(fields.data ?? {});
  const action = actions.safeParse({ ...fields.data, serialNumber, verb });
  return fields.success && action.success ? { seal: fields.data.seal, action: action.data } : null;
}
