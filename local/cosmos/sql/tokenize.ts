import { CosmosError } from '../CosmosError.ts';

export type Token = {
  kind: 'word' | 'number' | 'string' | 'parameter' | 'symbol' | 'end';
  /** As written, but for a string its value. */
  text: string;
};

/** Cuts a query into tokens; behind the last comes `end`. Errors: 400 naming the first character that begins none. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(sql);
    if (!match) throw syntaxError(sql.slice(at, at + 20));
    at = pattern.lastIndex;
    const { space, word, number, string, parameter, symbol = '' } = match.groups ?? {};
    if (space !== undefined) continue;
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (string !== undefined) tokens.push({ kind: 'string', text: readString(string) });
    else if (parameter !== undefined) tokens.push({ kind: 'parameter', text: parameter });
    else tokens.push({ kind: 'symbol', text: symbol });
  }
  return tokens;
}

export const end: Token = { kind: 'end', text: 'the end of the query' };

export function syntaxError(near: string): CosmosError {
  return new CosmosError(400, `Syntax error, incorrect syntax near '${near}'.`);
}

const pattern =
  /(?<space>\s+|--[^\n]*)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<parameter>@[A-Za-z_][A-Za-z0-9_]*)|(?<symbol><=|>=|!=|<>|\|\||\?\?|[()[\]{},.*=<>+\-/%?:!~&|^])/suy;

/** Cosmos DB takes both quotes and the escapes of JSON, and \' besides. */
function readString(quoted: string): string {
  const inner = quoted.slice(1, -1).replace(/\\(.)|"/gsu, (found, escaped?: string) => {
    if (escaped === "'") return "'";
    return escaped === undefined ? '\\"' : found;
  });
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    throw syntaxError(quoted);
  }
}
