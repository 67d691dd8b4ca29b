/** What a text may say of a number: `{{value, number(style: percent)}}`. */
export type NumberFormat = Pick<
  Intl.NumberFormatOptions,
  'style' | 'minimumFractionDigits' | 'maximumFractionDigits'
>

const formats = new Map<string, Intl.NumberFormat>()

/**
 * A number in the words of a language. Each format is made once: i18next's own makes one for every value that a
 * text has besides. Small whole numbers are written alike in all of ours, without the tables whose first reading
 * costs a start of the window 25 ms.
 */
export function formatNumber(value: number, language: string, asked: NumberFormat): string {
  const { style, minimumFractionDigits, maximumFractionDigits } = asked
  const plain = (style ?? minimumFractionDigits ?? maximumFractionDigits) === undefined
  if (plain && Number.isInteger(value) && value >= 0 && value < 1000) return String(value)
  const key = [language, style, minimumFractionDigits, maximumFractionDigits].join(' ')
  const known = formats.get(key)
  if (known) return known.format(value)
  const format = new Intl.NumberFormat(language, {
    ...(style === undefined ? {} : { style }),
    ...(minimumFractionDigits === undefined ? {} : { minimumFractionDigits }),
    ...(maximumFractionDigits === undefined ? {} : { maximumFractionDigits }),
  })
  formats.set(key, format)
  return format.format(value)
}
