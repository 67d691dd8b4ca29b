import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { writeAtomically } from '../files/atomicWrite'
import { recordsOfData, rowsAsCsv } from '../library/textExport'
import type { PlannedInput } from './folderPlan'

/** Lists all texts that were found out over a folder, with their pictures; written anew every time. */
const tableName = 'texts (AIGC Studio).csv'

/**
 * Makes the table of all texts from the reports that lie beside the results, those of several languages under
 * one another; false where there are none.
 */
export async function writeFolderTable(
  target: string,
  inputs: readonly PlannedInput[],
): Promise<boolean> {
  const rows: Record<string, unknown>[] = []
  for (const { folder, files, name } of inputs) {
    for (const file of files.filter((one) => one.endsWith('.json'))) {
      const path = join(folder, file)
      const text = await readFile(path, 'utf8').catch(() => undefined)
      if (text === undefined) continue
      const below = relative(target, path).split(sep).join('/')
      rows.push(...recordsOfData(parsed(text), name).map((record) => ({ files: below, ...record })))
    }
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
