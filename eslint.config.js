import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts', '**/*.tsx'];

/** `no-restricted-syntax` and its like are replaced, not added to, by a later block: hence the lists. */
const restrictedSyntax = [
  { selector: 'TSEnumDeclaration', message: 'Node cannot strip enums: use a union or an `as const` list.' },
  { selector: 'ExportDefaultDeclaration', message: 'A file exports what it is named after, by that name.' },
  { selector: 'ExportAllDeclaration', message: 'No barrel files: import from where a thing is made.' },
  {
    selector: 'ExportNamedDeclaration[source]',
    message: 'No barrel files: import from where a thing is made.',
  },
];

const sleeps = [
  {
    selector:
      "NewExpression[callee.name='Promise'] > [params.length=1] CallExpression[callee.name='setTimeout']",
    message: 'Wait on a condition, never sleep.',
  },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'Wait on a condition, never sleep.',
  },
  {
    selector: "ImportDeclaration[source.value='node:timers/promises']",
    message: 'Wait on a condition, never sleep.',
  },
];

const environment = {
  object: 'process',
  property: 'env',
  message: 'The environment is read once, in api/main.ts and api/config.ts.',
};

const focusedTests = ['test', 'it', 'describe'].map((object) => ({
  object,
  property: 'only',
  message: 'This would leave out all other tests.',
}));

export default defineConfig(
  globalIgnores(['**/dist/', '.data/', 'tests/output/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.base],
    rules: { 'no-var': 'error', 'prefer-const': 'error', eqeqeq: 'error' },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'max-params': ['error', 3],
      'no-console': 'error',
      'no-restricted-properties': ['error', environment],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:process', importNames: ['env'], message: environment.message }] },
      ],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // `return refuse(response)` ends a handler in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // The Cosmos SDK's factories answer classes that do not derive from what they are declared as.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // The names of a port's methods say what they are; `async` says that they may fail later.
      '@typescript-eslint/require-await': 'off',
      // We have no enums, and this one is slow.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // An answer's type can only be named by the caller: `api.get<CaseList>(…)`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['tab/src/**'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['api/main.ts', 'api/config.ts', 'local/**', 'tests/**', '**/*.config.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['local/**', 'tests/**'], rules: { 'no-console': 'off' } },
  // Adding to a library's types takes an interface.
  { files: ['**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
  {
    files: ['**/*.config.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...restrictedSyntax.filter(({ selector }) => selector !== 'ExportDefaultDeclaration'),
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...restrictedSyntax, ...sleeps],
      'no-restricted-properties': [
        'error',
        ...focusedTests,
        { object: 'jest', property: 'mock', message: 'Fakes, not mocks: hand the code a fake port.' },
      ],
      // A test looks into answers whose shape is what it asserts.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
