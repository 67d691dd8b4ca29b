import type { ImageFormat } from './engineProtocol'

const readable = new Set('png jpg jpeg webp avif tif tiff gif heic heif jfif bmp svg'.split(' '))

/** Whether a file found in a folder looks like a picture, by its extension in lower case, so that importing it is worth a try. */
export function looksLikePicture(extension: string): boolean {
  return readable.has(extension)
}

/** Endings of the files that the studio writes in each format, the usual one first. */
export const formatEndings: Readonly<Record<ImageFormat, readonly [string, ...string[]]>> = {
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  webp: ['webp'],
  avif: ['avif'],
  tiff: ['tif', 'tiff'],
}

const byEnding = new Map(
  (Object.keys(formatEndings) as ImageFormat[]).flatMap((format) =>
    formatEndings[format].map((ending) => [ending, format] as const),
  ),
)

/** The format that files of an extension in lower case are written in, or undefined. */
export function imageFormatOf(extension: string): ImageFormat | undefined {
  return byEnding.get(extension)
}

/** The format that a file name asks for by its ending; undefined where it has none that the studio writes. */
export function formatOfName(name: string): ImageFormat | undefined {
  const ending = /[^.\\/]\.([^.\\/]+)$/.exec(name.trim())?.[1]
  return ending === undefined ? undefined : imageFormatOf(ending.toLowerCase())
}
