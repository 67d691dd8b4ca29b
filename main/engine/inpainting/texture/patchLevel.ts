import { type Address, KernelMemory } from '../../kernels/kernelMemory'
import type { Pacer } from '../../pacer'
import { clampUnit } from '../../pixels/clampUnit'
import { writeSamples } from '../../pixels/quantize'
import type { Raster } from '../../resize/resizePlanes'
import { distanceToMask } from '../distance'
import type { Box } from '../holes'
import { markTouching, patchSide } from './patchPlaces'
import { spreadInward } from './spreadInward'

/** Rows of an area that are searched between two looks at the signal. */
const rowsAtOnce = 8
const samplesForQuartile = 4096
/** Where few patches are known, chance does not find them. */
const attemptsAtRandom = 64
/** What a known pixel counts for, what the colours of a guess do at the hole's edge, and the depth at which they do e times less. */
const trusted = 16
const trustAtEdge = 4
const trustDepth = 6
/** Pixels by which a hole is closed at a time, from its edge inwards. */
const layerThickness = 3
const passesForLayer = 4
/** What a source costs that is as far away as the hole is wide, as a squared distance. */
const wayOfThickness = 150_000
/** A squared distance that is no difference one sees, for a whole patch. */
const leastDistance = 4096

/** A picture at one size with its hole: `[H, W, C]`, and 1 where the hole is, row by row. */
export interface HoledRaster extends Raster {
  readonly hole: Uint8Array
}

/**
 * One size of a picture whose hole is drawn from patches of what is known. For every patch that touches the hole it
 * keeps the known patch that is likest by now (its source), and makes each pixel the mean of what the patches over it
 * propose (Wexler, Shechtman and Irani 2007).
 */
export class PatchLevel {
  readonly width: number
  readonly height: number
  private readonly memory = new KernelMemory()
  private readonly area: Box
  private readonly columns: number
  private readonly rows: number
  private readonly image: Address
  private readonly weights: Address
  private readonly hole: Address
  private readonly known: Address
  private readonly needed: Address
  private readonly sources: Address
  private readonly distances: Address
  private readonly shares: Address
  private readonly search: Address
  /** The first of the known patches, by its first pixel; -1 where there is none. */
  private readonly firstKnown: number

  constructor(
    /** Of four channels: colours and activity. */
    private readonly picture: HoledRaster,
    /** The hole's greatest width at this size. */
    thickness: number,
    seed: number,
  ) {
    const { width, height, hole } = picture
    const { memory } = this
    this.width = width
    this.height = height
    this.area = patchesOver(hole, width, height)
    const { left, top, right, bottom } = this.area
    this.columns = Math.max(0, right - left)
    this.rows = Math.max(0, bottom - top)
    const places = this.columns * this.rows
    this.image = memory.reserve(width * height * 4)
    this.weights = memory.reserve(width * height * 4)
    this.hole = memory.reserve(width * height)
    this.known = memory.reserve(width * height)
    this.needed = memory.reserve(places)
    this.sources = memory.reserve(places * 4)
    this.distances = memory.reserve(places * 4)
    this.shares = memory.reserveFloats(places)
    this.search = memory.reserve(56)
    memory.kernels.describeSearch(
      this.search,
      this.image,
      this.weights,
      this.known,
      width,
      height,
      left,
      top,
      this.columns,
      this.rows,
      this.needed,
      this.sources,
      this.distances,
      Math.round(wayOfThickness / thickness),
      seed,
    )
    const bytes = memory.bytes(this.image, width * height * 4)
    writeSamples(
      picture.data,
      new Uint8ClampedArray(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
    )
    memory.bytes(this.weights, bytes.length).fill(trusted)
    const isTouching = new Uint8Array(width * height)
    markTouching(hole, width, height, isTouching)
    const known = memory.bytes(this.known, width * height)
    for (let y = 0; y + patchSide <= height; y += 1)
      for (let x = 0, place = y * width; x + patchSide <= width; x += 1, place += 1)
        known[place] = isTouching[place] === 1 ? 0 : 1
    this.firstKnown = known.indexOf(1)
    this.draw(hole)
  }

  /** Whether there is a patch to draw from, and one to draw. */
  get isOpen(): boolean {
    return this.firstKnown >= 0 && this.columns > 0 && this.rows > 0
  }

  /**
   * Closes the hole from its edge inwards, from sources sought anywhere. What is there by now is a guess, which counts
   * the less the deeper it lies: one that knows nothing is smooth, and would be continued as smooth as it is. `random`
   * gives numbers of 0..1.
   */
  async close(random: () => number, pacer: Pacer): Promise<void> {
    const { width, height } = this
    const { hole } = this.picture
    const sources = this.memory.integers(this.sources, this.columns * this.rows)
    for (let place = 0; place < sources.length; place += 1) sources[place] = this.anyKnown(random)
    const weights = this.memory.bytes(this.weights, width * height * 4)
    const box = { left: 0, top: 0, right: width, bottom: height }
    const depths = distanceToMask({ data: hole, width, height }, box, true)
    for (let place = 0; place < hole.length; place += 1) {
      if (hole[place] !== 1) continue
      const trust = Math.round(trustAtEdge * Math.exp(-(depths[place] as number) / trustDepth))
      weights.set([trust, trust, trust, 0], place * 4)
    }
    const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0)
    for (let depth = 0; depth < deepest; depth += layerThickness) {
      const layer = hole.map((value, place) => {
        const there = depths[place] as number
        return value === 1 && there > depth && there <= depth + layerThickness ? 1 : 0
      })
      this.draw(layer)
      await this.refine(passesForLayer, Math.max(width, height), pacer)
      for (let place = 0; place < layer.length; place += 1)
        if (layer[place] === 1) weights.fill(trusted, place * 4, place * 4 + 4)
    }
    this.draw(hole)
  }

  /** Begins with the sources of the same picture at half the size, and draws the hole from them. */
  async inherit(coarse: PatchLevel, random: () => number, pacer: Pacer): Promise<void> {
    const { left, top } = this.area
    const places = this.columns * this.rows
    const known = this.memory.bytes(this.known, this.width * this.height)
    const sources = this.memory.integers(this.sources, places)
    const before = coarse.memory.integers(coarse.sources, coarse.columns * coarse.rows)
    for (let row = 0, place = 0; row < this.rows; row += 1) {
      const coarseRow = between((top + row) >> 1, coarse.area.top, coarse.area.bottom)
      for (let column = 0; column < this.columns; column += 1, place += 1) {
        const coarseColumn = between((left + column) >> 1, coarse.area.left, coarse.area.right)
        const source = before[coarseRow * coarse.columns + coarseColumn] as number
        const x = 2 * (source % coarse.width) + ((left + column) & 1)
        const y = 2 * Math.floor(source / coarse.width) + ((top + row) & 1)
        const wanted = y * this.width + x
        const isKnown = x < this.width && y < this.height && known[wanted] === 1
        sources[place] = isKnown ? wanted : this.anyKnown(random)
      }
    }
    this.memory.floats(this.shares, places).fill(1)
    await this.vote(pacer)
  }

  /** Looks for likelier sources in `passes` passes, within `radius` pixels at random, and draws the hole anew. */
  async refine(passes: number, radius: number, pacer: Pacer): Promise<void> {
    const { kernels } = this.memory
    await this.measure(pacer)
    for (let pass = 0; pass < passes; pass += 1) {
      const isForward = pass % 2 === 0
      const blocks = Math.ceil(this.rows / rowsAtOnce)
      for (let block = 0; block < blocks; block += 1) {
        await pacer.pace()
        const first = (isForward ? block : blocks - 1 - block) * rowsAtOnce
        const end = Math.min(this.rows, first + rowsAtOnce)
        kernels.improveSources(this.search, first, end, isForward, radius)
      }
    }
    this.weigh()
    await this.vote(pacer)
  }

  /**
   * The hole's colours as they are drawn by now, `[H, W, 3]`, in the numbers of the picture itself; others are as they
   * were. What the patches over the edge propose for known pixels beside it is a little off, and the drawing is shifted by as
   * much, less and less inwards: no seam is seen (after Pérez, Gangnet and Blake 2003).
   */
  async drawn(pacer: Pacer): Promise<Float32Array> {
    const { data, hole } = this.picture
    const { left, top } = this.area
    const columns = this.columns + patchSide - 1
    const rows = this.rows + patchSide - 1
    const result = new Float32Array(hole.length * 3)
    for (let from = 0, to = 0; to < result.length; from += 4, to += 3) {
      result[to] = data[from] as number
      result[to + 1] = data[from + 1] as number
      result[to + 2] = data[from + 2] as number
    }
    const proposals = await this.proposals(pacer)
    const shares = new Float32Array(columns * rows)
    for (let channel = 0; channel < 3; channel += 1) {
      await pacer.pace()
      const gaps = new Float32Array(columns * rows)
      for (let y = 0, place = 0; y < rows; y += 1) {
        let pixel = (top + y) * this.width + left
        for (let x = 0; x < columns; x += 1, place += 1, pixel += 1) {
          const proposal = proposals[place * 4 + channel] as number
          if (Number.isNaN(proposal) || hole[pixel] === 1) continue
          gaps[place] = (data[pixel * 4 + channel] as number) - proposal
          shares[place] = 1
        }
      }
      const shift = spreadInward(gaps, shares, columns, rows)
      for (let y = 0, place = 0; y < rows; y += 1) {
        let pixel = (top + y) * this.width + left
        for (let x = 0; x < columns; x += 1, place += 1, pixel += 1) {
          const proposal = proposals[place * 4 + channel] as number
          if (hole[pixel] !== 1 || Number.isNaN(proposal)) continue
          result[pixel * 3 + channel] = clampUnit(proposal + (shift[place] as number))
        }
      }
    }
    return result
  }

  /**
   * What the patches propose for every pixel under one of them, of the picture's own colours and not of their bytes,
   * `[rows + 7, columns + 7, 4]`; NaN for all others.
   */
  private async proposals(pacer: Pacer): Promise<Float32Array> {
    const { memory } = this
    const { data } = this.picture
    const across = this.columns + patchSide - 1
    const rows = this.rows + patchSide - 1
    const colours = memory.reserveFloats(data.length)
    const target = memory.reserveFloats(across * rowsAtOnce * 4)
    memory.floats(colours, data.length).set(data)
    const result = new Float32Array(across * rows * 4)
    for (let first = 0; first < rows; first += rowsAtOnce) {
      await pacer.pace()
      const end = Math.min(rows, first + rowsAtOnce)
      memory.kernels.proposePixels(this.search, colours, this.shares, first, end, target)
      result.set(memory.floats(target, (end - first) * across * 4), first * across * 4)
    }
    return result
  }

  /** What is drawn from now on: the pixels marked, from all patches that touch them. */
  private draw(pixels: Uint8Array): void {
    const { width, height, columns, rows } = this
    const { left, top } = this.area
    this.memory.bytes(this.hole, pixels.length).set(pixels)
    const isTouching = new Uint8Array(width * height)
    markTouching(pixels, width, height, isTouching)
    const needed = this.memory.bytes(this.needed, columns * rows)
    for (let row = 0; row < rows; row += 1) {
      const first = (top + row) * width + left
      needed.set(isTouching.subarray(first, first + columns), row * columns)
    }
  }

  private anyKnown(random: () => number): number {
    const known = this.memory.bytes(this.known, this.width * this.height)
    for (let attempt = 0; attempt < attemptsAtRandom; attempt += 1) {
      const place = Math.floor(random() * known.length)
      if (known[place] === 1) return place
    }
    return this.firstKnown
  }

  private async measure(pacer: Pacer): Promise<void> {
    for (let first = 0; first < this.rows; first += rowsAtOnce) {
      await pacer.pace()
      const end = Math.min(this.rows, first + rowsAtOnce)
      this.memory.kernels.measureSources(this.search, first, end)
    }
  }

  private async vote(pacer: Pacer): Promise<void> {
    const rows = this.rows + patchSide - 1
    for (let first = 0; first < rows; first += rowsAtOnce) {
      await pacer.pace()
      const end = Math.min(rows, first + rowsAtOnce)
      this.memory.kernels.voteForPixels(this.search, this.hole, this.shares, first, end)
    }
  }

  /** The share of each place in the pixels below it: little where its source is unlike what it stands for. */
  private weigh(): void {
    const places = this.columns * this.rows
    const needed = this.memory.bytes(this.needed, places)
    const distances = this.memory.integers(this.distances, places)
    const shares = this.memory.floats(this.shares, places)
    const usual = Math.max(leastDistance, upperQuartile(distances, needed))
    for (let place = 0; place < places; place += 1)
      shares[place] = Math.exp(-(distances[place] as number) / (2 * usual)) + 1e-6
  }
}

/** The box of the first pixels of all patches that touch the hole. */
function patchesOver(hole: Uint8Array, width: number, height: number): Box {
  let left = width
  let right = 0
  let top = height
  let bottom = 0
  for (let y = 0, place = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, place += 1) {
      if (hole[place] !== 1) continue
      if (x < left) left = x
      if (x >= right) right = x + 1
      if (y < top) top = y
      bottom = y + 1
    }
  }
  return {
    left: Math.max(0, left - patchSide + 1),
    top: Math.max(0, top - patchSide + 1),
    right: Math.min(right, width - patchSide + 1),
    bottom: Math.min(bottom, height - patchSide + 1),
  }
}

/** The upper quartile of the distances of some thousand needed places. */
function upperQuartile(distances: Int32Array, needed: Uint8Array): number {
  const step = Math.ceil(distances.length / samplesForQuartile)
  const samples: number[] = []
  for (let place = 0; place < distances.length; place += step)
    if (needed[place] === 1) samples.push(distances[place] as number)
  samples.sort((left, right) => left - right)
  return samples[Math.floor((samples.length - 1) * 0.75)] ?? 0
}

function between(value: number, from: number, end: number): number {
  return Math.min(end - 1, Math.max(from, value)) - from
}
