import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openNetwork } from './generate.mjs'
import { compare, rest } from './measure.mjs'
import { locate, serve } from './studioProcesses.mjs'

const pictures = 24

/** Tells of a job when it is over, as pages hear of it. */
function watchEnds(studio) {
  const over = new Map()
  const waiting = new Map()
  const watch = async () => {
    for await (const { name, payload } of studio.events()) {
      if (name !== 'job.changed' || !['done', 'failed'].includes(payload.state)) continue
      over.set(payload.id, payload)
      waiting.get(payload.id)?.(payload)
    }
  }
  // The stream breaks when the studio is stopped.
  watch().catch(() => undefined)
  return async (id) => over.get(id) ?? new Promise((resolve) => waiting.set(id, resolve))
}

/**
 * Generated pictures as a user asks for them, from submitting a job to hearing that it is done: journalled, in the library
 * and flushed to the disk, against the network's runs.
 */
export async function bench(folder) {
  const location = locate('gan-studio')
  if (!location) return { skipped: 'the generator is not here' }
  const studio = await serve(folder)
  try {
    const { run, session } = await openNetwork(location)
    const ended = watchEnds(studio)
    let seed = 0
    let drawn = []
    const draw = async (count) => {
      seed += 1000
      const parameters = { prompt: '', count, seed, truncation: 1 }
      const recipe = { version: 1, steps: [{ step: 'generate.gan', parameters }] }
      const { id } = await studio.call('jobs/submit', { recipe, inputs: [] })
      const job = await ended(id)
      if (job.outputs.length !== count)
        throw new Error(`${job.outputs.length} of ${count} pictures`)
      drawn = job.outputs.map(({ asset }) => asset)
    }
    const fileOf = (id) => join(folder, 'library/.studio/thumbnails', id.slice(0, 2), `${id}.webp`)
    const measured = (times, count) =>
      compare(
        times,
        () => draw(count),
        () => run(count),
        async () => {
          // Made when a job is over: not beside the network's runs.
          while (!drawn.every((id) => existsSync(fileOf(id)))) await setTimeout(50)
          await rest()
        },
      )
    await measured(2, 4)
    const stream = await measured(5, pictures)
    const alone = await measured(25, 1)
    await session.release()
    const each = (total) => `${(total / pictures).toFixed(1)} ms each`
    return {
      rows: [
        {
          what: `a job of ${pictures} generated pictures, until it is done`,
          value: each(stream.milliseconds),
          against: "the network's runs alone",
          reference: each(stream.reference),
          figure: stream.ratio,
          bar: 1.1,
        },
        {
          what: '- of one picture',
          value: `${alone.milliseconds.toFixed(1)} ms`,
          against: "the network's run alone",
          reference: `${alone.reference.toFixed(1)} ms`,
          figure: alone.ratio,
        },
      ],
    }
  } finally {
    await studio.stop()
  }
}
