import { straightenedSize } from '../../../preload/contract/pixels/geometryPlan'
import {
  catmullRomSteps,
  catmullRomWeights,
} from '../../../preload/contract/pixels/resamplingKernels'
import { type Address, KernelMemory } from '../kernels/kernelMemory'
import { storeDecoding, storeEncoding, transferSteps } from '../kernels/transferTables'
import { FactualPicture } from './factualPicture'
import { type HeldPicture, SampledPicture } from './heldPictures'
import { factsOf } from './stagedPicture'

/** Side of the squares that the result is made in: what one of them shows fits the processor's caches. */
const tile = 128

/** A stretch of the result, and of the source in the same way; `end` lies outside it. */
interface Span {
  readonly start: number
  readonly end: number
}

/**
 * A picture turned clockwise about its middle by degrees of -45..45, cropped to the largest rectangle without empty
 * corners; Catmull-Rom in linear light with premultiplied alpha. Beyond the edges the edge goes on. Only what the rows
 * that are asked for show becomes linear, square by square.
 */
export class StraightenedPicture extends FactualPicture {
  private readonly memory = new KernelMemory()
  private readonly cosine: number
  private readonly sine: number
  private readonly turn: Address
  private readonly decode: Address
  private readonly encode: Address
  /** The part of the source that one square shows: as it is held, and in linear light. */
  private readonly samples: Address
  private readonly linear: Address
  /** Rows of squares in linear light. */
  private readonly band: Address
  private result: Address = 0
  private room = 0

  constructor(
    private readonly upstream: HeldPicture,
    degrees: number,
  ) {
    const size = straightenedSize(upstream, degrees)
    super({ ...factsOf(upstream), ...size })
    const angle = (degrees * Math.PI) / 180
    this.cosine = Math.cos(angle)
    this.sine = Math.sin(angle)
    const { memory, channels } = this
    const weights = memory.reserve(catmullRomWeights.length * 8)
    memory.doubles(weights, catmullRomWeights.length).set(catmullRomWeights)
    this.turn = memory.reserve(48)
    memory.kernels.describeTurn(
      this.turn,
      this.cosine,
      this.sine,
      (upstream.width - 1) / 2,
      (upstream.height - 1) / 2,
      weights,
      catmullRomSteps,
    )
    this.decode = storeDecoding(memory)
    this.encode = storeEncoding(memory)
    // A turned square's bounding box, and the neighbours of its outermost places.
    const side = Math.ceil(tile * Math.SQRT2) + 6
    this.samples = memory.reserve(side * side * channels * 2)
    this.linear = memory.reserveFloats(side * side * channels)
    this.band = memory.reserveFloats(tile * size.width * channels)
  }

  rows(first: number, end: number): Float32Array {
    const { memory, width, channels } = this
    const length = width * channels
    const wanted = (end - first) * length
    if (this.room < wanted) {
      this.result = memory.reserveFloats(wanted)
      this.room = wanted
    }
    for (let top = first; top < end; top += tile) {
      const bottom = Math.min(end, top + tile)
      for (let left = 0; left < width; left += tile)
        this.turnSquare(
          { start: left, end: Math.min(width, left + tile) },
          { start: top, end: bottom },
        )
      for (let y = top; y < bottom; y += 1)
        memory.kernels.encodedOfLinear(
          this.band + (y - top) * length * 4,
          channels,
          width,
          this.encode,
          transferSteps,
          this.result + (y - first) * length * 4,
        )
    }
    return memory.floats(this.result, wanted)
  }

  /** Makes a square of the result, at its place in the band. */
  private turnSquare(across: Span, down: Span): void {
    const { memory, upstream, width, height, channels, cosine, sine } = this
    const fromX = across.start - (width - 1) / 2
    const fromY = down.start - (height - 1) / 2
    const toX = across.end - 1 - (width - 1) / 2
    const toY = down.end - 1 - (height - 1) / 2
    const corners = [
      [fromX, fromY],
      [toX, fromY],
      [fromX, toY],
      [toX, toY],
    ] as const
    const columns = neighbours(
      corners.map(([x, y]) => cosine * x + sine * y + (upstream.width - 1) / 2),
    )
    const rows = neighbours(
      corners.map(([x, y]) => -sine * x + cosine * y + (upstream.height - 1) / 2),
    )
    this.showLinear(columns, rows)
    memory.kernels.turned(
      this.turn,
      this.linear,
      channels,
      (columns.end - columns.start) * channels * 4,
      columns.start,
      rows.start,
      fromX,
      fromY,
      across.end - across.start,
      down.end - down.start,
      this.band + across.start * channels * 4,
      width * channels * 4,
    )
  }

  /** Brings a part of the source, which may reach beyond it, into linear light. */
  private showLinear(columns: Span, rows: Span): void {
    const { memory, upstream, channels, linear, samples } = this
    const { kernels } = memory
    const lineLength = (columns.end - columns.start) * channels
    const length = (rows.end - rows.start) * lineLength
    if (upstream instanceof SampledPicture) {
      const isDeep = upstream.samples instanceof Uint16Array
      copyPart(
        upstream,
        upstream.samples,
        isDeep ? memory.words(samples, length) : memory.bytes(samples, length),
        columns,
        rows,
      )
      if (isDeep) kernels.floatsOfWords(samples, length, linear)
      else kernels.floatsOfBytes(samples, length, linear)
    } else {
      copyPart(upstream, upstream.picture.data, memory.floats(linear, length), columns, rows)
    }
    const pixels = length / channels
    kernels.linearOfEncoded(linear, channels, pixels, this.decode, transferSteps, linear)
  }
}

/** The pixels that a cubic looks at between the least and the greatest of some places. */
function neighbours(places: readonly number[]): Span {
  return {
    start: Math.floor(Math.min(...places)) - 1,
    end: Math.floor(Math.max(...places)) + 3,
  }
}

type Numbers = Float32Array | Uint8Array | Uint8ClampedArray | Uint16Array

/** Copies a part of a picture's pixels; beyond the edges the edge goes on. */
function copyPart(
  { width, height, channels }: HeldPicture,
  source: Numbers,
  target: Numbers,
  columns: Span,
  rows: Span,
): void {
  const left = Math.max(0, columns.start)
  const right = Math.min(width, columns.end)
  const lineLength = (columns.end - columns.start) * channels
  for (let y = rows.start, line = 0; y < rows.end; y += 1, line += lineLength) {
    const row = Math.min(height - 1, Math.max(0, y)) * width
    const inside = line + (left - columns.start) * channels
    const behind = inside + (right - left) * channels
    target.set(source.subarray((row + left) * channels, (row + right) * channels), inside)
    for (let at = inside - 1; at >= line; at -= 1) target[at] = target[at + channels] as number
    for (let at = behind; at < line + lineLength; at += 1)
      target[at] = target[at - channels] as number
  }
}
