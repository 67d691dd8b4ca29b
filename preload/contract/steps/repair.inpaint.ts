import * as z from 'zod'
import { field } from '../field'
import { imageReferenceSchema } from '../references'
import { maximumSeed, modelField } from '../sharedFields'
import { defineStep } from '../step'

export const definition = defineStep({
  id: 'repair.inpaint',
  panel: 'edit',
  order: 6,
  title: { en: 'Erase and fill', 'zh-CN': '擦除与填补' },
  summary: {
    en: 'Fills what the mask paints white from its surroundings; everything else stays byte for byte.',
    'zh-CN': '依据周围内容填补蒙版涂白的部分；其余像素逐字节不变。',
  },
  input: 'image',
  output: 'images',
  model: 'inpaint',
  digitalSourceType: 'compositeWithTrainedAlgorithmicMedia',
  parameters: z.strictObject({
    mask: field(imageReferenceSchema, {
      title: { en: 'Mask', 'zh-CN': '蒙版' },
      help: {
        en: 'White is repaired. It has the size of the picture.',
        'zh-CN': '白色部分会被修复。尺寸与图片相同。',
      },
      control: 'mask',
    }),
    texture: field(z.enum(['auto', 'always', 'never']).default('auto'), {
      title: { en: 'Texture', 'zh-CN': '纹理' },
      help: {
        en: 'Draws the filling from pieces of its surroundings, so that grass, sand or walls go on as sharp as they are. Large holes need it; lines and faces are better without.',
        'zh-CN':
          '用周围的小块来绘制填补内容，使草地、沙地或墙面保持同样清晰。大面积的洞需要它；线条和人脸则不用更好。',
      },
      choices: {
        auto: { en: 'In large holes', 'zh-CN': '仅大面积' },
        always: { en: 'Always', 'zh-CN': '始终' },
        never: { en: 'Never', 'zh-CN': '从不' },
      },
    }),
    grow: field(z.int().min(0).max(64).default(2), {
      title: { en: 'Grow mask', 'zh-CN': '扩大蒙版' },
      unit: 'px',
      control: 'slider',
      step: 1,
    }),
    feather: field(z.int().min(0).max(64).default(6), {
      title: { en: 'Soft edge', 'zh-CN': '边缘柔化' },
      help: {
        en: 'Pixels over which the filling fades out, outside the mask.',
        'zh-CN': '填补内容在蒙版之外淡出的像素宽度。',
      },
      unit: 'px',
      control: 'slider',
      step: 1,
    }),
    // Fixed where none is given: an edit that is opened again shows the same pixels.
    seed: field(z.int().min(0).max(maximumSeed).default(0), {
      title: { en: 'Seed', 'zh-CN': '种子' },
      help: {
        en: 'Another seed draws the texture differently.',
        'zh-CN': '换一个种子会画出不同的纹理。',
      },
      advanced: true,
    }),
    model: modelField(),
  }),
  result: z.object({ holes: z.int(), repairedPixels: z.int() }),
})
