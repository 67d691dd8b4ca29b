import { StudioError } from '../../../preload/contract/errors'
import { isOutOfMemory } from '../models/outOfMemory'
import type { ImageFile } from './readImageFile'

/** What a failure of libvips on a file means: `out-of-memory`, `image-unsupported` or `image-damaged`. */
export function asImageError(error: unknown, file: ImageFile): StudioError {
  if (error instanceof StudioError) return error
  const { name } = file
  const reason = error instanceof Error ? error.message : String(error)
  // libtiff calls a directory without entries memory that it failed to allocate.
  if (isOutOfMemory(error) && !/corrupt header|\(0 elements/i.test(reason))
    return new StudioError('out-of-memory', {}, { cause: error })
  if (file.format === 'avif' && /not supported|unsupported feature/i.test(reason)) {
    return new StudioError('image-unsupported', { name, format: 'AVIF variant' }, { cause: error })
  }
  return new StudioError('image-damaged', { name }, { cause: error })
}
