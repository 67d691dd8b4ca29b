import { createHash } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import { trueNames } from '../metrics/trueNames'
import type { StepImplementation } from '../stepImplementation'
import { checkGenerator } from '../training/checkGenerator'
import { openLossCurve } from '../training/lossCurve'
import { writeOwnSet } from '../training/ownSet'
import { runTrainer } from '../training/trainerProcess'
import { openTraining } from '../training/trainingFolder'
import { writeNewFile } from '../writeNewFile'

/** Shares of the progress that reading the pictures, and writing the model, are. */
const readingShare = 0.03
const writingShare = 0.02

export const implementation: StepImplementation<'train.generator'> = {
  async *run(_input, parameters, context) {
    const { inputs, signal, training } = context
    if (!training) throw new StudioError('python-missing', { missing: ['Python'] })
    const names = trueNames('train.generator', parameters.truth, inputs)
    const model = await context.loadModel('generate', parameters.model)
    const critic = parameters.clean ? await context.loadModel('classify') : undefined
    const startBytes = await model.readBytes()
    const seed = parameters.seed ?? 0
    const { folder, set } = await openTraining(training.folder, sha256Of(startBytes), (draft) =>
      writeOwnSet(draft, names, critic, {
        ...context,
        progress: (fraction) => context.progress(readingShare * fraction),
      }),
    )
    const start = join(folder.path, 'start.onnx')
    const out = join(folder.path, 'made.onnx')
    await replaceFile(start, startBytes)
    const labels = set.labels.map(({ label }) => label)
    const before = folder.minutesBefore * 60
    const losses = await openLossCurve(folder.path)
    const end = await runTrainer(
      training,
      {
        folder: folder.path,
        start,
        startId: model.id,
        out,
        name: parameters.name,
        minutes: folder.minutesBefore + parameters.minutes,
        seed,
      },
      signal,
      (event) => {
        if (event.event !== 'progress') return
        if (event.loss !== undefined) losses.add({ seconds: event.seconds, loss: event.loss })
        const done = (event.seconds - before) / (event.goal - before)
        const share = 1 - readingShare - writingShare
        context.progress(readingShare + share * Math.min(1, Math.max(0, done)))
      },
    )
    await losses.written()
    const { bytes, sha256 } = await checkGenerator(out, parameters.name, labels, signal)
    await rm(out, { force: true })
    await rm(start, { force: true })
    await folder.remember(sha256, end.seconds / 60)
    yield {
      data: {
        model: '',
        name: parameters.name,
        pictures: set.labels.reduce((sum, { pictures }) => sum + pictures, 0),
        unreadable: set.unreadable,
        duplicates: set.duplicates,
        leftOut: [...set.leftOut],
        labels: [...set.labels],
        shown: end.pictures,
        minutes: end.seconds / 60,
      },
      model: model.id,
      seed,
      trained: {
        bytes,
        entry: {
          title: { en: parameters.name, 'zh-CN': parameters.name },
          summary: {
            en: `Draws what your own pictures show: ${labels.join(', ')}`.slice(0, 300),
            'zh-CN': `绘制您自己图片中的内容：${labels.join('、')}`.slice(0, 300),
          },
        },
      },
    }
  },
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Writes a file in place of one that an earlier run left. */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.tmp`
  await rm(draft, { force: true })
  await writeNewFile(draft, bytes)
  await rename(draft, path)
}
