// Who may import whom. Every rule has a case in tests/architecture/imports.test.ts.

/** Packages, wherever npm put them; the types of a package count as the package. */
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
const anyPackage = '(^|/)node_modules/';

/** The composition root in its parts; `main.ts` makes a process of it. */
const root =
  '^api/(main|startApp|createBoardParts|createFileParts|createMeetingParts|createRelayParts)\\.ts$';

const rules = [
  {
    name: 'contract-knows-zod-only',
    comment: 'The contract is shapes: both the server and the tab are built on it.',
    from: { path: '^api/contract/' },
    to: { pathNot: ['^api/contract/', packages('zod')] },
  },
  {
    name: 'domain-knows-the-contract-only',
    comment: 'The rules of the product need no package and no Node: what they need of the world is a port.',
    from: { path: '^api/domain/' },
    to: { pathNot: ['^api/domain/', '^api/contract/'] },
  },
  {
    name: 'adapter-knows-the-domain-and-its-sdk',
    comment: 'One folder an outside system; they meet in the domain only.',
    from: { path: '^api/adapters/([^/]+)' },
    to: {
      path: '^(api|tab|local|tests)/',
      pathNot: ['^api/adapters/$1', '^api/domain/', '^api/contract/'],
    },
  },
  {
    name: 'cosmos-sdk-in-its-adapter',
    from: { path: '^(api|local)/', pathNot: '^api/adapters/cosmos/' },
    to: { path: packages('@azure/cosmos') },
  },
  {
    name: 'bot-sdk-in-bot',
    comment: 'Microsoft renames and retires its bot SDKs: nothing else knows which one carries our words.',
    from: { path: '^(api|tab|local)/' },
    to: {
      path: packages(
        'botbuilder[^/]*',
        'botframework-[^/]+',
        '@microsoft/teams-ai',
        '@microsoft/agents-[^/]+',
      ),
    },
  },
  {
    name: 'bot-knows-the-domain',
    comment: 'It is an adapter with a folder of its own: ports and shapes are all it knows of us.',
    from: { path: '^bot/' },
    to: { path: '^(api|tab|local|tests)/', pathNot: '^api/(domain|contract)/' },
  },
  {
    name: 'bot-is-wired-by-the-root',
    from: { path: '^api/', pathNot: root },
    to: { path: '^bot/' },
  },
  {
    name: 'restify-in-routes',
    from: { path: '^api/', pathNot: '^api/(routes/|server\\.ts$)' },
    to: { path: packages('restify', 'restify-errors') },
  },
  {
    name: 'routes-know-the-domain-and-restify',
    comment: 'A route turns a request into a use case and its answer into a response, or serves pages.',
    from: { path: '^api/routes/' },
    to: {
      path: ['^(api|tab|local|tests)/', anyPackage],
      pathNot: [
        '^api/(routes|domain|contract)/',
        packages('restify', 'zod', 'sirv', 'marked', 'content-disposition'),
      ],
    },
  },
  {
    name: 'server-knows-no-adapter',
    comment: 'What the server is made of is handed to it.',
    from: { path: '^api/[^/]+\\.ts$', pathNot: root },
    to: { path: '^api/adapters/' },
  },
  {
    name: 'config-is-read-in-main',
    from: { path: '^api/', pathNot: '^api/main\\.ts$' },
    to: { path: '^api/config\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'main-is-started-only',
    comment: 'Importing it would start a process; tests start the app by startApp.ts.',
    from: { pathNot: '^api/start\\.mjs$' },
    to: { path: '^api/main\\.ts$' },
  },
  {
    name: 'app-is-started-by-main',
    from: { path: '^(api|tab|local)/', pathNot: '^api/main\\.ts$' },
    to: { path: '^api/startApp\\.ts$' },
  },
  {
    name: 'server-runs-without-dev-dependencies',
    from: { path: '^(api|bot)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packages('restify') },
  },
  {
    name: 'tab-knows-the-contract-only',
    comment: 'The tab reaches the server over HTTP.',
    from: { path: '^tab/' },
    to: { path: '^(api|bot|local|tests)/', pathNot: '^api/contract/' },
  },
  {
    name: 'tab-takes-types-from-the-contract',
    comment:
      'A value would bring zod into the bundle: use `import type`. Two have none, and must be the same on both sides.',
    from: { path: '^tab/' },
    to: {
      path: '^api/contract/',
      pathNot: '^api/contract/(mergeElements|summariseBoard)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'tab-is-for-browsers',
    from: { path: '^tab/src/' },
    to: { path: packages('restify', 'pino', 'sirv', 'jose', 'zod', '@azure/(?!storage-blob/)[^/]+') },
  },
  {
    name: 'blob-sdk-in-uploads',
    comment:
      'Blocks go from the browser straight to Blob Storage (rule FL2); nothing else of the tab knows of it.',
    from: { path: '^tab/src/', pathNot: '^tab/src/uploads/' },
    to: { path: packages('@azure/storage-blob') },
  },
  {
    name: 'live-share-in-its-files',
    comment:
      'Large, and Microsoft may retire it (rule WB3): the rest of a board knows what the lane brings, not by what.',
    from: { path: '^(api|tab|local)/', pathNot: '^tab/src/whiteboards/lane/live(Share|Ink)\\.ts$' },
    to: { path: packages('@microsoft/live-share(-canvas)?', 'fluid-framework', '@fluidframework/[^/]+') },
  },
  {
    name: 'tab-has-no-node',
    from: { path: '^tab/src/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'teams-js-in-one-file',
    comment: 'So that the tab also runs, and is tested, without Teams.',
    from: { path: '^(api|tab|local)/', pathNot: '^tab/src/teams\\.ts$' },
    to: { path: packages('@microsoft/teams-js') },
  },
  {
    name: 'local-knows-the-contract-only',
    comment: 'It stands in for Azure and Teams, so it may not know what is behind our API.',
    from: { path: '^local/', pathNot: '^local/demo/' },
    to: { path: '^(api|bot|tab|tests)/', pathNot: '^api/contract/' },
  },
  {
    name: 'demo-writes-through-the-use-cases',
    comment: 'The demo data has its own composition root: past times, but the true domain and adapters.',
    from: { path: '^local/demo/' },
    to: { path: '^(api|tab|tests)/', pathNot: '^api/(contract|domain|adapters)/' },
  },
  {
    name: 'local-is-not-in-production',
    from: { path: '^(api|bot|tab)/' },
    to: { path: '^local/' },
  },
  {
    name: 'tests-are-not-in-production',
    from: { path: '^(api|bot|tab|local)/' },
    to: { path: '^tests/' },
  },
  {
    name: 'node-at-the-edge',
    from: {
      path: '^api/',
      pathNot: '^api/(adapters/|routes/|(server|main|startApp|config)\\.ts$|start\\.mjs$)',
    },
    to: { dependencyTypes: ['core'] },
  },
  { name: 'no-cycles', from: {}, to: { circular: true } },
  {
    name: 'no-barrels',
    comment: 'Import from the file that makes a thing.',
    from: {},
    to: { path: '(^|/)index\\.(ts|tsx|mjs)$', pathNot: anyPackage },
  },
  {
    name: 'resolvable',
    from: {},
    // vite knows what such a name means, and fails where it does not.
    // The benchmarks fetch their peers when they run.
    to: { couldNotResolve: true, pathNot: '\\?|^virtual:|^y(js|-websocket)|excalidraw/index\\.css$' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: anyPackage },
    exclude: { path: '^(tab|local/[^/]+)/dist/|^tests/output/' },
    // Sees the imports of types too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
