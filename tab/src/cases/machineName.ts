import type { Machine } from '../../../api/contract/cases.ts';

/** Brand and model; a model that begins with its brand says it once. */
export function machineName({ brand, model }: Pick<Machine, 'brand' | 'model'>): string {
  return model.startsWith(brand) ? model : [brand, model].filter(Boolean).join(' ');
}
