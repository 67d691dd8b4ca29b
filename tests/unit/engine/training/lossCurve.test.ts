import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLossCurve } from '../../../../main/engine/training/lossCurve'
import { lossCurveFile, lossCurveSchema } from '../../../../preload/contract/lossCurve'
import { temporaryFolder } from '../testPictures'

const root = temporaryFolder()
const pointsIn = (folder: string) =>
  lossCurveSchema.parse(JSON.parse(readFileSync(join(folder, lossCurveFile), 'utf8'))).points

/** Whoever trains for hours must see whether it still learns, also where it was stopped in between. */
describe('the curve of a training', () => {
  it('goes on with the training, and holds a night in as many points as a screen shows', async () => {
    const folder = mkdtempSync(join(root, 'night-'))
    const begun = await openLossCurve(folder)
    for (let seconds = 1; seconds <= 20_000; seconds += 1)
      begun.add({ seconds, loss: 40_000 / seconds })
    await begun.written()
    const before = pointsIn(folder)
    expect(before.length).toBeGreaterThan(100)
    expect(before.length).toBeLessThanOrEqual(240)
    const again = await openLossCurve(folder)
    for (let seconds = 20_001; seconds <= 30_000; seconds += 1) again.add({ seconds, loss: 1 })
    await again.written()
    const points = pointsIn(folder)
    expect(points.length).toBeLessThanOrEqual(240)
    expect(points.map(({ seconds }) => seconds)).toEqual(
      points.map(({ seconds }) => seconds).sort((left, right) => left - right),
    )
    expect(points[0]?.seconds).toBeLessThan(500)
    expect(points.at(-1)?.seconds).toBeGreaterThan(29_500)
    expect(points[0]?.loss).toBeGreaterThan(points.at(-1)?.loss ?? 0)
  })

  it('begins anew where its file is none', async () => {
    const folder = mkdtempSync(join(root, 'broken-'))
    writeFileSync(join(folder, lossCurveFile), '{"points":[{"seconds":1,"lo')
    const curve = await openLossCurve(folder)
    curve.add({ seconds: 2, loss: 0.5 })
    await curve.written()
    expect(pointsIn(folder)).toEqual([{ seconds: 2, loss: 0.5 }])
  })
})
