import * as z from 'zod'
import { field } from '../field'
import { borderFields } from '../pixels/borderPlan'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'transform.border',
  panel: 'edit',
  order: 6,
  title: { en: 'Add a border', 'zh-CN': '添加边框' },
  summary: {
    en: 'Puts colour, nothing or a mirror image round the picture, by pixels or up to a ratio: a white square for a shop, for example. No network has a part in it.',
    'zh-CN':
      '按像素或按比例在图片四周加上纯色、透明或镜像，例如商店需要的白色方图。不使用任何网络。',
  },
  input: 'image',
  output: 'images',
  parameters: z.strictObject({
    ...borderFields(),
    fill: field(z.enum(['colour', 'transparent', 'mirror']).default('colour'), {
      title: { en: 'Fill with', 'zh-CN': '填充' },
      choices: {
        colour: { en: 'Colour', 'zh-CN': '颜色' },
        transparent: { en: 'Nothing', 'zh-CN': '透明' },
        mirror: { en: 'Mirror', 'zh-CN': '镜像' },
      },
    }),
    colour: field(
      z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/)
        .default('#ffffff'),
      {
        title: { en: 'Colour', 'zh-CN': '颜色' },
        help: {
          en: 'As #rrggbb. It goes behind transparent parts of the picture too.',
          'zh-CN': '写作 #rrggbb。图片的透明部分也以它为底色。',
        },
        control: 'colour',
      },
    ),
  }),
  result: z.object({ width: z.int(), height: z.int() }),
})
