// Packages that exist only as ES modules: jest runs the tests as CommonJS, so swc turns them too.
const esModulesOnly = [
  ...['jose', 'eventsource-parser', 'marked', 'content-disposition'],
  ...[
    'file-type',
    'music-metadata',
    'strtok3',
    'token-types',
    'uint8array-extras',
    'win-guid',
    'media-typer',
    'content-type',
  ],
  ...['@tokenizer/[^/]+', '@borewit/[^/]+'],
];

const swcFor = (parser) => [
  '@swc/jest',
  {
    jsc: { parser, transform: { react: { runtime: 'automatic' } }, target: 'es2024' },
    module: { type: 'commonjs' },
  },
];

const shared = {
  transform: {
    '\\.ts$': swcFor({ syntax: 'typescript' }),
    '\\.tsx$': swcFor({ syntax: 'typescript', tsx: true }),
    '\\.m?js$': swcFor({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [`node_modules/(?!(.*/node_modules/)?(${esModulesOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/tests/output/', '<rootDir>/.data/'],
};

const onNode = (name) => ({
  ...shared,
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
});

export default {
  projects: [
    onNode('architecture'),
    onNode('unit'),
    onNode('contract'),
    onNode('http'),
    onNode('bot'),
    {
      ...shared,
      displayName: 'tab',
      testEnvironment: '<rootDir>/tests/tab/environment.mjs',
      testMatch: ['<rootDir>/tests/tab/**/*.test.{ts,tsx}'],
      setupFiles: ['<rootDir>/tests/tab/setup.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/tab/waitPatiently.ts'],
    },
    onNode('e2e'),
    onNode('soak'),
  ],
  // Jest heeds it here only, not in a project.
  testTimeout: 30_000,
};
