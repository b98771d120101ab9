/**
 * Stands for packages that Live Share and Fluid name and that a lane never uses; together they would be as large as the
 * rest: a client for tests, signatures (jsrsasign), an HTTP client for servers (axios), shared texts (sequence).
 */
const notCarried = { getFactory: () => ({ type: 'notCarried' }) };

export {
  notCarried as default,
  notCarried as InsecureTokenProvider,
  notCarried as KJUR,
  notCarried as SharedString,
};
