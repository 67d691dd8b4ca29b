import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { writeNewFile } from '../writeNewFile'

/** Writes a text in place of the one that a file holds: whoever reads it has the old one or the new one. Throws as `writeNewFile`. */
export async function replaceText(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.tmp`)
  await rm(draft, { force: true })
  await writeNewFile(draft, Buffer.from(text, 'utf8'))
  await rename(draft, path)
}
