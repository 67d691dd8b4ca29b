const reservedNames = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const maximumBytes = 120

/**
 * A name that every file system takes and that stays in its folder: no separators, no characters that
 * Windows refuses, no invisible or direction-changing ones, no reserved names, at most 120 bytes.
 * Letters of every script stay. `fallback` where nothing is left.
 */
export function safeFileName(name: string, fallback = 'picture'): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. -]+|[. ]+$/g, '')
  const cut = cutToBytes(cleaned, maximumBytes).replace(/[. ]+$/g, '')
  if (cut === '') return fallback
  const stem = cut.split('.')[0] ?? ''
  return reservedNames.test(stem) ? `_${cut}` : cut
}

/** File name without its folder and extension. Both kinds of separators count on every system. */
export function fileStem(path: string): string {
  const name = fileName(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** Last part of a path, whichever system wrote it. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).filter(Boolean).at(-1) ?? ''
}

/** Lower-case extension without its dot, or the empty string. */
export function fileExtension(path: string): string {
  const name = fileName(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0
  let end = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    end += character.length
  }
  return text.slice(0, end)
}
