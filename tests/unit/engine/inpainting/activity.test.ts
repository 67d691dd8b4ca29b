import { describe, expect, it } from 'vitest'
import { describeActivity } from '../../../../main/engine/inpainting/texture/activity'
import { markTouching, patchSide } from '../../../../main/engine/inpainting/texture/patchPlaces'
import { pictureOf } from '../testPictures'

const width = 37
const height = 29
const radius = 6
const picture = pictureOf(
  width,
  height,
  3,
  (x, y, channel) => (x * 41 + y * y * 17 + channel * 90) % 256,
)
const hole = Uint8Array.from({ length: width * height }, (_, place) => {
  const x = place % width
  const y = Math.floor(place / width)
  return (x > 10 && x < 22 && y > 8 && y < 19) || place === 0 || (x === 36 && y > 20) ? 1 : 0
})

/** What goes on round a pixel, by its definition. */
function activityAt(left: number, top: number): number {
  let sum = 0
  let count = 0
  for (let y = Math.max(0, top - radius); y <= Math.min(height - 2, top + radius); y += 1)
    for (let x = Math.max(0, left - radius); x <= Math.min(width - 2, left + radius); x += 1) {
      const place = y * width + x
      if (hole[place] === 1 || hole[place + 1] === 1 || hole[place + width] === 1) continue
      count += 1
      for (const other of [place + 1, place + width])
        for (let channel = 0; channel < 3; channel += 1)
          sum += Math.abs(
            (picture.data[other * 3 + channel] as number) -
              (picture.data[place * 3 + channel] as number),
          )
    }
  return Math.min(1, (4 * sum) / 6 / Math.max(1, count))
}

describe('what patches are compared by', () => {
  it('keeps colours as they are and adds how much goes on round each of them, to the edges', () => {
    const described = describeActivity(picture.data, hole, width, height)
    for (let place = 0; place < width * height; place += 1) {
      const colours = picture.data.subarray(place * 3, place * 3 + 3)
      expect(described.subarray(place * 4, place * 4 + 3)).toEqual(colours)
      expect(described[place * 4 + 3]).toBeCloseTo(
        activityAt(place % width, Math.floor(place / width)),
        5,
      )
    }
  })

  it('marks every patch that has a pixel of the hole in it, and no other', () => {
    const touching = new Uint8Array(width * height)
    markTouching(hole, width, height, touching)
    for (let top = 0; top + patchSide <= height; top += 1)
      for (let left = 0; left + patchSide <= width; left += 1) {
        let touches = 0
        for (let y = top; y < top + patchSide; y += 1)
          for (let x = left; x < left + patchSide; x += 1) touches |= hole[y * width + x] as number
        expect([left, top, touching[top * width + left]]).toEqual([left, top, touches])
      }
  })
})
