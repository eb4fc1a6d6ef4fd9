// A thread of the executable: each message is a task, its answer a message. `work` stands for one of the workers in src/.
import { parentPort } from 'node:worker_threads'
import work from 'edgewick-worker'

parentPort.on('message', async (task) => {
  try {
    parentPort.postMessage({ result: await work(task) })
  } catch (error) {
    parentPort.postMessage({ error })
  }
})
