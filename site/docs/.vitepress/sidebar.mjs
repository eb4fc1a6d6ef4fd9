// The pages in the order of a reader: start, concepts, tasks, fields of use, evidence, reference.
import { pages, titleOf } from '../markdown/pages.mjs'

const place = (name) => (name === 'index' ? '/' : `/${name}`)
const page = (name, text) => ({ text: text ?? titleOf(`docs/${name}.md`), link: place(name) })
const under = (folder, title = titleOf) =>
  [...pages]
    .filter(([, at]) => at.startsWith(`${folder}/`) && !at.endsWith('/index.md'))
    .map(([file, at]) => ({ text: title(file), link: `/${at.replace(/\.md$/, '')}` }))

export const sidebar = [
  {
    text: 'Start',
    items: [
      page('start', 'In five minutes'),
      page('installation'),
      { text: 'Every command', link: '/overview' },
      page('playground', 'The playground'),
      page('cos-net', 'The Cos-net, step by step'),
    ],
  },
  {
    text: 'Concepts',
    items: [
      page('conventions', 'Conventions and signs'),
      page('diagrams', 'Diagrams'),
      page('moments', 'Moments and cumulants'),
      page('series', 'Power series'),
      page('correlators', 'n-point functions'),
      page('effective-action', 'The effective action'),
      page('readings', 'Readings of an expansion'),
      page('symmetries', 'Symmetries'),
    ],
  },
  {
    text: 'Tasks',
    items: [
      page('expand', 'Expand an action'),
      page('theories', 'Add a theory'),
      page('networks', 'Add a network'),
      page('verify', 'Check a hand calculation'),
      page('vitest', '… in your tests'),
      page('referee', 'Check a whole paper'),
      page('papers', 'LaTeX for a paper'),
      page('pictures', 'Pictures'),
      page('report', 'A report'),
      page('data', 'Your own data'),
      page('slurm', 'Run on Slurm'),
      page('requests', 'Call from TypeScript'),
      page('python', 'Call from Python'),
      page('mcp', 'Assistants, by MCP'),
    ],
  },
  {
    text: 'Fields of use',
    items: [
      page('independence-breaking', 'Coupled neurons'),
      page('mean-field', 'Ising spins'),
      page('random-networks', 'Random networks'),
      page('stochastic', 'Stochastic equations'),
    ],
  },
  {
    text: 'Evidence',
    items: [
      page('audit', 'Printed formulas, checked'),
      page('checks', 'Monte-Carlo checks'),
      page('calibration', 'How true the verdicts are'),
      page('recall', 'What the referee sees'),
      page('testing', 'Tests'),
      { text: 'Findings', link: '/findings' },
    ],
  },
  {
    text: 'Reference',
    items: [
      page('gallery', 'Gallery'),
      page('json', 'JSON formats'),
      { text: 'Rule files', link: '/theories' },
      page('sizes', 'Sizes'),
      page('speed', 'Speed'),
      page('comparison', 'Beside other programs'),
      { text: 'API', link: '/api/', collapsed: true, items: under('api') },
    ],
  },
  {
    text: 'Inside',
    items: [
      page('architecture', 'Architecture'),
      { text: 'Decisions', link: '/decisions/', collapsed: true, items: under('decisions') },
      { text: 'Changelog', link: '/changelog' },
    ],
  },
]
