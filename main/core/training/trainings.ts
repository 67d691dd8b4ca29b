import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrainingPlace } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { PythonState } from '../../../preload/contract/python'
import { throwIfAborted } from '../failure'
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
    return { python: found.program, recipes: this.tools.recipes, folder: this.folder }
  }

  /** The samples that were drawn last, where that was after `since`. */
  async samples(since: number): Promise<{ drawn?: number; picture?: string }> {
    const names = await readdir(this.folder).catch(() => [])
    let newest: { path: string; drawn: number } | undefined
    for (const name of names) {
      const path = join(this.folder, name, 'samples.webp')
      const facts = await stat(path).catch(() => undefined)
      if (facts && facts.mtimeMs > Math.max(since, newest?.drawn ?? 0))
        newest = { path, drawn: facts.mtimeMs }
    }
    if (!newest) return {}
    // It may be replaced at any moment, but never by half a file.
    const text = await readFile(newest.path, 'base64')
    return { drawn: newest.drawn, picture: `data:image/webp;base64,${text}` }
  }

  close(): void {
    this.closing.abort()
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
