import { loadSharp } from './loadSharp'

let profile: Promise<Uint8Array> | undefined

/** The sRGB ICC profile that the studio's pictures are tagged with (libvips' own, 480 bytes). */
export function srgbProfile(): Promise<Uint8Array> {
  profile ??= readSrgbProfile()
  return profile
}

async function readSrgbProfile(): Promise<Uint8Array> {
  const sharp = await loadSharp()
  const raw = { width: 1, height: 1, channels: 3 } as const
  const tagged = await sharp(new Uint8Array(3), { raw }).withIccProfile('srgb').png().toBuffer()
  const { icc } = await sharp(tagged).metadata()
  if (!icc) throw new Error('libvips wrote no sRGB profile')
  return icc
}
