import type { Json } from '../json.ts';

export type Expression =
  | { kind: 'literal'; value: Json | undefined }
  | { kind: 'parameter'; name: string }
  | Path
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'in'; value: Expression; choices: Expression[] }
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; operand: Expression }
  | { kind: 'call'; name: FunctionName; args: Expression[] };

export type Path = {
  kind: 'path';
  steps: (string | number)[];
};

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** The functions this server knows, with the number of arguments they take. */
export const functions = {
  IS_DEFINED: [1, 1],
  IS_NULL: [1, 1],
  ARRAY_CONTAINS: [2, 2],
  CONTAINS: [2, 3],
  STARTSWITH: [2, 3],
  LOWER: [1, 1],
} as const;

export type FunctionName = keyof typeof functions;

export type Selection =
  | { kind: 'item' }
  | { kind: 'value'; expression: Expression }
  | { kind: 'count' }
  | { kind: 'properties'; properties: { name: string; expression: Expression }[] };

export type Query = {
  selection: Selection;
  where?: Expression | undefined;
  orderBy: { path: Path; descending: boolean }[];
  /** TOP n, or the LIMIT of OFFSET n LIMIT m. */
  limit?: Expression | undefined;
  offset?: Expression | undefined;
};
