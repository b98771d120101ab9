import type { Container } from '@azure/cosmos';
import type { CaseNumbers } from '../../domain/ports.ts';
import { statusOf } from './statusOf.ts';

export function createCaseNumbers(system: Container): CaseNumbers {
  return {
    async next(year) {
      const id = `case-counter-${year}`;
      for (;;) {
        try {
          const answer = await system
            .item(id, id)
            .patch<{ value: number }>([{ op: 'incr', path: '/value', value: 1 }]);
          return (answer.resource as { value: number }).value;
        } catch (cause) {
          if (statusOf(cause) !== 404) throw cause;
          await system.items.create({ id, value: 0 }).catch((second: unknown) => {
            if (statusOf(second) !== 409) throw second;
          });
        }
      }
    },

    async claim(key, number) {
      const id = `case-claim-${key}`;
      try {
        await system.items.create({ id, number });
        return number;
      } catch (cause) {
        if (statusOf(cause) !== 409) throw cause;
        const { resource } = await system.item(id, id).read<{ number: string }>();
        return resource?.number ?? number;
      }
    },
  };
}
