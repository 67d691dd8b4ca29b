/** Signatures of the ICC specification (ICC.1:2022), as text. */
const descriptionTag = 'desc'
const headerBytes = 128
const mostCharacters = 80

/** What an ICC profile calls itself; undefined where it does not say, or is damaged. */
export function profileName(icc: Uint8Array): string | undefined {
  try {
    const view = new DataView(icc.buffer, icc.byteOffset, icc.byteLength)
    const count = Math.min(100, view.getUint32(headerBytes))
    for (let tag = 0; tag < count; tag += 1) {
      const at = headerBytes + 4 + tag * 12
      if (ascii(view, at, 4) !== descriptionTag) continue
      return readable(textAt(view, view.getUint32(at + 4)))
    }
  } catch (error) {
    // Offsets that lead out of it.
    if (!(error instanceof RangeError)) throw error
  }
  return undefined
}

/** A text of version 2 (`desc`), or the first of version 4 (`mluc`, UTF-16). */
function textAt(view: DataView, offset: number): string {
  switch (ascii(view, offset, 4)) {
    case 'desc':
      return ascii(view, offset + 12, Math.min(mostCharacters, view.getUint32(offset + 8)))
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

function ascii(view: DataView, offset: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, place) => view.getUint8(offset + place)))
}

function readable(text: string): string | undefined {
  const name = text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  return name === '' ? undefined : name
}
