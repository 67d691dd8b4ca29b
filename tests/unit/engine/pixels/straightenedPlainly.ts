import { KernelMemory } from '../../../../main/engine/kernels/kernelMemory'
import {
  storeDecoding,
  storeEncoding,
  transferSteps,
} from '../../../../main/engine/kernels/transferTables'
import type { Picture } from '../../../../main/engine/picture'
import { straightenedSize } from '../../../../preload/contract/pixels/geometryPlan'
import {
  catmullRomSteps,
  catmullRomWeights,
} from '../../../../preload/contract/pixels/resamplingKernels'

/** A straightened picture the plain way: all of it in linear light, and each pixel's sum of 16 in float64. */
export function straightenedPlainly(picture: Picture, degrees: number): Picture {
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const { width, height } = straightenedSize(picture, degrees)
  const { channels } = picture
  const linear = converted(picture.data, channels, 'linearOfEncoded')
  const sums = new Float32Array(width * height * channels)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const fromMiddleX = x - (width - 1) / 2
      const fromMiddleY = y - (height - 1) / 2
      const sourceX = cosine * fromMiddleX + sine * fromMiddleY + (picture.width - 1) / 2
      const sourceY = -sine * fromMiddleX + cosine * fromMiddleY + (picture.height - 1) / 2
      for (let channel = 0; channel < channels; channel += 1)
        sums[(y * width + x) * channels + channel] = sumAt(
          picture,
          linear,
          sourceX,
          sourceY,
          channel,
        )
    }
  }
  return { ...picture, width, height, data: converted(sums, channels, 'encodedOfLinear') }
}

function sumAt(
  { width, height, channels }: Picture,
  linear: Float32Array,
  x: number,
  y: number,
  channel: number,
): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const weightsX = Math.round((x - left) * catmullRomSteps) * 4
  const weightsY = Math.round((y - top) * catmullRomSteps) * 4
  let sum = 0
  for (let j = 0; j < 4; j += 1) {
    const row = Math.min(height - 1, Math.max(0, top - 1 + j))
    const weightY = catmullRomWeights[weightsY + j] ?? Number.NaN
    for (let i = 0; i < 4; i += 1) {
      const column = Math.min(width - 1, Math.max(0, left - 1 + i))
      const weight = weightY * (catmullRomWeights[weightsX + i] ?? Number.NaN)
      sum += weight * (linear[(row * width + column) * channels + channel] ?? Number.NaN)
    }
  }
  return sum
}

/** Colours in the other light, and alpha as it is. */
function converted(
  colours: Float32Array,
  channels: 3 | 4,
  kernel: 'linearOfEncoded' | 'encodedOfLinear',
): Float32Array {
  const memory = new KernelMemory()
  const table = kernel === 'linearOfEncoded' ? storeDecoding(memory) : storeEncoding(memory)
  const place = memory.reserveFloats(colours.length)
  memory.floats(place, colours.length).set(colours)
  memory.kernels[kernel](place, channels, colours.length / channels, table, transferSteps, place)
  return memory.floats(place, colours.length).slice()
}
