import { asciiText, iccTags, signature, viewOf } from './iccTags'

/** Signatures of the ICC specification (ICC.1:2022), as text. */
const descriptionTag = 'desc'
const mostCharacters = 80

/** What an ICC profile calls itself; undefined where it does not say, or is damaged. */
export function profileName(icc: Uint8Array): string | undefined {
  try {
    const view = viewOf(icc)
    const description = iccTags(view).get(descriptionTag)
    if (description !== undefined) return readable(textAt(view, description))
  } catch (error) {
    // Offsets that lead out of it.
    if (!(error instanceof RangeError)) throw error
  }
  return undefined
}

/** A text of version 2 (`desc`), or the first of version 4 (`mluc`, UTF-16). */
function textAt(view: DataView, offset: number): string {
  switch (signature(view, offset)) {
    case 'desc':
      return asciiText(view, offset + 12, Math.min(mostCharacters, view.getUint32(offset + 8)))
    case 'mluc': {
      const length = Math.min(mostCharacters * 2, view.getUint32(offset + 20))
      const start = offset + view.getUint32(offset + 24)
      const units = Array.from({ length: length >> 1 }, (_, unit) =>
        view.getUint16(start + unit * 2),
      )
      return String.fromCharCode(...units)
    }
    default:
      return ''
  }
}

function readable(text: string): string | undefined {
  const name = text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  return name === '' ? undefined : name
}
