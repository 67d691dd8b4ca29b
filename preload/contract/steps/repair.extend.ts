import * as z from 'zod'
import { field } from '../field'
import { borderFields } from '../pixels/borderPlan'
import { modelField, textureField, textureSeedField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'repair.extend',
  panel: 'edit',
  order: 8,
  title: { en: 'Extend the picture', 'zh-CN': '扩展画面' },
  summary: {
    en: 'Lets a network go on beyond the edges, by pixels or up to a ratio. It continues backgrounds such as sky, walls, grass or water; it does not invent things, and what the edge cuts off is not completed.',
    'zh-CN':
      '由网络按像素或按比例向边缘之外延续画面。适合延续天空、墙面、草地、水面等背景；不会凭空画出物体，被边缘截断的物体也不会补全。',
  },
  input: 'image',
  output: 'images',
  model: 'inpaint',
  digitalSourceType: 'compositeWithTrainedAlgorithmicMedia',
  parameters: z.strictObject({
    ...borderFields(),
    texture: textureField('always'),
    feather: field(z.int().min(0).max(64).default(4), {
      title: { en: 'Soft edge', 'zh-CN': '边缘柔化' },
      help: {
        en: 'Pixels at the edge of the old picture over which what is new fades out. All others stay as they are.',
        'zh-CN': '新画面在原图边缘淡出的像素宽度。其余像素保持不变。',
      },
      unit: 'px',
      control: 'slider',
      step: 1,
    }),
    seed: textureSeedField(),
    model: modelField(),
  }),
  result: z.object({ width: z.int(), height: z.int(), addedPixels: z.int() }),
})
