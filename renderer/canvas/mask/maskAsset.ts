import { studio } from '../../state/studio'
import type { Mask } from './mask'
import { encodeMaskPng } from './maskPng'

/** Takes a mask into the library beside its picture; tells its asset. */
export async function importMask(
  mask: Mask,
  picture: { readonly id: string; readonly name: string },
): Promise<string> {
  const stem = picture.name.replace(/\.[^.]+$/, '')
  const { id } = await studio().calls.library.importBytes({
    name: `${stem}-mask.png`,
    kind: 'mask',
    parent: picture.id,
    bytes: await encodeMaskPng(mask),
  })
  return id
}
