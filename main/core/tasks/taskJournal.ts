import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type * as z from 'zod'
import { type Task, taskSchema } from '../../../preload/contract/task'
import { writeAtomically } from '../files/atomicWrite'
import { isRunning } from '../files/isRunning'
import { readJsonFile } from '../files/jsonFile'
import { makeFolder } from '../files/makeFolder'

const noteSchema = taskSchema.pick({ kind: true, name: true })
export type CutTask = z.infer<typeof noteSchema>

/** What is found again elsewhere, or was only looked for, is not missed. */
const missed: readonly Task['kind'][] = ['export', 'folder', 'import']

/** Tasks that are under way, so that the next start can say which of them were cut off. Each is a file of its own. */
export class TaskJournal {
  constructor(
    private readonly folder: string,
    private readonly log: (message: string, error?: unknown) => void,
  ) {}

  /** Writes a task down. A task that cannot be written down is done all the same. */
  async begin(id: string, { kind, name }: CutTask): Promise<void> {
    if (!missed.includes(kind)) return
    try {
      await makeFolder(this.folder)
      await writeAtomically(this.fileOf(id), JSON.stringify({ kind, name }), { durable: false })
    } catch (error) {
      this.log('a task is not written down', error)
    }
  }

  /** Strikes a task out. */
  async end(id: string): Promise<void> {
    await rm(this.fileOf(id), { force: true }).catch((error: unknown) =>
      this.log('a task that is over stays written down', error),
    )
  }

  /** Tells the tasks of studios that are gone, once. Called before this one begins any. */
  async takeCut(): Promise<CutTask[]> {
    const cut: CutTask[] = []
    for (const file of await readdir(this.folder).catch(() => [])) {
      const pid = Number.parseInt(file, 10)
      // In a container each studio has the same number as the one before.
      if (!/^\d+-.*\.json$/.test(file) || (pid !== process.pid && isRunning(pid))) continue
      const path = join(this.folder, file)
      const note = await readJsonFile(path, noteSchema, this.log)
      if (note) cut.push(note)
      await rm(path, { force: true })
    }
    return cut
  }

  private fileOf(id: string): string {
    return join(this.folder, `${process.pid}-${id}.json`)
  }
}
