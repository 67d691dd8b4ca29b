import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LossPoint, lossCurveFile, lossCurveSchema } from '../../../preload/contract/lossCurve'
import { replaceText } from './replaceText'

/** With so many points every second one goes, so that a training of days is no more to draw than one of minutes. */
const mostPoints = 240

/** How the loss of a training fell, in its folder, for whoever looks on; it goes on with the training. */
interface LossCurve {
  add(point: LossPoint): void
  /** Settles when what was added is in the file, or could not be written. */
  written(): Promise<void>
}

/** Reads the curve of a training that is gone on with; a file that is none of ours begins anew. */
export async function openLossCurve(folder: string): Promise<LossCurve> {
  const path = join(folder, lossCurveFile)
  let points = await readPoints(path)
  /** So many reports make a point. */
  let stride = points.length > 1 ? strideOf(points) : 1
  let gathered: LossPoint[] = []
  let writing = Promise.resolve()
  return {
    add(point) {
      gathered.push(point)
      if (gathered.length < stride) return
      points.push({
        seconds: point.seconds,
        loss: gathered.reduce((sum, { loss }) => sum + loss, 0) / gathered.length,
      })
      gathered = []
      if (points.length > mostPoints) {
        points = points.filter((_, place) => place % 2 === 1)
        stride *= 2
      }
      const text = JSON.stringify({ points })
      // A curve that cannot be written is no reason to end a training.
      writing = writing.then(() => replaceText(path, text).catch(() => undefined))
    },
    written: () => writing,
  }
}

/** The recipe reports once a second. */
function strideOf(points: readonly LossPoint[]): number {
  const [last, before] = [points.at(-1)?.seconds ?? 0, points.at(-2)?.seconds ?? 0]
  return Math.max(1, Math.round(last - before))
}

async function readPoints(path: string): Promise<LossPoint[]> {
  try {
    return lossCurveSchema.parse(JSON.parse(await readFile(path, 'utf8'))).points
  } catch {
    return []
  }
}
