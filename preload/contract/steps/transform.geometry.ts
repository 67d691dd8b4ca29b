import * as z from 'zod'
import { field } from '../field'
import { pictureRatios } from '../pixels/borderPlan'
import { maximumSide } from '../pixels/pictureLimits'
import { defineStep } from '../step'

const side = () => z.int().min(1).max(maximumSide).optional()

export const definition = defineStep({
  id: 'transform.geometry',
  panel: 'edit',
  order: 5,
  title: { en: 'Crop and turn', 'zh-CN': '裁剪与旋转' },
  summary: {
    en: 'In this order: flip, quarter turns, straighten, crop, resize (in linear light).',
    'zh-CN': '依次执行：翻转、直角旋转、拉直、裁剪、缩放（线性光）。',
  },
  input: 'image',
  output: 'images',
  parameters: z.strictObject({
    flip: field(z.enum(['none', 'horizontal', 'vertical', 'both']).default('none'), {
      title: { en: 'Flip', 'zh-CN': '翻转' },
      choices: {
        none: { en: 'None', 'zh-CN': '不翻转' },
        horizontal: { en: 'Left to right', 'zh-CN': '左右' },
        vertical: { en: 'Top to bottom', 'zh-CN': '上下' },
        both: { en: 'Both', 'zh-CN': '左右和上下' },
      },
    }),
    rotate: field(z.enum(['0', '90', '180', '270']).default('0'), {
      title: { en: 'Turn', 'zh-CN': '旋转' },
      unit: '°',
      choices: {
        '0': { en: '0°', 'zh-CN': '0°' },
        '90': { en: '90° right', 'zh-CN': '右转 90°' },
        '180': { en: '180°', 'zh-CN': '180°' },
        '270': { en: '90° left', 'zh-CN': '左转 90°' },
      },
    }),
    straighten: field(z.number().min(-45).max(45).default(0), {
      title: { en: 'Straighten', 'zh-CN': '拉直' },
      help: {
        en: 'Degrees, clockwise; cropped to the largest rectangle without empty corners.',
        'zh-CN': '顺时针角度；裁剪为不含空角的最大矩形。',
      },
      unit: '°',
      control: 'slider',
      step: 0.1,
    }),
    aspect: field(z.enum(pictureRatios).default('free'), {
      title: { en: 'Ratio', 'zh-CN': '比例' },
      help: {
        en: 'Without a crop box, the largest centred part of this ratio.',
        'zh-CN': '未画裁剪框时，取该比例的最大居中部分。',
      },
      choices: { free: { en: 'Free', 'zh-CN': '自由' } },
    }),
    crop: field(
      z
        .strictObject({
          left: z.number().min(0).max(1),
          top: z.number().min(0).max(1),
          width: z.number().gt(0).max(1),
          height: z.number().gt(0).max(1),
        })
        .optional(),
      {
        title: { en: 'Crop box', 'zh-CN': '裁剪框' },
        help: {
          en: 'As fractions of the picture after turning.',
          'zh-CN': '以旋转后图片的比例表示。',
        },
        control: 'crop',
      },
    ),
    width: field(side(), { title: { en: 'Width', 'zh-CN': '宽度' }, unit: 'px' }),
    height: field(side(), { title: { en: 'Height', 'zh-CN': '高度' }, unit: 'px' }),
  }),
  result: z.object({ width: z.int(), height: z.int() }),
})
