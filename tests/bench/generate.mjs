import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import ort from 'onnxruntime-node'
import { compare } from './measure.mjs'
import { computedMilliseconds, describeModel, locate, startEngine } from './studioProcesses.mjs'

/** A generated picture, warm, through the engine process and into a PNG, against the network's run. */
export async function bench(folder) {
  const location = locate('gan-studio')
  if (!location) return { skipped: 'the generator is not here' }
  const engine = await startEngine()
  try {
    const { latentSize, labels } = await describeModel(engine, location)
    const session = await ort.InferenceSession.create(location.files.model.path, {
      executionMode: 'sequential',
      interOpNumThreads: 1,
    })
    const latent = Float32Array.from({ length: latentSize }, (_, index) => Math.sin(index * 12.9))
    const label = new Float32Array(labels.length)
    label[0] = 1
    const feeds = {
      latent: new ort.Tensor('float32', latent, [1, latentSize]),
      label: new ort.Tensor('float32', label, [1, labels.length]),
      truncation: new ort.Tensor('float32', Float32Array.of(1), [1]),
    }
    let count = 0
    const draw = async () => {
      count += 1
      const outputFolder = join(folder, `generated ${count}`)
      await mkdir(outputFolder)
      const parameters = {
        prompt: '',
        labels: [labels[0].id],
        count: 1,
        seed: count,
        truncation: 1,
      }
      await engine.call('run', {
        steps: [{ step: 'generate.gan', parameters }],
        outputFolder,
        format: 'png',
        quality: 92,
        provider: 'cpu',
        threads: 0,
        models: [location],
      })
    }
    const run = () => session.run(feeds)
    await compare(3, draw, run)
    const own = () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    }
    const computed = { studio: 0, network: 0 }
    for (let round = 0; round < 10; round += 1) {
      const before = [computedMilliseconds(engine.pid), own()]
      await draw()
      const between = [computedMilliseconds(engine.pid), own()]
      await run()
      computed.studio += between[0] - before[0]
      computed.network += own() - between[1]
    }
    const { milliseconds, reference, ratio } = await compare(15, draw, run)
    await session.release()
    return {
      rows: [
        {
          what: 'generate.gan, warm, through IPC, as PNG',
          value: `${milliseconds.toFixed(1)} ms`,
          against: "the network's run alone",
          reference: `${reference.toFixed(1)} ms`,
          figure: ratio,
          bar: 1.1,
        },
        {
          what: 'the same in processor time',
          value: `${(computed.studio / 10).toFixed(1)} ms`,
          against: "the network's run alone",
          reference: `${(computed.network / 10).toFixed(1)} ms`,
          figure: computed.studio / computed.network,
          bar: 1.1,
        },
      ],
    }
  } finally {
    engine.stop()
  }
}
