import * as z from 'zod'
import { field } from '../field'
import { defineStep } from '../step'

const weight = (en: string, zh: string) =>
  field(z.number().min(-100).max(200).default(100), {
    title: { en, 'zh-CN': zh },
    help: {
      en: 'How brightly this colour comes out; 100 is as the eye sees it.',
      'zh-CN': '该颜色在黑白中的明亮程度；100 为人眼所见。',
    },
    unit: '%',
    control: 'slider',
    step: 5,
  })

export const definition = defineStep({
  id: 'adjust.monochrome',
  panel: 'edit',
  order: 4,
  title: { en: 'Black and white', 'zh-CN': '黑白' },
  summary: {
    en: 'Mixes the colours to grey in linear light, as filters before a lens do, and tones the result.',
    'zh-CN': '在线性光中把颜色混合为灰度（如同镜头前的滤镜），并可着色。',
  },
  input: 'image',
  output: 'images',
  parameters: z.strictObject({
    red: weight('Reds', '红'),
    green: weight('Greens', '绿'),
    blue: weight('Blues', '蓝'),
    toning: field(z.enum(['none', 'sepia', 'selenium', 'cyanotype']).default('none'), {
      title: { en: 'Toning', 'zh-CN': '着色' },
      choices: {
        none: { en: 'None', 'zh-CN': '无' },
        sepia: { en: 'Sepia', 'zh-CN': '棕褐' },
        selenium: { en: 'Selenium', 'zh-CN': '硒紫' },
        cyanotype: { en: 'Cyanotype', 'zh-CN': '蓝晒' },
      },
    }),
  }),
  result: z.object({}),
})
