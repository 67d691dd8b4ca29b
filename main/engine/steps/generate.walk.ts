import { chooseLabels } from '../generation/chooseLabels'
import { labelMixture, openGenerator, type PictureGenerator } from '../generation/drawPicture'
import { encodeAnimation, joinStrip } from '../generation/framePictures'
import { planFrames, planStations, type WalkFrame } from '../generation/walkPlan'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { slerp } from '../random/slerp'
import type { StepImplementation } from '../stepImplementation'

export const implementation: StepImplementation<'generate.walk'> = {
  async *run(_input, parameters, context) {
    const generator = await openGenerator(await context.loadModel('generate', parameters.model))
    const chosen = chooseLabels(parameters.labels, parameters.prompt, generator.labels)
    const seed = parameters.seed ?? parameters.seeds[0] ?? 0
    const stations = planStations(parameters.seeds, chosen.labels, seed, generator.labelOf)
    const frames = planFrames(stations, parameters.frames)
    const facts = {
      labels: [...new Set(stations.map((station) => generator.labels[station.label]?.id ?? ''))],
      seeds: stations.map((station) => station.seed),
      frames: frames.length,
      unknownWords: [...chosen.unknownWords],
    }
    const outputFacts = { seed, model: generator.id }
    const pacer = createPacer(context.signal)
    const pictures: Picture[] = []
    for (const [index, frame] of frames.entries()) {
      await pacer.pace()
      const picture = await drawFrame(generator, frame, parameters.truncation)
      context.progress((index + 1) / frames.length)
      if (parameters.form === 'folder') yield { picture, data: { ...facts, index }, ...outputFacts }
      else pictures.push(picture)
    }
    if (parameters.form === 'strip') {
      yield { picture: joinStrip(pictures), data: { ...facts, index: 0 }, ...outputFacts }
    } else if (parameters.form === 'animation') {
      const encoded = await encodeAnimation(pictures, parameters.framesPerSecond)
      yield { encoded, data: { ...facts, index: 0 }, ...outputFacts }
    }
  },
}

function drawFrame(
  generator: PictureGenerator,
  frame: WalkFrame,
  truncation: number,
): Promise<Picture> {
  const { from, to, fraction } = frame
  const latent = slerp(generator.latentOf(from.seed), generator.latentOf(to.seed), fraction)
  const mixture = labelMixture(generator.labels.length, from.label, to.label, fraction)
  return generator.draw(latent, mixture, truncation)
}
