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
