import { Worker } from 'node:worker_threads'

const lookMilliseconds = 1000

/** Runs in a thread of its own: a network's run holds the main thread up for minutes. */
const program = `
const { workerData } = require('node:worker_threads')
const gone = () => {
  if (process.ppid !== workerData.parent) return true
  try {
    process.kill(workerData.parent, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
setInterval(() => gone() && process.kill(process.pid, 'SIGKILL'), workerData.milliseconds)
`

/**
 * Ends this process soon after the one that started it is gone, whatever it is doing. The channel to the
 * parent tells of its end, too, but is heard only between runs.
 */
export function endWithParent(): void {
  const workerData = { parent: process.ppid, milliseconds: lookMilliseconds }
  const worker = new Worker(program, { eval: true, workerData, stdout: false, stderr: false })
  // Where a thread cannot be had, the channel has to do.
  worker.on('error', () => undefined)
  worker.unref()
}
