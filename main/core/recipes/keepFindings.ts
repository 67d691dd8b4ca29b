import { join, resolve } from 'node:path'
import type { LeftOut } from '../../../preload/contract/folderFindings'
import type { FolderFinding } from '../../../preload/contract/folderRun'
import { writeFailure } from '../failure'
import { writeAtomically } from '../files/atomicWrite'
import { makeFolder } from '../files/makeFolder'
import { fileName } from '../files/safeFileName'
import type { RunWork } from '../namedRuns'
import type { TaskReport } from '../tasks/taskList'
import { planFolder, resultEnding } from './folderPlan'
import { writeFolderTable } from './folderTable'
import { overFolder } from './overFolder'
import { prepareRecipe } from './prepareRecipe'
import type { FolderRunRequest } from './runFolder'

/**
 * Writes what a draft over a folder found out, as it is after it was looked through, where a run over that
 * folder would have put it, and the table of all. A picture whose texts cannot be written is listed.
 */
export async function keepFindings(
  request: Omit<FolderRunRequest, 'quality'> & { readonly findings: readonly FolderFinding[] },
  running: RunWork,
): Promise<TaskReport & { readonly leftOut: LeftOut }> {
  const { recipes, from, to, format, existing, findings } = request
  const target = resolve(to)
  const endings = recipes.map((recipe) => resultEnding(prepareRecipe(recipe, 1), format))
  const { inputs, leftOut } = await planFolder(resolve(from), target, endings, running.signal)
  const byName = new Map<string, FolderFinding[]>()
  for (const finding of findings)
    byName.set(finding.name, [...(byName.get(finding.name) ?? []), finding])
  let files = 0
  const wanted = inputs.filter(({ name }) => byName.has(name))
  const failures = await overFolder(wanted, running, async ({ name, folder, files: names }) => {
    await makeFolder(folder).catch((error: unknown) => {
      throw writeFailure(error, fileName(folder))
    })
    for (const { recipe, data } of byName.get(name) ?? []) {
      const file = names[recipe]
      if (file === undefined) continue
      await writeAtomically(join(folder, file), `${JSON.stringify(data, null, 2)}\n`, {
        overwrite: existing === 'replace',
      })
      files += 1
    }
  })
  const gone = [...byName.keys()].filter((name) => !inputs.some((input) => input.name === name))
  failures.push(...gone.map((name) => ({ name, code: 'file-not-found', data: { name } })))
  if (await writeFolderTable(target, inputs)) files += 1
  return { files, skipped: 0, failures, leftOut }
}
