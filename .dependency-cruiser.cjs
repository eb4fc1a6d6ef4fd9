// The allow-table of docs/architecture.md, executed: folder -> folders that it may import from.
const allowed = {
  algebra: [],
  mathematics: ['algebra'],
  diagrams: ['algebra'],
  theory: ['algebra', 'diagrams', 'mathematics'],
  expansion: ['algebra', 'diagrams', 'mathematics', 'theory'],
  kernels: ['algebra'],
  random: [],
  networks: ['algebra', 'kernels', 'random'],
  actions: ['algebra', 'diagrams', 'theory', 'expansion', 'kernels', 'networks'],
  effective: ['algebra', 'diagrams', 'theory', 'expansion', 'kernels', 'random'],
  dynamics: ['algebra', 'mathematics', 'diagrams', 'theory', 'expansion', 'kernels', 'random'],
  models: ['algebra', 'mathematics', 'theory', 'expansion', 'kernels', 'networks', 'actions', 'effective'],
  montecarlo: ['algebra', 'kernels', 'networks', 'actions', 'random'],
  render: [
    'algebra',
    'mathematics',
    'diagrams',
    'theory',
    'expansion',
    'kernels',
    'networks',
    'actions',
    'effective',
    'dynamics',
    'montecarlo',
  ],
  requests: [
    'algebra',
    'mathematics',
    'diagrams',
    'theory',
    'expansion',
    'kernels',
    'random',
    'networks',
    'actions',
    'effective',
    'dynamics',
    'models',
    'montecarlo',
    'render',
  ],
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(allowed).map(([folder, others]) => ({
      name: `${folder}-imports`,
      severity: 'error',
      comment: `src/${folder} may import only ${others.length === 0 ? 'itself' : others.join(', ')} and src/errors.ts, src/names.ts, src/numbers.ts, src/shapes.ts, src/sizes.ts, src/webAssembly.ts`,
      from: { path: `^src/${folder}/` },
      to: {
        path: '^src/',
        pathNot: [
          `^src/(${[folder, ...others].join('|')})/`,
          '^src/(errors|names|numbers|shapes|sizes|webAssembly)\\.ts$',
          '^src/yaml\\.d\\.ts$',
        ],
      },
    })),
    {
      name: 'nothing-imports-a-door',
      severity: 'error',
      comment:
        'index, vitest, threads, workers and the command line import anything, and only the command line imports one of them',
      from: { path: '^src/', pathNot: '^src/(cli/|cli\\.ts$)' },
      to: {
        path: '^src/(index|doors/.*|vitest|threads|diagramWorker|samplingWorker|spinWorker|cli|cli/.*)\\.ts$',
      },
    },
    {
      name: 'core-is-browser-safe',
      severity: 'error',
      comment: 'only the command line may use Node',
      from: { path: '^src/', pathNot: '^src/(cli/|cli\\.ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'errors-imports-nothing',
      severity: 'error',
      from: { path: '^src/(errors|names|webAssembly)\\.ts$' },
      to: { path: '.' },
    },
    {
      name: 'numbers-imports-errors',
      severity: 'error',
      from: { path: '^src/numbers\\.ts$' },
      to: { path: '.', pathNot: '^src/errors\\.ts$' },
    },
    {
      name: 'guard-imports-errors',
      severity: 'error',
      from: { path: '^src/guard/' },
      to: { path: '.', pathNot: '^src/(errors\\.ts$|guard/)' },
    },
    {
      name: 'shapes-imports-numbers',
      severity: 'error',
      from: { path: '^src/shapes\\.ts$' },
      to: { path: '.', pathNot: '^src/(errors|numbers)\\.ts$' },
    },
    {
      name: 'sizes-imports-errors',
      severity: 'error',
      from: { path: '^src/sizes\\.ts$' },
      to: { path: '.', pathNot: '^src/errors\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.yaml', '.tex', '.claims'],
    },
  },
}
