// In place of tinypool, whose workers are files: threads whose program is an asset of the executable.
import { getAsset } from 'node:sea'
import { Worker } from 'node:worker_threads'

export class Tinypool {
  #program
  #most
  #waiting = []
  #idle = []
  /** What each thread is at. */
  #tasks = new Map()

  constructor({ filename, maxThreads }) {
    this.#program = getAsset(filename.split('/').at(-1), 'utf8')
    this.#most = maxThreads
  }

  run(task) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject })
      this.#next()
    })
  }

  async destroy() {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the threads have ended'))
    await Promise.all([...this.#tasks.keys()].map((worker) => worker.terminate()))
  }

  #next() {
    if (this.#waiting.length === 0) return
    const worker = this.#idle.pop() ?? (this.#tasks.size < this.#most ? this.#started() : undefined)
    if (worker === undefined) return
    const next = this.#waiting.shift()
    this.#tasks.set(worker, next)
    worker.postMessage(next.task)
  }

  #started() {
    const worker = new Worker(this.#program, { eval: true })
    worker.on('message', ({ error, result }) => {
      const { resolve, reject } = this.#tasks.get(worker)
      this.#idle.push(worker)
      if (error === undefined) resolve(result)
      else reject(error)
      this.#next()
    })
    // Of a task that is done this changes nothing.
    worker.on('error', (error) => this.#tasks.get(worker)?.reject(error))
    worker.on('exit', () => {
      this.#tasks.get(worker)?.reject(new Error('a thread has ended'))
      this.#tasks.delete(worker)
    })
    return worker
  }
}
