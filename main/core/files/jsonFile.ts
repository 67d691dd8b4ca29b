import { readFile, rename } from 'node:fs/promises'
import { basename } from 'node:path'
import type * as z from 'zod'
import { readFailure } from '../failure'

/**
 * Reads a JSON file of the studio's own by its schema. `undefined` where there is none; one that
 * cannot be understood is put aside as `<name>.broken`, so that nothing is lost by starting afresh.
 */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  log: (message: string, error?: unknown) => void,
): Promise<z.output<Schema> | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const failure = readFailure(error, basename(path))
    if (failure.code === 'file-not-found') return undefined
    throw failure
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    log(`${basename(path)} could not be understood and was put aside`, error)
    await rename(path, `${path}.broken`).catch((reason: unknown) =>
      log(`${basename(path)} stays`, reason),
    )
    return undefined
  }
}
