import type { ImageFormat } from '../../../preload/contract/engineProtocol'

const formats: Readonly<Record<string, ImageFormat>> = {
  png: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  webp: 'webp',
  avif: 'avif',
  tif: 'tiff',
  tiff: 'tiff',
}

/** The format that files of an extension are written in, or undefined. */
export function imageFormatOf(extension: string): ImageFormat | undefined {
  return Object.hasOwn(formats, extension) ? formats[extension] : undefined
}

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  tiff: 'image/tiff',
  gif: 'image/gif',
  json: 'application/json',
}

/** Media type of a format's files. */
export function mediaTypeOf(format: string): string {
  return mediaTypes[format] ?? 'application/octet-stream'
}
