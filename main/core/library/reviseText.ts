import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset } from '../../../preload/contract/asset'
import { StudioError } from '../../../preload/contract/errors'
import { findStep, isStepId } from '../../../preload/contract/steps'
import { writeAtomically } from '../files/atomicWrite'
import { hashFile } from '../files/hashFile'
import { fileStem } from '../files/safeFileName'
import type { Library } from './library'
import { readTextDocument, writeTextDocument } from './textDocument'

/**
 * Gives a text other words: what a step wrote as the user has changed it. The new file is whole before the
 * old one goes. Throws `asset-not-found`, and `bad-request` where it is no text or not of the step's form.
 */
export async function reviseText(
  library: Library,
  id: string,
  data: Readonly<Record<string, unknown>>,
): Promise<Asset> {
  const { assets, files, work, database } = library
  const row = assets.row(id)
  if (row.kind !== 'text' || !isStepId(row.origin))
    throw new StudioError('bad-request', { reason: `${row.name} is no text of a step` })
  const parsed = findStep(row.origin).result.safeParse(data)
  if (!parsed.success)
    throw new StudioError('bad-request', { reason: parsed.error.issues[0]?.message ?? '' })
  const before = readTextDocument(await readFile(files.absolute(row.file), 'utf8'))
  const text = before?.origin
    ? writeTextDocument(data, before.origin)
    : `${JSON.stringify(data, null, 2)}\n`
  const folder = await work.open()
  try {
    const copy = join(folder, 'text.json')
    await writeAtomically(copy, text)
    const sha256 = await hashFile(copy)
    const stem = fileStem(row.file)
    const file = await files.place(copy, 'text', stem, 'json', sha256, row.created)
    const asset = database.transaction(() => {
      files.keep(file)
      files.clearLater(row.file, row.sha256)
      return assets.revise(id, { file, sha256, bytes: Buffer.byteLength(text), data })
    })
    await files.clear([row])
    return asset
  } finally {
    await work.close(folder)
  }
}
