import { runWith, words } from './run.js'

/** The two halves of a check of the Cos-net by their file names. */
export async function twoParts(options: string): Promise<Readonly<Record<string, string>>> {
  return { ...(await partOf('0/2', options)), ...(await partOf('1/2', options)) }
}

/** One shard, in `part-i.json`. */
export async function partOf(shard: string, options: string): Promise<Readonly<Record<string, string>>> {
  const file = `part-${shard.split('/')[0] ?? ''}.json`
  const { status, err, written } = await runWith(words(`check cos-net ${options} --shard ${shard} -o ${file}`))
  if (status !== 0) throw new Error(err)
  return Object.fromEntries(written)
}
