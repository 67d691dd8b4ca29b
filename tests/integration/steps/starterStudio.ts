import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll } from 'vitest'
import { forkEngine, forkProbe } from '../../../main/host/forkEngine'
import { trainingTools } from '../../../main/host/trainingTools'
import type { CatalogueEntry } from '../../../preload/contract/model'
import type { ImageReference } from '../../../preload/contract/references'
import type { StepId, StepResult } from '../../../preload/contract/steps'
import {
  closeFixtureStudios,
  type FixtureStudio,
  jobOver,
  openFixtureStudio,
  temporaryFolder,
} from '../core/fixtureStudio'

const root = join(__dirname, '../../..')
const catalogue = join(root, 'models/catalogue')

/** Pixels `[H, W, C]`, interleaved, 0..255. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
  readonly channels: number
}

/** One result of a step as the library keeps it. */
export interface StepOutcome<Id extends StepId> {
  readonly asset: string
  readonly data: StepResult<Id>
  readonly seed: number | undefined
  /** The whole file of the result. */
  readonly bytes: Buffer
}

/** Whether the starter model of that name, with that role, is in the catalogue. */
export function hasModel(id: string, role = 'model'): boolean {
  const path = join(catalogue, `${id}.json`)
  if (!existsSync(path)) return false
  const entry = JSON.parse(readFileSync(path, 'utf8')) as CatalogueEntry
  return entry.files.some((file) => file.role === role)
}

let opened: Promise<FixtureStudio> | undefined

/** A studio on the real engine, the starter models and the processor, shared by a file's tests. */
export function starterStudio(): Promise<FixtureStudio> {
  opened ??= open()
  return opened
}

async function open(): Promise<FixtureStudio> {
  const folder = await temporaryFolder()
  const fixture = await openFixtureStudio({
    launchEngine: forkEngine(join(root, 'dist')),
    launchProbe: forkProbe(join(root, 'dist')),
    training: trainingTools(join(root, 'models')),
    folders: {
      home: join(folder, 'home'),
      library: join(folder, 'library'),
      starterModels: join(root, 'models/starter'),
      catalogue,
    },
  })
  await fixture.call('settings', 'update', { provider: 'cpu' })
  return fixture
}

afterAll(async () => {
  opened = undefined
  await closeFixtureStudios()
})

/** Runs one step as the window does, through the queue; throws the job's error. */
export async function runStep<Id extends StepId>(
  step: Id,
  parameters: Record<string, unknown>,
  input?: string,
): Promise<StepOutcome<Id>[]> {
  return runOver(step, parameters, input === undefined ? [] : [{ asset: input }])
}

/** The only result of a step over all of some files at once. */
export async function runSet<Id extends StepId>(
  step: Id,
  parameters: Record<string, unknown>,
  paths: readonly string[],
): Promise<StepOutcome<Id>> {
  const outcomes = await runOver(
    step,
    parameters,
    paths.map((path) => ({ path })),
  )
  if (!outcomes[0] || outcomes.length > 1) throw new Error(`${outcomes.length} results`)
  return outcomes[0]
}

async function runOver<Id extends StepId>(
  step: Id,
  parameters: Record<string, unknown>,
  inputs: readonly ImageReference[],
): Promise<StepOutcome<Id>[]> {
  const studio = await starterStudio()
  const { id } = (await studio.studio.call(
    'jobs/submit',
    {
      recipe: { steps: [{ step, parameters }] },
      inputs: [...inputs],
    },
    // As the command line: a page may not name files.
    { access: 'local' },
  )) as { id: string }
  const job = await jobOver(studio, id)
  if (job.error) throw Object.assign(new Error(job.error.code), job.error)
  return Promise.all(
    job.outputs.map(async (output) => ({
      asset: output.asset,
      data: output.data as StepResult<Id>,
      seed: output.seed,
      bytes: await readFile((await studio.studio.assetFile(output.asset, 'original')).path),
    })),
  )
}

/** The only result of a step. */
export async function runForOne<Id extends StepId>(
  step: Id,
  parameters: Record<string, unknown>,
  input?: string,
): Promise<StepOutcome<Id>> {
  const [outcome, ...others] = await runStep(step, parameters, input)
  if (!outcome || others.length > 0) throw new Error(`${others.length + 1} results`)
  return outcome
}

interface RequestedStep {
  readonly step: string
  readonly parameters: Record<string, unknown>
}

async function fileOfRun(
  source: string,
  steps: readonly RequestedStep[],
  edit: boolean,
): Promise<Buffer> {
  const studio = await starterStudio()
  const { id } = await studio.call('jobs', 'submit', {
    recipe: { steps: [...steps] },
    inputs: [{ asset: source }],
    edit,
  })
  const job = await jobOver(studio, id)
  if (job.error) throw Object.assign(new Error(job.error.code), job.error)
  const asset = job.outputs[0]?.asset ?? ''
  return readFile((await studio.studio.assetFile(asset, 'original')).path)
}

/** The file of an edit of a picture, which starts from what is kept of earlier ones. */
export function renderEdit(source: string, steps: readonly RequestedStep[]): Promise<Buffer> {
  return fileOfRun(source, steps, true)
}

/** The file that the same steps give in one run from the picture itself. */
export function runRecipeOver(source: string, steps: readonly RequestedStep[]): Promise<Buffer> {
  return fileOfRun(source, steps, false)
}

/** The difference between two pictures, in figures. */
export async function measure(
  asset: string,
  reference: string,
): Promise<StepResult<'evaluate.image'>> {
  return (await starterStudio()).call('edits', 'measure', { asset, reference })
}

/** What the library keeps as made of a picture. */
export async function childrenOf(id: string): Promise<string[]> {
  return (await (await starterStudio()).call('library', 'get', { id })).children
}

/** Takes a picture into the library; `kind` is `mask` for masks. Returns its id. */
export async function importPicture(
  bytes: Buffer,
  kind: 'image' | 'mask' = 'image',
): Promise<string> {
  const studio = await starterStudio()
  const { id } = await studio.call('library', 'importBytes', {
    name: '图片 1.png',
    kind,
    bytes: new Uint8Array(bytes),
  })
  return id
}

/** A PNG whose samples a formula gives, 0..255. */
export function png(
  width: number,
  height: number,
  channels: 3 | 4,
  level: (x: number, y: number, channel: number) => number,
): Promise<Buffer> {
  const data = Buffer.alloc(width * height * channels)
  for (let index = 0; index < data.length; index++) {
    const pixel = Math.floor(index / channels)
    data[index] = level(pixel % width, Math.floor(pixel / width), index % channels)
  }
  return sharp(data, { raw: { width, height, channels } }).png().toBuffer()
}

export async function pixelsOf(bytes: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

/** A soft landscape of waves with noise, so that neighbouring pixels are alike but not equal. */
export const landscape = (x: number, y: number, channel: number) =>
  Math.round(120 + 60 * Math.sin(x / 17 + channel) + 40 * Math.cos(y / 11) + ((x * 7 + y * 13) % 9))

/** What a file says of its origin (IPTC's digital source type). */
export async function markOf(file: Buffer): Promise<string | undefined> {
  const xmp = (await sharp(file).metadata()).xmp?.toString() ?? ''
  return /DigitalSourceType>[^<]*\/(\w+)</.exec(xmp)?.[1]
}
