import { randomUUID } from 'node:crypto'
import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isRunning } from './isRunning'
import { makeFolder } from './makeFolder'

/**
 * Folders for work in progress below one folder, each named after the process that made it, so that a
 * later start can remove those of processes that are gone.
 */
export class WorkFolders {
  constructor(
    private readonly folder: string,
    /** Throws where none may be made any more. */
    private readonly check: () => Promise<void> = async () => undefined,
  ) {}

  async open(): Promise<string> {
    await this.check()
    const path = join(this.folder, `${process.pid}-${randomUUID()}`)
    await makeFolder(path)
    return path
  }

  async close(path: string): Promise<void> {
    try {
      // Usually everything was moved away, and this is one turn instead of several.
      await rmdir(path)
    } catch {
      await rm(path, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  /** Removes what ended processes left behind. */
  async sweep(): Promise<void> {
    const names = await readdir(this.folder).catch(() => [])
    for (const name of names) {
      const pid = Number.parseInt(name, 10)
      if (Number.isInteger(pid) && pid > 0 && (pid === process.pid || isRunning(pid))) continue
      await rm(join(this.folder, name), { recursive: true, force: true, maxRetries: 3 })
    }
  }
}
