import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` never ends where a file
 * system refuses with ENOENT (such as /proc): this takes one attempt for each folder.
 * Throws the file system's errors.
 */
export async function makeFolder(path: string): Promise<void> {
  const missing: string[] = []
  let current = resolve(path)
  while (!(await isFolder(current))) {
    missing.unshift(current)
    current = dirname(current)
  }
  for (const folder of missing) {
    await mkdir(folder).catch((error: unknown) => {
      // Somebody else made it in the meantime.
      if (codeOf(error) !== 'EEXIST') throw error
    })
  }
}

/** False where nothing is there; a file in the place of a folder is an error. The root always is one. */
async function isFolder(path: string): Promise<boolean> {
  try {
    if ((await stat(path)).isDirectory()) return true
  } catch (error) {
    const code = codeOf(error)
    if ((code === 'ENOENT' || code === 'ENOTDIR') && dirname(path) !== path) return false
    throw error
  }
  throw Object.assign(new Error('a file is where a folder should be'), { code: 'ENOTDIR' })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
