import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrainingPlace } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { type LossCurve, lossCurveFile, lossCurveSchema } from '../../../preload/contract/lossCurve'
import type { PythonState } from '../../../preload/contract/python'
import { throwIfAborted } from '../failure'
import { writeAtomically } from '../files/atomicWrite'
import { makeFolder } from '../files/makeFolder'
import {
  type FoundPython,
  findPython,
  installCommands,
  pythonCandidates,
  pythonState,
  type TrainingTools,
} from './python'

/** Where generators are trained: the Python for it, looked for once, and the folder of sets and checkpoints. */
export class Trainings {
  private readonly folder: string
  /** What the training under way is told its end by: another file for each, so that none ends another. */
  private finishFile: string | undefined
  private looking: Promise<FoundPython> | undefined
  private readonly closing = new AbortController()

  constructor(
    private readonly home: string,
    private readonly tools: TrainingTools | undefined,
    private readonly platform: NodeJS.Platform = process.platform,
  ) {
    this.folder = join(home, 'training')
  }

  async python(again = false): Promise<PythonState> {
    if (again) this.looking = undefined
    const commands = this.tools ? installCommands(this.tools.recipes, this.home, this.platform) : []
    return pythonState(await this.find(), commands)
  }

  /** Throws `python-missing`, `cancelled`, and what making a folder throws. */
  async place(signal: AbortSignal | undefined): Promise<Omit<TrainingPlace, 'threads'>> {
    const found = await this.find()
    throwIfAborted(signal)
    if (found.program === undefined || !this.tools)
      throw new StudioError('python-missing', {
        missing: found.program === undefined ? found.missing : ['Python'],
      })
    await makeFolder(this.folder)
    if (this.finishFile !== undefined) await rm(this.finishFile, { force: true })
    const finish = join(this.folder, `finish-${randomUUID()}`)
    this.finishFile = finish
    return { python: found.program, recipes: this.tools.recipes, folder: this.folder, finish }
  }

  /** Tells the training under way to end, and to keep its model as it is. Throws what writing throws. */
  async finish(): Promise<void> {
    if (this.finishFile !== undefined) await writeAtomically(this.finishFile, '')
  }

  /** How the loss of the training that was worked on last fell, where that was after `since`. */
  async losses(since: number): Promise<LossCurve> {
    const newest = await this.newestOf(lossCurveFile, since)
    if (!newest) return { points: [] }
    try {
      return lossCurveSchema.parse(JSON.parse(await readFile(newest.path, 'utf8')))
    } catch {
      return { points: [] }
    }
  }

  /** The samples that were drawn last, where that was after `since`. */
  async samples(since: number): Promise<{ drawn?: number; picture?: string }> {
    const newest = await this.newestOf('samples.webp', since)
    if (!newest) return {}
    // It may be replaced at any moment, but never by half a file.
    const text = await readFile(newest.path, 'base64')
    return { drawn: newest.written, picture: `data:image/webp;base64,${text}` }
  }

  close(): void {
    this.closing.abort()
  }

  /** The file of a name in the folders of trainings that was written last, where that was after `since`. */
  private async newestOf(file: string, since: number) {
    const names = await readdir(this.folder).catch(() => [])
    let newest: { path: string; written: number } | undefined
    for (const name of names) {
      const path = join(this.folder, name, file)
      const facts = await stat(path).catch(() => undefined)
      if (facts && facts.mtimeMs > Math.max(since, newest?.written ?? 0))
        newest = { path, written: facts.mtimeMs }
    }
    return newest
  }

  private find(): Promise<FoundPython> {
    const { tools } = this
    if (!tools) return Promise.resolve({ program: undefined, missing: ['Python'] })
    const looking =
      this.looking ??
      findPython(
        pythonCandidates(tools, this.home, this.platform),
        tools.probe,
        this.closing.signal,
      )
    this.looking = looking
    // What went wrong once may go right the next time.
    looking.catch(() => {
      if (this.looking === looking) this.looking = undefined
    })
    return looking
  }
}
