import { createHash } from 'node:crypto'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError, toStudioError } from '../../../preload/contract/errors'
import { leastOfGeneratorLabel } from '../../../preload/contract/steps/train.generator'
import type { LoadedModel } from '../models/loadedModel'
import { classifierMetadata, parseMetadata } from '../models/modelMetadata'
import { opaqueColours, squareInput } from '../models/networkInput'
import { floatOutput } from '../models/runOutput'
import { createPacer } from '../pacer'
import type { Picture } from '../picture'
import { loadSharp } from '../pixels/loadSharp'
import { toSamples } from '../pixels/quantize'
import { resizeRaster } from '../resize/resizePlanes'
import type { StepContext } from '../stepImplementation'
import { writeNewFile } from '../writeNewFile'
import { nearDuplicates } from './nearDuplicates'

/** Side of the pictures that a generator learns from. */
const side = 128

/** A set that lies in a folder, and what was left out of it. */
export interface OwnSet {
  /** Of the labels and of what every picture shows: equal for equal sets. */
  readonly fingerprint: string
  readonly labels: readonly { readonly label: string; readonly pictures: number }[]
  readonly unreadable: number
  readonly duplicates: number
  readonly leftOut: readonly string[]
}

interface SetRow {
  readonly key: string
  readonly label: string
  readonly file: string
}

/**
 * Writes the pictures into `folder`/set as the recipe reads them (models/training/generator/own_set.py): each
 * one's middle square, by label. Pictures that cannot be read, near copies (as `critic` sees them; without one all
 * stay), and labels with too few pictures are left out. The set is there whole or not at all. Throws `generator-set-small`, `disk-full`, `write-failed`, `cancelled`.
 */
export async function writeOwnSet(
  folder: string,
  names: readonly string[],
  critic: LoadedModel | undefined,
  context: StepContext,
): Promise<OwnSet> {
  const draft = await mkdtemp(join(folder, 'draft-'))
  try {
    const seen = await writePictures(draft, names, critic, context)
    const copies = await copiesAmong(seen, createPacer(context.signal))
    const usable = [...seen.rows].filter(([row]) => !copies.has(row)).map(([, one]) => one)
    const counts = new Map<string, number>()
    for (const name of names) if (name !== '') counts.set(name, 0)
    for (const { label } of usable) counts.set(label, (counts.get(label) ?? 0) + 1)
    const sorted = [...counts.keys()].sort()
    const isEnough = (label: string) => (counts.get(label) ?? 0) >= leastOfGeneratorLabel
    const labels = sorted.filter(isEnough)
    if (labels.length === 0) {
      const most = Math.max(0, ...counts.values())
      throw new StudioError('generator-set-small', { least: leastOfGeneratorLabel, most })
    }
    const rows = usable.filter(({ label }) => isEnough(label))
    await removeOthers(draft, seen.rows, new Set(rows))
    await writeNewFile(join(draft, 'pictures.jsonl'), text(rows.map((row) => JSON.stringify(row))))
    const named = labels.map((label) => ({ id: label, en: label, zh: label }))
    await writeNewFile(join(draft, 'set.json'), text([JSON.stringify({ labels: named })]))
    context.signal.throwIfAborted()
    await rename(draft, join(folder, 'set'))
    return {
      fingerprint: fingerprintOf(labels, rows),
      labels: labels.map((label) => ({ label, pictures: counts.get(label) ?? 0 })),
      unreadable: seen.unreadable,
      duplicates: copies.size,
      leftOut: sorted.filter((label) => !isEnough(label)),
    }
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw error
  }
}

/** What was read: rows by the place of their input, and what the critic saw where copies are looked for. */
interface SeenRows {
  readonly rows: ReadonlyMap<number, SetRow>
  readonly unreadable: number
  readonly size: number
  readonly embeddings: Float32Array
}

async function writePictures(
  folder: string,
  names: readonly string[],
  critic: LoadedModel | undefined,
  context: StepContext,
): Promise<SeenRows> {
  const rows = new Map<number, SetRow>()
  const input = critic && (await parseMetadata(critic, classifierMetadata)).size
  let size = 0
  let embeddings: Float32Array = new Float32Array()
  let unreadable = 0
  for (const [row, path] of context.inputs.entries()) {
    context.signal.throwIfAborted()
    const label = names[row] ?? ''
    const picture = label === '' ? undefined : await readOne(path, context)
    if (picture) {
      const samples = middleSquare(picture)
      const file = `${String(row + 1).padStart(6, '0')}.png`
      await writeNewFile(join(folder, file), await encode(samples))
      rows.set(row, { key: createHash('sha256').update(samples).digest('hex'), label, file })
      if (critic && input !== undefined) {
        const outputs = await critic.run({ image: squareInput(picture, input) })
        size = outputs.embedding?.dims[1] ?? 0
        if (embeddings.length === 0) embeddings = new Float32Array(names.length * size)
        embeddings.set(floatOutput(critic, outputs, 'embedding', [1, size]), row * size)
      }
    } else if (label !== '') unreadable += 1
    context.progress((row + 1) / context.inputs.length)
  }
  return { rows, unreadable, size, embeddings }
}

/** Undefined for a damaged file: one among many is left out and counted. */
function readOne(path: string, context: StepContext): Promise<Picture | undefined> {
  return context.readPicture(path).catch((error: unknown) => {
    if (toStudioError(error).code === 'cancelled') throw error
    return undefined
  })
}

async function copiesAmong(
  { rows, size, embeddings }: SeenRows,
  pacer: ReturnType<typeof createPacer>,
): Promise<ReadonlySet<number>> {
  if (size === 0) return new Set()
  return nearDuplicates(embeddings, size, [...rows.keys()], pacer)
}

/** The middle of a picture as `[side, side, 3]` whole samples. */
function middleSquare(picture: Picture): Uint8ClampedArray {
  const { width, height } = picture
  const length = Math.min(width, height)
  const left = Math.floor((width - length) / 2)
  const top = Math.floor((height - length) / 2)
  const colours = opaqueColours(picture)
  const data = new Float32Array(length * length * 3)
  for (let row = 0; row < length; row += 1) {
    const start = ((top + row) * width + left) * 3
    data.set(colours.subarray(start, start + length * 3), row * length * 3)
  }
  const raster = { data, width: length, height: length, channels: 3 }
  return toSamples(resizeRaster(raster, side, side).data, 8) as Uint8ClampedArray
}

async function encode(samples: Uint8ClampedArray): Promise<Uint8Array> {
  const sharp = await loadSharp()
  const raw = { width: side, height: side, channels: 3 } as const
  return sharp(samples, { raw }).png().toBuffer()
}

async function removeOthers(
  folder: string,
  rows: ReadonlyMap<number, SetRow>,
  kept: ReadonlySet<SetRow>,
): Promise<void> {
  for (const row of rows.values()) if (!kept.has(row)) await rm(join(folder, row.file))
}

function fingerprintOf(labels: readonly string[], rows: readonly SetRow[]): string {
  const shown = rows.map(({ label, key }) => JSON.stringify([label, key])).sort()
  return createHash('sha256')
    .update(JSON.stringify([labels, shown]))
    .digest('hex')
}

function text(lines: readonly string[]): Uint8Array {
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8')
}
