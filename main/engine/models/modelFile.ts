import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, open, stat } from 'node:fs/promises'
import { StudioError } from '../../../preload/contract/errors'

/** What a model's file must be. */
export interface ExpectedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Checks that a model's file is there and is what it should be, by size and SHA-256.
 * Throws `model-missing` {model, file} and `model-broken` {model, file, reason}.
 */
export async function checkModelFile(
  model: string,
  role: string,
  file: ExpectedFile,
): Promise<void> {
  const size = await sizeOf(file.path)
  if (size === undefined) throw new StudioError('model-missing', { model, file: role })
  const broken = (reason: string) => new StudioError('model-broken', { model, file: role, reason })
  try {
    await access(file.path, constants.R_OK)
  } catch (error) {
    throw new StudioError(
      'model-broken',
      { model, file: role, reason: 'not readable' },
      { cause: error },
    )
  }
  if (size !== file.bytes) {
    throw broken(wrongContent(await firstBytes(file.path)) ?? wrongSize(size, file.bytes))
  }
  if ((await sha256Of(file.path)) !== file.sha256) {
    throw broken(
      wrongContent(await firstBytes(file.path)) ?? 'its content was changed: the SHA-256 differs',
    )
  }
}

/** What stands in place of a model's bytes, as far as the first of them tell; undefined where unknown. */
export function wrongContent(start: Uint8Array): string | undefined {
  const text = Buffer.from(start).toString('latin1').trimStart().toLowerCase()
  if (start.length === 0) return 'the file is empty'
  if (text.startsWith('<!doctype html') || text.startsWith('<html'))
    return 'this is a web page, not a model'
  if (text.startsWith('version https://git-lfs.github.com/'))
    return 'this is a Git LFS pointer, not a model'
  if (text.startsWith('pk\u0003\u0004')) return 'this is a ZIP archive, not a model'
  if (text.startsWith('{')) return 'this is JSON, not a model'
  if (start.every((byte) => byte === 0)) return 'the file holds only zeros'
  return undefined
}

function wrongSize(size: number, expected: number): string {
  return size < expected
    ? `truncated: ${size} of ${expected} bytes`
    : `too long: ${size} bytes instead of ${expected}`
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const facts = await stat(path)
    return facts.isFile() ? facts.size : undefined
  } catch {
    return undefined
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(512)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
    hash.update(chunk as Buffer)
  return hash.digest('hex')
}
