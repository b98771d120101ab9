export type Json = null | boolean | number | string | Json[] | JsonObject;
export type JsonObject = {
  [name: string]: Json;
};

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of property names and array indexes; undefined where there is none. */
export function readPath(value: Json | undefined, steps: readonly (string | number)[]): Json | undefined {
  let current = value;
  for (const step of steps) {
    if (Array.isArray(current)) current = typeof step === 'number' ? current[step] : undefined;
    else if (isObject(current)) {
      current = typeof step === 'string' && Object.hasOwn(current, step) ? current[step] : undefined;
    } else return undefined;
  }
  return current;
}
