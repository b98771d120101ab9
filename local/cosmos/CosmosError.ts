/** What the service answers when it refuses: an HTTP status, a word for it, a sentence and sometimes a substatus. */
export class CosmosError extends Error {
  readonly status: number;
  readonly substatus: number;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    message: string,
    {
      substatus = 0,
      headers = {},
      cause,
    }: { substatus?: number; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'CosmosError';
    this.status = status;
    this.substatus = substatus;
    this.headers = headers;
  }

  get code(): string {
    return words[this.status] ?? 'InternalServerError';
  }
}

/** Something the service offers and this server does not: named, so that nobody takes silence for an answer. */
export function notOffered(what: string): CosmosError {
  return new CosmosError(501, `This local Cosmos server does not offer ${what}.`);
}

export function notFound(): CosmosError {
  return new CosmosError(
    404,
    'Entity with the specified id does not exist in the system. More info: https://aka.ms/cosmosdb-tsg-not-found',
  );
}

const words: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  424: 'FailedDependency',
  429: 'TooManyRequests',
  449: 'RetryWith',
  501: 'NotImplemented',
  503: 'ServiceUnavailable',
};
