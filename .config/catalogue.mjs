/**
 * Writes models/catalogue: one JSON file for each model of the table below, with the size and SHA-256 of
 * its files under models/starter. A model of which no file is there is left out; of one that is there in
 * part the files that are. `--check` writes nothing and fails where the catalogue is out of date.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const starter = join(root, 'models/starter')
const catalogue = join(root, 'models/catalogue')

const researchOnly = {
  en: 'Trained in part on Flickr8k, whose terms allow research and education only.',
  'zh-CN': '部分训练数据来自 Flickr8k，其条款仅允许用于研究与教育。',
}

/** Every starter model: `files` maps a role to a file of models/starter. */
const models = [
  {
    id: 'gan-studio',
    task: 'generate',
    title: { en: 'Studio generator', 'zh-CN': '工作室生成器' },
    summary: {
      en: 'Draws garments, produce and materials at 256 × 256 pixels.',
      'zh-CN': '以 256 × 256 像素绘制服装、果蔬与材质。',
    },
    licence: 'MIT',
    memoryMegabytes: 250,
    files: { model: 'gan-studio.onnx' },
  },
  {
    id: 'critic',
    task: 'classify',
    title: { en: 'Critic', 'zh-CN': '识别器' },
    summary: {
      en: 'Names garments, produce, materials and furniture, and tells photographs from generated pictures.',
      'zh-CN': '识别服装、果蔬、材质与家具，并区分照片与生成的图片。',
    },
    licence: 'Apache-2.0',
    memoryMegabytes: 150,
    files: { model: 'critic.onnx' },
  },
  {
    id: 'captioner',
    task: 'caption',
    title: { en: 'Captioner', 'zh-CN': '描述器' },
    summary: {
      en: 'Describes everyday and product photographs in an English sentence, word by word with its gaze.',
      'zh-CN': '用一句英文描述日常与商品照片，并给出每个词的关注位置。',
    },
    licence: 'Flickr8k terms: research and education; backbone Apache-2.0',
    notice: researchOnly,
    memoryMegabytes: 200,
    files: {
      encoder: 'captioner-encoder.onnx',
      decoder: 'captioner-decoder.onnx',
      vocabulary: 'captioner-vocabulary.json',
    },
  },
  {
    id: 'upscaler',
    task: 'upscale',
    title: { en: 'Upscaler', 'zh-CN': '放大器' },
    summary: {
      en: 'Enlarges two and four times, with weights for clean pictures and for compressed photographs.',
      'zh-CN': '放大两倍与四倍，分别适用于无压缩图片和压缩照片。',
    },
    licence: 'MIT',
    memoryMegabytes: 400,
    files: {
      x2: 'upscaler-x2.onnx',
      x4: 'upscaler-x4.onnx',
      'x2-photo': 'upscaler-x2-photo.onnx',
      'x4-photo': 'upscaler-x4-photo.onnx',
    },
  },
  {
    id: 'inpainter',
    task: 'inpaint',
    title: { en: 'Inpainter', 'zh-CN': '修补器' },
    summary: {
      en: 'Fills holes from their surroundings, in crops of up to 512 pixels.',
      'zh-CN': '依据周围内容填补空缺，每次处理至多 512 像素的区域。',
    },
    licence: 'MIT',
    memoryMegabytes: 400,
    files: { model: 'inpainter.onnx' },
  },
  {
    id: 'denoiser',
    task: 'denoise',
    title: { en: 'Denoiser', 'zh-CN': '去噪器' },
    summary: {
      en: 'Takes away sensor noise and JPEG blocks, as strongly as asked.',
      'zh-CN': '按设定强度去除感光噪点与 JPEG 压缩块。',
    },
    licence: 'MIT',
    memoryMegabytes: 400,
    files: { model: 'denoiser.onnx' },
  },
]

function fileEntry(role, file) {
  const bytes = readFileSync(join(starter, file))
  return {
    role,
    file,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

function entryText({ files, ...model }) {
  const present = Object.entries(files).filter(([, file]) => existsSync(join(starter, file)))
  if (present.length === 0) return undefined
  const entry = {
    ...model,
    source: 'starter',
    files: present.map(([role, file]) => fileEntry(role, file)),
  }
  return `${JSON.stringify(entry, undefined, 2)}\n`
}

const check = process.argv.includes('--check')
let faults = 0

function outOfDate(path, repair) {
  if (check) {
    console.error(`${path} is out of date: run npm run generate`)
    faults += 1
  } else {
    repair()
    console.log(`wrote ${path}`)
  }
}

for (const model of models) {
  const path = join(catalogue, `${model.id}.json`)
  const text = entryText(model)
  const known = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (text === known) continue
  outOfDate(`models/catalogue/${model.id}.json`, () =>
    text === undefined ? rmSync(path) : writeFileSync(path, text),
  )
}
for (const file of readdirSync(catalogue)) {
  if (models.some((model) => file === `${model.id}.json`)) continue
  outOfDate(`models/catalogue/${file}`, () => rmSync(join(catalogue, file)))
}
process.exitCode = faults > 0 ? 1 : 0
