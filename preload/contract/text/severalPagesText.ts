import type { Asset } from '../asset'
import type { Language } from '../language'

/** How many of some pictures have more than the page or frame that is worked on. */
export function countSeveralPages(assets: readonly Asset[]): number {
  return assets.filter(({ pages }) => pages !== undefined).length
}

/** That so many pictures have more than the page or frame that is worked on, in words; empty where none has. */
export function severalPagesText(count: number, language: Language): string {
  if (count === 0) return ''
  const number = new Intl.NumberFormat(language).format(count)
  if (language === 'zh-CN') return `${number} 张有多页或多帧：只显示并处理第一页。`
  return count === 1
    ? 'One has several pages or frames: only the first is shown and worked on.'
    : `${number} have several pages or frames: only the first of each is shown and worked on.`
}
