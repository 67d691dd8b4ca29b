import { type LeftOut, walkLimits } from '../folderFindings'
import type { Language } from '../language'

/** What a search through folders passed over, in words; empty where it passed over nothing. */
export function leftOutText(leftOut: LeftOut, language: Language): string {
  const { links, unreadable, deep, full } = leftOut
  const number = (value: number) => new Intl.NumberFormat(language).format(value)
  const most = number(walkLimits.pictures)
  const parts =
    language === 'en'
      ? [
          links === 1 ? 'one link was not followed' : `${number(links)} links were not followed`,
          unreadable === 1
            ? 'one folder could not be read'
            : `${number(unreadable)} folders could not be read`,
          deep === 1
            ? `one folder lies deeper than ${walkLimits.depth} levels`
            : `${number(deep)} folders lie deeper than ${walkLimits.depth} levels`,
          `the search ended at ${most} pictures or a million files: choose a folder further down for the rest`,
        ]
      : [
          `${number(links)} 个链接未跟随`,
          `${number(unreadable)} 个文件夹无法读取`,
          `${number(deep)} 个文件夹超过 ${walkLimits.depth} 层`,
          `查找已在 ${most} 张图片或一百万个文件处停止，其余请选择更下层的文件夹`,
        ]
  const counts = [links, unreadable, deep, full ? 1 : 0]
  const told = parts.filter((_, place) => (counts[place] ?? 0) > 0)
  if (told.length === 0) return ''
  return language === 'en' ? `Left out: ${told.join('; ')}.` : `未包含：${told.join('；')}。`
}
