import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import ort from 'onnxruntime-node'
import { compare, median } from './measure.mjs'
import { computedMilliseconds, describeModel, locate, startEngine } from './studioProcesses.mjs'

const pictures = 24
const rounds = 7

/** The generator's network by itself, as the runtime runs it where it is told nothing. */
export async function openNetwork(location) {
  const session = await ort.InferenceSession.create(location.files.model.path, {
    executionMode: 'sequential',
    interOpNumThreads: 1,
  })
  const feeds = {}
  for (const { name, shape } of session.inputMetadata) {
    const size = shape[1] ?? 1
    const values = {
      latent: (index) => Math.sin(index * 12.9),
      label: (index) => Number(index === 0),
      truncation: () => 1,
    }[name]
    const data = Float32Array.from({ length: size }, (_, index) => values(index))
    feeds[name] = new ort.Tensor('float32', data, shape.length > 1 ? [1, size] : [1])
  }
  const run = async (count) => {
    for (let index = 0; index < count; index += 1) await session.run(feeds)
  }
  return { session, run }
}

/** Generated pictures, warm, through the engine process and into PNG files, against the network's runs. */
export async function bench(folder) {
  const location = locate('gan-studio')
  if (!location) return { skipped: 'the generator is not here' }
  const engine = await startEngine()
  try {
    const { labels } = await describeModel(engine, location)
    const { run, session } = await openNetwork(location)
    let calls = 0
    const draw = async (count) => {
      calls += 1
      const outputFolder = join(folder, `generated ${calls}`)
      await mkdir(outputFolder)
      const parameters = {
        prompt: '',
        labels: [labels[0].id],
        count,
        seed: calls * 1000,
        truncation: 1,
      }
      const { outputs } = await engine.call('run', {
        steps: [{ step: 'generate.gan', parameters }],
        outputFolder,
        format: 'png',
        quality: 92,
        provider: 'cpu',
        threads: 0,
        models: [location],
      })
      if (outputs !== count) throw new Error(`${outputs} pictures instead of ${count}`)
    }
    const own = () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    }
    await compare(
      2,
      () => draw(4),
      () => run(4),
    )
    const computed = []
    const stream = await compare(
      rounds,
      async () => {
        const before = computedMilliseconds(engine.pid)
        await draw(pictures)
        computed.push({ studio: computedMilliseconds(engine.pid) - before })
      },
      async () => {
        const before = own()
        await run(pictures)
        computed.at(-1).network = own() - before
      },
    )
    const alone = await compare(
      25,
      () => draw(1),
      () => run(1),
    )
    await session.release()
    const each = (total) => `${(total / pictures).toFixed(1)} ms each`
    const middle = (of) => median(computed.map(of))
    return {
      rows: [
        {
          what: `generate.gan, ${pictures} pictures, warm, through IPC, as PNG`,
          value: each(stream.milliseconds),
          against: "the network's runs alone",
          reference: each(stream.reference),
          figure: stream.ratio,
          bar: 1.1,
        },
        {
          what: '- in processor time',
          value: each(middle(({ studio }) => studio)),
          against: "the network's runs alone",
          reference: each(middle(({ network }) => network)),
          figure: middle(({ studio, network }) => studio / network),
          bar: 1.1,
        },
        {
          what: '- one picture alone, from the call to the answer',
          value: `${alone.milliseconds.toFixed(1)} ms`,
          against: "the network's run alone",
          reference: `${alone.reference.toFixed(1)} ms`,
          figure: alone.ratio,
          bar: 1.1,
        },
      ],
    }
  } finally {
    engine.stop()
  }
}
