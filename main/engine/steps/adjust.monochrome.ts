import { createPacer, inRowBlocks } from '../pacer'
import { requirePicture, type StepImplementation } from '../stepImplementation'
import { paintMonochrome } from '../tone/monochrome'

export const implementation: StepImplementation<'adjust.monochrome'> = {
  async *run(input, parameters, context) {
    const picture = requirePicture(input)
    const { width, height, channels } = picture
    const data = new Float32Array(picture.data.length)
    const rowLength = width * channels
    await inRowBlocks(
      width,
      height,
      createPacer(context.signal),
      (first, end) =>
        paintMonochrome(
          parameters,
          picture.data,
          data,
          first * rowLength,
          end * rowLength,
          channels,
        ),
      (fraction) => context.progress(fraction),
    )
    yield { picture: { ...picture, data }, data: {} }
  },
}
