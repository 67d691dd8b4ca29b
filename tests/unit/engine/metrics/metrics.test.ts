import { describe, expect, it } from 'vitest'
import { ciede2000, colourDifference } from '../../../../main/engine/metrics/colourDifference'
import { peakSignalToNoise } from '../../../../main/engine/metrics/peakSignalToNoise'
import { structuralSimilarity } from '../../../../main/engine/metrics/structuralSimilarity'
import type { Picture } from '../../../../main/engine/picture'
import { type Lab, labOfSrgb } from '../../../../main/engine/pixels/lab'
import { failureOf, neverAborted, pictureOf, waves } from '../testPictures'

const width = 48
const height = 40
const clip = (level: number) => Math.min(255, Math.max(0, level))
const original = pictureOf(width, height, 3, waves)

/**
 * Computed once with scikit-image 0.26.0 on the same formulas, divided by 255:
 * peak_signal_noise_ratio(data_range=1); structural_similarity(gaussian_weights=True, sigma=1.5,
 * use_sample_covariance=False, channel_axis=-1, data_range=1); deltaE_ciede2000 of rgb2lab, mean and max.
 */
const references = [
  {
    name: 'noise of up to five levels',
    level: (x: number, y: number, c: number) =>
      clip(waves(x, y, c) + ((7 * x + 13 * y + 5 * c) % 11) - 5),
    psnr: 38.17087361952835,
    ssim: 0.9646667536374068,
    mean: 1.7579566199791585,
    maximum: 3.154416302388659,
  },
  {
    name: 'a quarter darker',
    level: (x: number, y: number, c: number) => Math.floor((waves(x, y, c) * 3) / 4),
    psnr: 19.285472500002246,
    ssim: 0.9292529464217747,
    mean: 8.633762794007149,
    maximum: 14.687947102222955,
  },
  {
    name: 'shifted by two pixels',
    level: (x: number, y: number, c: number) => waves(x + 2, y, c),
    psnr: 26.675214168549914,
    ssim: 0.9118447009589712,
    mean: 5.34452364146462,
    maximum: 10.254018863299128,
  },
]

describe('comparing two pictures', () => {
  it.each(references)('gives the figures of scikit-image for $name', async (reference) => {
    const other = pictureOf(width, height, 3, reference.level)
    const pacer = neverAborted()
    expect(await peakSignalToNoise(original, other, pacer)).toBeCloseTo(reference.psnr, 5)
    expect(await structuralSimilarity(original, other, pacer)).toBeCloseTo(reference.ssim, 6)
    const difference = await colourDifference(original, other, pacer)
    expect(difference.mean).toBeCloseTo(reference.mean, 5)
    expect(difference.maximum).toBeCloseTo(reference.maximum, 4)
  })

  it('finds no difference between equal pictures', async () => {
    const pacer = neverAborted()
    expect(await peakSignalToNoise(original, original, pacer)).toBe(Number.POSITIVE_INFINITY)
    expect(await structuralSimilarity(original, original, pacer)).toBeCloseTo(1, 12)
    expect(await colourDifference(original, original, pacer)).toEqual({ mean: 0, maximum: 0 })
  })

  it('compares colours alone where one picture has alpha', async () => {
    const withAlpha = pictureOf(width, height, 4, (x, y, c) => (c === 3 ? 9 : waves(x, y, c)))
    expect(await peakSignalToNoise(original, withAlpha, neverAborted())).toBe(
      Number.POSITIVE_INFINITY,
    )
    expect(await structuralSimilarity(original, withAlpha, neverAborted())).toBeCloseTo(1, 12)
  })

  it('says that a picture is too small for the window of SSIM', async () => {
    const small = pictureOf(10, 30, 3, waves)
    expect(await failureOf(structuralSimilarity(small, small, neverAborted()))).toEqual({
      code: 'image-too-small',
      data: { minimum: 11 },
    })
  })
})

describe('CIEDE2000', () => {
  const lab: Lab = { lightness: 0, a: 0, b: 0 }
  const labOf = ([red = 0, green = 0, blue = 0]: number[]): Lab => {
    // As the pictures hold them.
    labOfSrgb(Math.fround(red / 255), Math.fround(green / 255), Math.fround(blue / 255), lab)
    return { ...lab }
  }
  const levels = [0, 1, 64, 128, 200, 255]
  const colours = levels.flatMap((red) =>
    levels.flatMap((green) => levels.map((blue) => [red, green, blue])),
  )

  // A difference that is told wrong is taken for one that one sees, or the other way round.
  it('of pictures is that of their pixels, whatever the colours: grey, blue, opposite', async () => {
    const side = colours.length
    const left = pictureOf(side, side, 3, (x, _, c) => colours[x]?.[c] ?? 0)
    const right = pictureOf(side, side, 3, (_, y, c) => colours[y]?.[c] ?? 0)
    let sum = 0
    let maximum = 0
    for (const one of colours)
      for (const other of colours) {
        const difference = ciede2000(labOf(one), labOf(other))
        sum += difference
        maximum = Math.max(maximum, difference)
      }
    const found = await colourDifference(left, right, neverAborted())
    expect(found.mean).toBeCloseTo(sum / side ** 2, 7)
    expect(found.maximum).toBeCloseTo(maximum, 6)
  })

  it.each(colours.filter((_, index) => index % 5 === 0))(
    'of %d %d %d and others, each by itself',
    async (...colour) => {
      for (const other of colours.filter((_, index) => index % 3 === 0)) {
        const [left, right] = [colour, other].map((one) =>
          pictureOf(1, 1, 3, (_x, _y, c) => one[c] ?? 0),
        ) as [Picture, Picture]
        const { maximum } = await colourDifference(left, right, neverAborted())
        expect(maximum).toBeCloseTo(ciede2000(labOf(colour), labOf(other)), 6)
      }
    },
  )

  // Pairs 1, 2, 4, 17, 20, 21 and 34 of the test data of Sharma, Wu and Dalal 2005, table 1: each takes
  // another branch of the hue's arithmetic.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 3.1571, -77.2803], [50, 0, -82.7485], 2.8615],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [58, 24, 15], 19.4535],
    [[50, 2.5, 0], [61, -5, 29], 22.8977],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])('of %j and %j is %d', (left, right, expected) => {
    const lab = ([lightness = 0, a = 0, b = 0]: number[]) => ({ lightness, a, b })
    expect(ciede2000(lab(left as number[]), lab(right as number[]))).toBeCloseTo(
      expected as number,
      4,
    )
    expect(ciede2000(lab(right as number[]), lab(left as number[]))).toBeCloseTo(
      expected as number,
      4,
    )
  })
})
