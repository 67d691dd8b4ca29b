import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import type { ImageFormat } from '../../../preload/contract/engineProtocol'
import type { LeftOut } from '../../../preload/contract/folderFindings'
import type { Recipe } from '../../../preload/contract/recipe'
import { findStep } from '../../../preload/contract/steps'
import { throwIfAborted, toFailure } from '../failure'
import { writeAtomically } from '../files/atomicWrite'
import { fileStem } from '../files/safeFileName'
import type { WorkFolders } from '../files/workFolders'
import { recordsOfData, rowsAsCsv } from '../library/textExport'
import type { RunWork } from '../namedRuns'
import type { TaskReport } from '../tasks/taskList'
import type { Execute } from './drawOnce'
import { type PlannedInput, planFolder } from './folderPlan'
import { FolderSink } from './folderSink'
import { extensionOf } from './outputName'
import { activeSteps, prepareRecipe } from './prepareRecipe'
import { stopsEverything } from './runRecipe'

/** What a folder run needs of the studio. */
export interface FolderRunServices {
  readonly execute: Execute
  readonly work: WorkFolders
}

export interface FolderRunRequest {
  readonly recipe: Recipe
  readonly from: string
  readonly to: string
  readonly format: ImageFormat
  readonly quality: number
  readonly existing: 'skip' | 'replace'
}

/** Lists all texts that a run found out, with their pictures; written anew by every run. */
const tableName = 'texts (AIGC Studio).csv'

/**
 * Runs a recipe over every picture of a folder, one at a time, so that jobs get their turn between two.
 * Results keep the layout; what steps report without a picture becomes JSON beside it, and one table. A
 * picture that fails is listed and the others go on; what would stop all of them is thrown.
 */
export async function runFolder(
  { execute, work: workFolders }: FolderRunServices,
  { recipe, from, to, format, quality, existing }: FolderRunRequest,
  { signal, progress }: RunWork,
): Promise<TaskReport & { readonly leftOut: LeftOut }> {
  const prepared = prepareRecipe(recipe, 1)
  const makesPictures = activeSteps(prepared).some(({ step }) => findStep(step).output === 'images')
  const extension = makesPictures ? extensionOf(format) : 'json'
  const target = resolve(to)
  const { inputs: plan, leftOut } = await planFolder(resolve(from), target, extension, signal)
  const failures: { name: string; code: string }[] = []
  const finished: PlannedInput[] = []
  let files = 0
  let skipped = 0
  progress(0, plan.length)
  for (const [place, input] of plan.entries()) {
    throwIfAborted(signal)
    if (existing === 'skip' && existsSync(join(input.folder, input.file))) {
      skipped += 1
      finished.push(input)
    } else {
      const sink = new FolderSink(
        {
          folder: input.folder,
          template: fileStem(input.file),
          format,
          quality,
          overwrite: existing === 'replace',
          writeData: true,
        },
        workFolders,
      )
      try {
        const { outputs } = await execute(prepared, [{ path: input.path }], sink, { signal })
        files += outputs
        finished.push(input)
      } catch (error) {
        const failure = toFailure(error)
        if (failure.code === 'cancelled' || stopsEverything(failure)) throw failure
        failures.push({ name: input.name, code: failure.code })
      }
    }
    progress(place + 1, plan.length)
  }
  if (await writeTable(target, finished)) files += 1
  return { files, skipped, failures, leftOut }
}

/** Makes the table of all texts from the reports that lie beside the results; false where there are none. */
async function writeTable(target: string, inputs: readonly PlannedInput[]): Promise<boolean> {
  const rows: Record<string, unknown>[] = []
  for (const { folder, file, name } of inputs) {
    const path = join(folder, `${fileStem(file)}.json`)
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const files = relative(target, path).split(sep).join('/')
    rows.push(...recordsOfData(parsed(text), name).map((record) => ({ files, ...record })))
  }
  if (rows.length === 0) return false
  await writeAtomically(join(target, tableName), rowsAsCsv(rows, true), { overwrite: true })
  return true
}

/** A file of that name may be anybody's. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
