const readable = new Set('png jpg jpeg webp avif tif tiff gif heic heif jfif bmp svg'.split(' '))

/** Whether a file found in a folder looks like a picture, by its extension in lower case, so that importing it is worth a try. */
export function looksLikePicture(extension: string): boolean {
  return readable.has(extension)
}
