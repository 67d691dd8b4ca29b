import * as z from 'zod'
import { field } from '../field'
import type { Box, PixelSize } from './pixelBox'

/** Ratios of width to height that a form offers, besides leaving it free. */
export const pictureRatios = [
  'free',
  '1:1',
  '4:5',
  '3:4',
  '2:3',
  '9:16',
  '5:4',
  '4:3',
  '3:2',
  '16:9',
] as const

/** Widest border on one side: above what a picture within the limits takes to get from one ratio to another. */
const widestBorder = 8192

/** What is added to a picture on its four sides. */
export interface BorderRequest {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly aspect: (typeof pictureRatios)[number]
}

/** How large a picture becomes, and where in it the picture from before lies. */
export interface BorderPlan {
  readonly size: PixelSize
  readonly inside: Box
}

const border = (en: string, zh: string) =>
  field(z.int().min(0).max(widestBorder).default(0), {
    title: { en, 'zh-CN': zh },
    unit: 'px',
    step: 10,
  })

/** The parameters of a step that adds something round a picture. */
export const borderFields = () => ({
  aspect: field(z.enum(pictureRatios).default('free'), {
    title: { en: 'Ratio', 'zh-CN': '比例' },
    help: {
      en: 'Adds evenly on two sides until the picture has this ratio; nothing is cut off.',
      'zh-CN': '在两侧均匀添加，直到图片达到该比例；不裁掉任何内容。',
    },
    choices: { free: { en: 'Free', 'zh-CN': '自由' } },
  }),
  left: border('Left', '左'),
  top: border('Top', '上'),
  right: border('Right', '右'),
  bottom: border('Bottom', '下'),
})

/** The sizes of a picture with a border: first the four sides as they are given, then evenly up to the ratio. */
export function planBorder(picture: PixelSize, asked: BorderRequest): BorderPlan {
  const width = asked.left + picture.width + asked.right
  const height = asked.top + picture.height + asked.bottom
  const size = grownToRatio({ width, height }, asked.aspect)
  return {
    size,
    inside: {
      left: asked.left + Math.floor((size.width - width) / 2),
      top: asked.top + Math.floor((size.height - height) / 2),
      width: picture.width,
      height: picture.height,
    },
  }
}

/** Whether a border adds a pixel at all: a picture may have its ratio already. */
export function addsBorder({ size, inside }: BorderPlan): boolean {
  return size.width > inside.width || size.height > inside.height
}

function grownToRatio({ width, height }: PixelSize, aspect: BorderRequest['aspect']): PixelSize {
  if (aspect === 'free') return { width, height }
  const [across, down] = aspect.split(':').map(Number) as [number, number]
  return {
    width: Math.max(width, Math.round((height * across) / down)),
    height: Math.max(height, Math.round((width * down) / across)),
  }
}
