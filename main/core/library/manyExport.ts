import { existsSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { ExportManyOptions } from '../../../preload/contract/exportOptions'
import type { TaskFailure } from '../../../preload/contract/task'
import { throwIfAborted, toFailure, writeFailure } from '../failure'
import { copyAtomically, moveAtomically, writeAtomically } from '../files/atomicWrite'
import { makeFolder } from '../files/makeFolder'
import { mayWrite } from '../files/mayWrite'
import { removeLeftovers } from '../files/temporaryFiles'
import { ZipFile } from '../files/zipFile'
import type { RunWork } from '../namedRuns'
import { factsOf, type PlannedPicture, planExport } from './exportPlan'
import type { Library } from './library'
import type { PictureExport } from './pictureExport'
import { recordsAsText, rowsAsCsv, type TextRecord } from './textExport'
import { textsAbout } from './textsAbout'

export interface ManyReport {
  readonly files: number
  readonly skipped: number
  readonly bytes: number
  readonly failures: TaskFailure[]
}

/** Where the files of an export go. Both tell the number of bytes, or `skipped`. */
interface ExportTarget {
  isTaken(name: string): boolean
  addPicture(
    name: string,
    file: { readonly path: string; readonly isOwn: boolean },
    modified: number,
  ): Promise<void>
  addText(name: string, text: string, modified: number): Promise<void>
  /** Whether a picture of this name is to be left alone. */
  skips(name: string): boolean
}

/** Pictures with their texts, as a folder or as an archive: for passing on, or for a shop. */
export class ManyExport {
  constructor(
    private readonly library: Library,
    private readonly pictures: PictureExport,
  ) {}

  /** Names of the pictures' files as they would be written into an empty folder. */
  names(ids: readonly string[], options: ExportManyOptions): string[] {
    return this.plan(ids, options).flatMap(({ files }) => files.map(({ name }) => name))
  }

  /**
   * Writes into a folder, making it where there is none. A picture that cannot be written is listed and
   * the others go on. Throws `disk-full`, `cancelled`, `write-failed` where there can be no folder.
   */
  async toFolder(
    ids: readonly string[],
    folder: string,
    options: ExportManyOptions,
    existing: 'number' | 'skip' | 'replace',
    work: RunWork,
  ): Promise<ManyReport> {
    await makeFolder(folder).catch((error: unknown) => {
      throw writeFailure(error, basename(folder))
    })
    await mayWrite(join(folder, basename(folder)))
    await removeLeftovers(folder, false, work.signal)
    const write = { overwrite: existing === 'replace', signal: work.signal }
    const isThere = (name: string) => existsSync(join(folder, name))
    return this.write(ids, options, work, {
      isTaken: (name) => existing === 'number' && isThere(name),
      skips: (name) => existing === 'skip' && isThere(name),
      async addPicture(name, file) {
        const path = join(folder, name)
        if (file.isOwn) await copyAtomically(file.path, path, write)
        else await moveAtomically(file.path, path, write)
      },
      async addText(name, text) {
        if (existing === 'skip' && isThere(name)) return
        await writeAtomically(join(folder, name), text, write)
      },
    })
  }

  /** Writes an archive, whole or not at all. Throws `output-exists` and what writing into a folder throws. */
  async toZip(
    ids: readonly string[],
    path: string,
    options: ExportManyOptions,
    overwrite: boolean,
    work: RunWork,
  ): Promise<ManyReport> {
    await makeFolder(dirname(path)).catch((error: unknown) => {
      throw writeFailure(error, basename(dirname(path)))
    })
    await mayWrite(path)
    return this.withZip(ids, options, work, async (file, report) => {
      await moveAtomically(file, path, { overwrite, signal: work.signal })
      return report
    })
  }

  /** Makes an archive in a folder of its own and hands it over; it is removed when `take` is over. */
  async withZip<Result>(
    ids: readonly string[],
    options: ExportManyOptions,
    work: RunWork,
    take: (file: string, report: ManyReport) => Promise<Result>,
  ): Promise<Result> {
    const folder = await this.library.work.open()
    try {
      const file = join(folder, 'pictures.zip')
      const zip = await ZipFile.create(file)
      let report: ManyReport
      try {
        report = await this.write(ids, options, work, {
          isTaken: () => false,
          skips: () => false,
          addPicture: (name, { path }, modified) => zip.addFile(name, path, modified, work.signal),
          addText: (name, text, modified) => zip.addText(name, text, modified),
        })
        await zip.finish()
      } finally {
        await zip.close()
      }
      return await take(file, { ...report, bytes: (await stat(file)).size })
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  private plan(
    ids: readonly string[],
    options: ExportManyOptions,
    isTaken?: (name: string) => boolean,
  ): PlannedPicture[] {
    const rows = [...new Set(ids)].map((id) => this.library.assets.row(id))
    return planExport(rows, options, isTaken)
  }

  private async write(
    ids: readonly string[],
    options: ExportManyOptions,
    { signal, progress }: RunWork,
    target: ExportTarget,
  ): Promise<ManyReport> {
    const plan = this.plan(ids, options, (name) => target.isTaken(name))
    const total = plan.reduce((sum, { files }) => sum + files.length, 0)
    const failures: TaskFailure[] = []
    const written = new Map<PlannedPicture, string[]>()
    let files = 0
    let skipped = 0
    let bytes = 0
    let done = 0
    const attempt = async (name: string, work: () => Promise<void>) => {
      throwIfAborted(signal)
      try {
        await work()
      } catch (error) {
        const failure = toFailure(error)
        if (failure.code === 'cancelled' || failure.code === 'disk-full') throw failure
        failures.push({ name, code: failure.code, data: { ...failure.data, name } })
      }
    }
    for (const picture of plan) {
      const own: string[] = []
      for (const { name, longSide } of picture.files) {
        await attempt(name, async () => {
          if (target.skips(name)) {
            skipped += 1
            own.push(name)
            return
          }
          const sized = longSide === undefined ? options : { ...options, longSide }
          await this.pictures.withFile(picture.row, sized, signal, async (file) => {
            const { size } = await stat(file.path)
            await target.addPicture(name, file, picture.row.created)
            bytes += size
          })
          files += 1
          own.push(name)
        })
        done += 1
        progress(done, total)
      }
      written.set(picture, own)
      const { textName, row } = picture
      const text = textName && own.length > 0 ? this.sidecar(picture, options) : ''
      if (textName && text) {
        await attempt(textName, () => target.addText(textName, text, row.created))
      }
    }
    if (options.tables) {
      for (const [name, text] of this.tables(written, options)) {
        await attempt(name, () => target.addText(name, text, Date.now()))
      }
    }
    return { files, skipped, bytes, failures }
  }

  private sidecar({ row }: PlannedPicture, options: ExportManyOptions): string {
    const records = textsAbout(this.library.assets, [row.id])
    if (options.sidecars === 'txt') return recordsAsText(records)
    const facts = factsOf(this.library.assets.get(row.id), options.recipe)
    return `${JSON.stringify({ ...facts, texts: records.map(withoutName) }, null, 2)}\n`
  }

  /** `texts.csv`, a row for each text, and `texts.json`, an entry for each picture, both with the files. */
  private tables(
    written: ReadonlyMap<PlannedPicture, readonly string[]>,
    options: ExportManyOptions,
  ): [string, string][] {
    const rows: Record<string, unknown>[] = []
    const entries: Record<string, unknown>[] = []
    for (const [{ row }, files] of written) {
      if (files.length === 0) continue
      const records = textsAbout(this.library.assets, [row.id])
      const facts = factsOf(this.library.assets.get(row.id), options.recipe)
      entries.push({ files, ...facts, texts: records.map(withoutName) })
      if (records.length === 0) rows.push({ files, name: row.name })
      else rows.push(...records.map((record) => ({ files, ...record })))
    }
    return [
      ['texts.csv', rowsAsCsv(rows, true)],
      ['texts.json', `${JSON.stringify(entries, null, 2)}\n`],
    ]
  }
}

function withoutName({ name: _, ...record }: TextRecord): Omit<TextRecord, 'name'> {
  return record
}
