import type { Box } from '../../../preload/contract/pixels/pixelBox'
import { FactualPicture } from './factualPicture'
import { factsOf, Scratch, type StagedPicture } from './stagedPicture'

/** The part of a picture inside a box that lies within it, exactly. */
export class CroppedPicture extends FactualPicture {
  private readonly scratch = new Scratch()

  constructor(
    private readonly upstream: StagedPicture,
    private readonly box: Box,
  ) {
    super({ ...factsOf(upstream), width: box.width, height: box.height })
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const { upstream, channels, width, box } = this
    const rows = await upstream.rows(box.top + first, box.top + end)
    if (width === upstream.width) return rows
    const length = width * channels
    const target = this.scratch.take((end - first) * length)
    for (let y = 0; y < end - first; y += 1) {
      const start = (y * upstream.width + box.left) * channels
      target.set(rows.subarray(start, start + length), y * length)
    }
    return target
  }
}
