import { StudioError } from '../../../preload/contract/errors'
import { latentPointText, parseLatentPoint } from '../../../preload/contract/latentPoint'
import { chooseLabels } from '../generation/chooseLabels'
import { labelMixture, openGenerator, type PictureGenerator } from '../generation/drawPicture'
import { encodeAnimation, joinStrip } from '../generation/framePictures'
import { latentAt } from '../generation/latentAt'
import { planFrames, planStations, type WalkFrame } from '../generation/walkPlan'
import { inOrder } from '../inOrder'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { slerp } from '../random/slerp'
import type { StepImplementation } from '../stepImplementation'
import type { PlanarPicture } from '../strips/planarPicture'

export const implementation: StepImplementation<'generate.walk'> = {
  async *run(_input, parameters, context) {
    const generator = await openGenerator(
      await context.loadModel('generate', parameters.model),
      parameters.frame === undefined ? parameters.frames : 1,
    )
    const chosen = chooseLabels(parameters.labels, parameters.prompt, generator.labels)
    const seed = parameters.seed ?? parameters.seeds[0] ?? 0
    const points = [
      ...parameters.points.map(parseLatentPoint),
      ...parameters.seeds.map((station) => ({ seed: station, moves: [] })),
    ]
    const stations = planStations(points, chosen.labels, seed, generator.labelOf)
    const frames = planFrames(stations, parameters.frames)
    const wanted = wantedFrames(frames, parameters.frame)
    const facts = {
      labels: [...new Set(stations.map((station) => generator.labels[station.label]?.id ?? ''))],
      seeds: stations.map(({ point }) => point.seed),
      points: stations.map(({ point }) => latentPointText(point)),
      frames: frames.length,
      unknownWords: [...chosen.unknownWords],
    }
    const outputFacts = { seed, model: generator.id }
    const form = parameters.frame === undefined ? parameters.form : 'folder'
    const pacer = createPacer(context.signal)
    const pictures: Picture[] = []
    const drawings = inOrder(wanted.length, generator.atOnce, async (place) => {
      await pacer.pace()
      const { frame, index } = wanted[place] as (typeof wanted)[number]
      return { place, index, drawn: await drawFrame(generator, frame, parameters.truncation) }
    })
    for await (const { place, index, drawn } of drawings) {
      context.progress((place + 1) / wanted.length)
      if (form === 'folder') yield { drawn, data: { ...facts, index }, ...outputFacts }
      else pictures.push(drawn.whole())
    }
    if (form === 'strip') {
      yield { picture: joinStrip(pictures), data: { ...facts, index: 0 }, ...outputFacts }
    } else if (form === 'animation') {
      const encoded = await encodeAnimation(pictures, parameters.framesPerSecond)
      yield { encoded, data: { ...facts, index: 0 }, ...outputFacts }
    }
  },
}

/** The frames that are drawn, each with its place in the walk. Throws `bad-parameter`. */
function wantedFrames(
  frames: readonly WalkFrame[],
  only: number | undefined,
): { frame: WalkFrame; index: number }[] {
  const all = frames.map((frame, index) => ({ frame, index }))
  if (only === undefined) return all
  const [chosen] = all.slice(only, only + 1)
  if (chosen) return [chosen]
  throw new StudioError('bad-parameter', {
    step: 'generate.walk',
    parameter: 'frame',
    reason: `the last frame is ${frames.length - 1}`,
  })
}

function drawFrame(
  generator: PictureGenerator,
  frame: WalkFrame,
  truncation: number,
): Promise<PlanarPicture> {
  const { from, to, fraction } = frame
  const latent = slerp(
    latentAt(from.point, generator.latentOf),
    latentAt(to.point, generator.latentOf),
    fraction,
  )
  const mixture = labelMixture(generator.labels.length, from.label, to.label, fraction)
  return generator.draw(latent, mixture, truncation)
}
