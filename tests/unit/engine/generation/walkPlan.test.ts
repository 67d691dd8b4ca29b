import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { labelMixture } from '../../../../main/engine/generation/drawPicture'
import { encodeAnimation, joinStrip } from '../../../../main/engine/generation/framePictures'
import { planFrames, planStations, stripGrid } from '../../../../main/engine/generation/walkPlan'
import { decodePicture, readHeader } from '../../../../main/engine/pixels/decode'
import { readImageFile } from '../../../../main/engine/pixels/readImageFile'
import { pictureOf, temporaryFolder, waves } from '../testPictures'

const labelOf = (seed: number) => seed % 5
const pointsOf = (seeds: number[]) => seeds.map((seed) => ({ seed, moves: [] }))

describe('a walk between pictures', () => {
  it.each<[number[], number[], number, [number, number][]]>([
    [
      [],
      [],
      7,
      [
        [7, 2],
        [8, 2],
      ],
    ],
    [
      [],
      [1, 3, 4],
      7,
      [
        [7, 1],
        [8, 3],
        [9, 4],
      ],
    ],
    [
      [5, 9],
      [2],
      0,
      [
        [5, 2],
        [9, 2],
      ],
    ],
    [
      [5],
      [1, 3],
      0,
      [
        [5, 1],
        [5, 3],
      ],
    ],
    [
      [5],
      [1],
      0,
      [
        [5, 1],
        [6, 1],
      ],
    ],
    [
      [5, 6, 7],
      [1, 3],
      0,
      [
        [5, 1],
        [6, 3],
        [7, 1],
      ],
    ],
    [
      [],
      [],
      0xffff_ffff,
      [
        [0xffff_ffff, 0],
        [0, 0],
      ],
    ],
  ])('passes seeds %j and labels %j from seed %d', (seeds, labels, seed, expected) => {
    const stations = planStations(pointsOf(seeds), labels, seed, labelOf)
    expect(stations.map((station) => [station.point.seed, station.label])).toEqual(expected)
  })

  it('goes evenly from the first station to the last', () => {
    const stations = planStations(pointsOf([1, 2, 3]), [0], 0, labelOf)
    const frames = planFrames(stations, 5)
    expect(frames.map((frame) => frame.from.point.seed + frame.fraction)).toEqual([
      1, 1.5, 2, 2.5, 3,
    ])
    expect(planFrames(stations, 2).map((frame) => frame.from.point.seed + frame.fraction)).toEqual([
      1, 3,
    ])
  })

  it('weighs labels so that they sum to one', () => {
    expect([...labelMixture(3, 0, 2, 0.25)]).toEqual([0.75, 0, 0.25])
    expect([...labelMixture(3, 1, 1, 0.25)]).toEqual([0, 1, 0])
    expect([...labelMixture(3, 1)]).toEqual([0, 1, 0])
  })

  it('makes strips that viewers can open, however many frames', () => {
    expect(stripGrid(8, 256, 16_383)).toEqual({ columns: 8, rows: 1 })
    expect(stripGrid(240, 256, 16_383)).toEqual({ columns: 63, rows: 4 })
    const strip = joinStrip([pictureOf(2, 2, 3, () => 0), pictureOf(2, 2, 3, () => 51)])
    expect([strip.width, strip.height]).toEqual([4, 2])
    expect(strip.data[0]).toBe(0)
    expect(strip.data[2 * 3]).toBeCloseTo(0.2, 5)
  })

  it('makes an animation with every frame in it', async () => {
    const frames = [0, 40, 80].map((shift) =>
      pictureOf(16, 12, 3, (x, y, c) => waves(x + shift, y, c)),
    )
    const encoded = await encodeAnimation(frames, 8)
    const path = join(temporaryFolder(), 'walk.webp')
    writeFileSync(path, encoded.bytes)
    expect(await readHeader(await readImageFile(path))).toMatchObject({
      pages: 3,
      width: 16,
      height: 12,
    })
    const { picture } = await decodePicture(path)
    expect(Math.abs((picture.data[0] ?? 9) - (frames[0]?.data[0] ?? 0))).toBeLessThan(0.2)
  })
})
