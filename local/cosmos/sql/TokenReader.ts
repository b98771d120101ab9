import { CosmosError } from '../CosmosError.ts';
import { end, syntaxError, tokenize } from './tokenize.ts';
import type { Token } from './tokenize.ts';

/** Walks over the tokens of a query. Keywords are matched in any case. */
export class TokenReader {
  private readonly tokens: Token[];
  private at = 0;

  constructor(sql: string) {
    this.tokens = tokenize(sql);
  }

  get current(): Token {
    return this.tokens[this.at] ?? end;
  }

  get following(): Token {
    return this.tokens[this.at + 1] ?? end;
  }

  next(): Token {
    const token = this.current;
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  isWord(word: string): boolean {
    return this.current.kind === 'word' && this.current.text.toUpperCase() === word;
  }

  takeWord(word: string): boolean {
    const isThere = this.isWord(word);
    if (isThere) this.next();
    return isThere;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected();
  }

  takeSymbol(symbol: string): boolean {
    const isThere = this.current.kind === 'symbol' && this.current.text === symbol;
    if (isThere) this.next();
    return isThere;
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected();
  }

  expectIdentifier(): string {
    const { kind, text } = this.current;
    if (kind !== 'word') throw this.unexpected();
    if (reserved.has(text.toUpperCase()) || literals.has(text)) {
      throw new CosmosError(
        400,
        `Syntax error: '${text}' is a reserved word; a property is written ["${text}"].`,
      );
    }
    return this.next().text;
  }

  unexpected(): Error {
    return syntaxError(this.current.text);
  }
}

/** The keywords of the grammar that Microsoft publishes with its .NET SDK (sql.g4); no name may be one of them. */
const reserved = new Set(
  (
    'AND ARRAY AS ASC BETWEEN BY DESC DISTINCT ESCAPE EXISTS FROM GROUP IN JOIN LEFT LIKE LIMIT NOT OFFSET OR ORDER ' +
    'RANK RIGHT SELECT TOP VALUE WHERE'
  ).split(' '),
);
const literals = new Set(['null', 'true', 'false', 'undefined', 'udf']);
