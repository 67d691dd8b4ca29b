import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ImageFormat } from '../../../preload/contract/engineProtocol'
import type { LeftOut } from '../../../preload/contract/folderFindings'
import type { FolderFinding } from '../../../preload/contract/folderRun'
import type { Recipe } from '../../../preload/contract/recipe'
import type { PictureService } from '../engine/pictureService'
import { throwIfAborted } from '../failure'
import { fileExtension } from '../files/safeFileName'
import type { WorkFolders } from '../files/workFolders'
import type { RunWork } from '../namedRuns'
import type { TaskReport } from '../tasks/taskList'
import type { Execute } from './drawOnce'
import { planFolder, resultEnding } from './folderPlan'
import { FolderSink } from './folderSink'
import { writeFolderTable } from './folderTable'
import { overFolder } from './overFolder'
import { PassingSink } from './passingSink'
import { prepareRecipe } from './prepareRecipe'

/** What a folder run needs of the studio. */
export interface FolderRunServices {
  readonly execute: Execute
  readonly work: WorkFolders
  readonly pictures: PictureService
}

export interface FolderRunRequest {
  readonly recipes: readonly Recipe[]
  readonly from: string
  readonly to: string
  readonly format: ImageFormat
  readonly quality: number
  readonly existing: 'skip' | 'replace'
}

type FolderRunReport = TaskReport & {
  readonly leftOut: LeftOut
  /** Pictures of whose pages or frames only the first was worked on, where there are any. */
  readonly severalPages?: number
}

/** Its recipes made repeatable, and the pictures that they run over. */
async function planned(
  { recipes, from, to, format }: Omit<FolderRunRequest, 'quality' | 'existing'>,
  signal: AbortSignal | undefined,
) {
  const prepared = recipes.map((recipe) => prepareRecipe(recipe, 1))
  const endings = prepared.map((recipe) => resultEnding(recipe, format))
  const { inputs, leftOut } = await planFolder(resolve(from), resolve(to), endings, signal)
  return { prepared, endings, inputs, leftOut }
}

/** Files of these have one page always: there is no need to read them. */
const singlePaged: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg'])

/** Whether more than a file's first page is left undone. One that cannot be read says nothing: it is not worked on. */
async function hasSeveralPages(
  pictures: PictureService,
  path: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (singlePaged.has(fileExtension(path))) return false
  try {
    return (await pictures.pages(path, signal)) > 1
  } catch {
    throwIfAborted(signal)
    return false
  }
}

/**
 * Runs recipes over every picture of a folder. Results keep the layout; what steps report without a picture
 * becomes JSON beside it, and one table.
 */
export async function runFolder(
  { execute, work, pictures }: FolderRunServices,
  request: FolderRunRequest,
  running: RunWork,
): Promise<FolderRunReport> {
  const { format, quality, existing } = request
  const { prepared, endings, inputs, leftOut } = await planned(request, running.signal)
  let files = 0
  let skipped = 0
  const severalPages = new Set<string>()
  const failures = await overFolder(inputs, running, async ({ path, folder, files: names }) => {
    const there = (name: string) => existing === 'skip' && existsSync(join(folder, name))
    if (names.every(there)) {
      skipped += 1
      // Whoever goes on with a folder of scans sees the report of this run alone.
      if (await hasSeveralPages(pictures, path, running.signal)) severalPages.add(path)
      return
    }
    for (const [place, recipe] of prepared.entries()) {
      const [name = '', ending = ''] = [names[place], endings[place]]
      if (there(name)) continue
      const sink = new FolderSink(
        {
          folder,
          template: name.slice(0, -ending.length - 1),
          format,
          quality,
          overwrite: existing === 'replace',
          writeData: true,
          reportEnding: ending.endsWith('json') ? ending : 'json',
        },
        work,
      )
      const { outputs } = await execute(recipe, [{ path }], sink, {
        signal: running.signal,
        onOutput: (_, output) => {
          if (output.inputPages !== undefined) severalPages.add(path)
        },
      })
      files += outputs
    }
  })
  if (await writeFolderTable(resolve(request.to), inputs)) files += 1
  const report = { files, skipped, failures, leftOut }
  return severalPages.size > 0 ? { ...report, severalPages: severalPages.size } : report
}

/**
 * Runs recipes that find something out over every picture of a folder and hands each finding on; nothing is
 * kept. What lies in the other folder already is not found out again, unless it is to be replaced.
 */
export async function draftFolder(
  { execute, work }: FolderRunServices,
  request: FolderRunRequest,
  running: RunWork,
  onFinding: (finding: FolderFinding) => void,
): Promise<FolderRunReport> {
  const { prepared, inputs, leftOut } = await planned(request, running.signal)
  let files = 0
  let skipped = 0
  const failures = await overFolder(
    inputs,
    running,
    async ({ path, name, folder, files: names }) => {
      const missing = prepared
        .map((recipe, place) => ({ recipe, place }))
        .filter(
          ({ place }) =>
            request.existing === 'replace' || !existsSync(join(folder, names[place] ?? '')),
        )
      if (missing.length === 0) skipped += 1
      for (const { recipe, place } of missing) {
        const sink = new PassingSink(work, ({ step, data }) => {
          files += 1
          onFinding({ name, recipe: place, step, data })
        })
        await execute(recipe, [{ path }], sink, { signal: running.signal })
      }
    },
  )
  return { files, skipped, failures, leftOut }
}
