import type { Language } from '../language'

/** A size in bytes as people read it, in powers of 1000. */
export function bytesText(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value)
}

/** A moment (milliseconds since 1970) as a date with its time. */
export function dateText(moment: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    moment,
  )
}

/** A picture's width and height as they are written of pictures: `6000 × 4000`, without grouping. */
export function sizeText(width: number, height: number): string {
  return `${width} × ${height}`
}

/** How many pixels a picture has, as its language counts them: `24 MP`, `2400 万像素`, `1.2 亿像素`. */
export function pixelsText(pixels: number, language: Language): string {
  const megapixels = Math.round(pixels / 1e5) / 10
  if (language === 'en') return `${numberText(megapixels, language)} MP`
  return megapixels >= 100
    ? `${numberText(megapixels / 100, language)} 亿像素`
    : `${numberText(megapixels * 100, language)} 万像素`
}

/** A parameter's unit in a language: pixels have a word of their own in Chinese, other units have not. */
export function unitText(unit: string, language: Language): string {
  return unit === 'px' && language === 'zh-CN' ? '像素' : unit
}

/** At most one decimal, and no groups: such numbers are short. */
function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 1 }).format(
    value,
  )
}

/** Several things in a line, parted as the language does. */
export function listText(items: readonly string[], language: Language): string {
  return items.join(language === 'zh-CN' ? '、' : ', ')
}

/** Whole sentences one after the other: Chinese ones stand without a space between them. */
export function sentencesText(sentences: readonly string[], language: Language): string {
  return sentences.join(language === 'zh-CN' ? '' : ' ')
}

/** The name of a language in another one: `Chinese (China)`, `中文（中国）`; its code where it has none. */
export function languageText(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
