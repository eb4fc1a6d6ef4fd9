import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['dist/', 'site/dist/', 'site/docs/api/', 'node_modules/', 'coverage/', 'reports/', '.stryker-tmp/'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Indexing typed arrays under noUncheckedIndexedAccess needs assertions; numbers in templates are wanted.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/dot-notation': 'off',
      // There are no enums, and the few classes have no assignable kin; looking for both at every assignment takes a quarter of all the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Code points are what is wanted of names and formulas.
      '@typescript-eslint/no-misused-spread': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
    },
  },
  {
    // A number that is not finite would be null.
    files: ['src/cli/**/*.ts', 'src/*Worker.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'JSON', property: 'stringify', message: 'Results leave by jsonText.' },
        { object: 'Math', property: 'random', message: 'Randomness is an argument.' },
      ],
    },
  },
  {
    // The core runs in Node and in workers: it knows no page.
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['document', 'event', 'history', 'localStorage', 'location', 'name', 'navigator', 'self', 'window'].map(
          (name) => ({ name, message: 'The core knows no page.' }),
        ),
      ],
    },
  },
  {
    // The search runs on typed arrays; asserting each entry costs nothing, checking it would.
    files: ['src/diagrams/generator/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // A declaration of a module cannot import by a relative path.
    files: ['src/yaml.d.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // Vitest's own declaration, which the matchers extend, has this shape.
    files: ['src/vitest.ts'],
    rules: { '@typescript-eslint/no-empty-object-type': 'off', '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    // A reference file has the type that the test says.
    rules: {
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Laws have frozen seeds: import test/fastCheck.ts.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='fc'] Property[key.name='seed']",
          message: 'The seed of all laws is in test/fastCheck.ts.',
        },
        {
          selector: "CallExpression[callee.object.name='fc'] Property[key.name='numRuns'][value.type='Literal']",
          message: 'Say runs(n), so that npm run laws tries more.',
        },
        {
          selector: "MemberExpression[object.name='performance'][property.name='now']",
          message: 'Tests count work; benchmarks take times.',
        },
        {
          selector: "MemberExpression[object.name='Date'][property.name='now']",
          message: 'Tests count work; benchmarks take times.',
        },
      ],
    },
  },
  { files: ['test/fastCheck.ts'], rules: { 'no-restricted-imports': 'off', 'no-restricted-syntax': 'off' } },
)
