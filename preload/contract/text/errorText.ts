import type { ErrorCode, ErrorData } from '../errors'
import type { Language, LocalizedText } from '../language'
import { plainReason } from './plainReasons'
import { listText, pixelsText } from './quantities'

/** What happened and what to do next, for every error. `{name}` takes a value of the error's data. */
const texts: Readonly<Record<ErrorCode, LocalizedText>> = {
  'bad-request': {
    en: 'The request could not be read: {reason}. Look at the arguments again.',
    'zh-CN': '无法理解该请求：{reason}。请检查参数。',
  },
  'unknown-route': { en: 'There is no call named {route}.', 'zh-CN': '没有名为 {route} 的调用。' },
  'unknown-step': {
    en: 'There is no step named {step}. `studio --help` lists them.',
    'zh-CN': '没有名为 {step} 的步骤。用 `studio --help` 查看列表。',
  },
  'bad-parameter': {
    en: '{step}: the parameter "{parameter}" is not usable: {reason}.',
    'zh-CN': '{step}：参数“{parameter}”不可用：{reason}。',
  },
  'unknown-label': {
    en: 'The model does not know {labels}. It knows, for example: {known}.',
    'zh-CN': '模型不认识 {labels}。它认识的例如：{known}。',
  },
  'missing-input': { en: '{step} needs a picture to work on.', 'zh-CN': '{step} 需要一张图片。' },
  'unexpected-input': {
    en: '{step} makes pictures by itself and takes none.',
    'zh-CN': '{step} 自行生成图片，不接受输入图片。',
  },
  'output-exists': {
    en: '{name} exists already. Choose another name, or allow overwriting.',
    'zh-CN': '{name} 已存在。请换个名称，或允许覆盖。',
  },
  'output-format-unknown': {
    en: 'The studio does not write {format} files. It writes PNG, JPEG, WebP, AVIF and TIFF.',
    'zh-CN': '无法写入 {format} 文件。可写入 PNG、JPEG、WebP、AVIF 和 TIFF。',
  },
  'file-not-found': {
    en: '{name} is not there. Check the path.',
    'zh-CN': '找不到 {name}。请检查路径。',
  },
  'file-unreadable': {
    en: '{name} could not be read ({reason}). Check its permissions.',
    'zh-CN': '无法读取 {name}（{reason}）。请检查权限。',
  },
  'file-too-large': {
    en: '{name} is larger than {limitMegabytes} MB, the most that is read. Make it smaller first.',
    'zh-CN': '{name} 超过可读取的上限 {limitMegabytes} MB。请先缩小。',
  },
  'folder-refused': {
    en: '{name} cannot be used for this. Choose a folder that is neither the one you started from nor part of the library.',
    'zh-CN': '{name} 不能用于此操作。请选择既不是起始文件夹、也不属于图库的文件夹。',
  },
  'folder-too-large': {
    en: '{name} holds more than {limit} folders, more than can be watched. Choose one further down.',
    'zh-CN': '{name} 包含超过 {limit} 个文件夹，无法监视。请选择更下层的文件夹。',
  },
  'image-empty': {
    en: '{name} is empty: the file has no bytes. Copying it was probably cut short; copy it again.',
    'zh-CN': '{name} 是空文件（0 字节），可能复制时中断。请重新复制。',
  },
  'image-damaged': {
    en: '{name} is damaged: not all of it could be decoded. Get the picture again from where it came.',
    'zh-CN': '{name} 已损坏：无法完整解码。请重新获取这张图片。',
  },
  'image-unsupported': {
    en: '{name} is not a picture that the studio reads ({format}). Save it as PNG, JPEG, WebP, AVIF, TIFF or GIF first.',
    'zh-CN': '{name} 不是可读取的图片（{format}）。请先另存为 PNG、JPEG、WebP、AVIF、TIFF 或 GIF。',
  },
  'image-too-large': {
    en: '{name} has {width} × {height} pixels; the limit is {limitMegapixels}. Make it smaller first.',
    'zh-CN': '{name} 为 {width} × {height} 像素；上限为 {limitMegapixels}。请先缩小。',
  },
  'image-too-small': {
    en: 'The picture is too small for this step: it needs {minimum} pixels a side. Enlarge it first.',
    'zh-CN': '图片太小：此步骤要求每边至少 {minimum} 像素。请先放大。',
  },
  'mask-size-differs': {
    en: 'The mask has {maskWidth} × {maskHeight} pixels, the picture {width} × {height}. They must be equal.',
    'zh-CN': '蒙版为 {maskWidth} × {maskHeight} 像素，图片为 {width} × {height}。两者必须相同。',
  },
  'mask-empty': {
    en: 'The mask has no white in it, so there is nothing to repair. Paint over what should go.',
    'zh-CN': '蒙版中没有白色，无可修复。请涂抹要去除的部分。',
  },
  'reference-size-differs': {
    en: 'The reference has {referenceWidth} × {referenceHeight} pixels, the picture {width} × {height}. They must be equal.',
    'zh-CN':
      '参考图为 {referenceWidth} × {referenceHeight} 像素，图片为 {width} × {height}。两者必须相同。',
  },
  'recipe-invalid': {
    en: 'This is not a usable recipe: {reason}.',
    'zh-CN': '配方不可用：{reason}。',
  },
  'brief-invalid': {
    en: 'This is not a usable brief: {reason}.',
    'zh-CN': '简报不可用：{reason}。',
  },
  'training-set-small': {
    en: 'There is too little to learn from: {labels} labels have at least {least} pictures each, and two are needed. Tag more pictures.',
    'zh-CN':
      '可供学习的图片太少：只有 {labels} 个标签各有至少 {least} 张图片，至少需要两个。请标注更多图片。',
  },
  'generator-set-small': {
    en: 'There is too little to learn from: no label has at least {least} pictures that can be read and differ; the most is {most}. Tag more pictures.',
    'zh-CN':
      '可供学习的图片太少：没有标签拥有至少 {least} 张可读且互不重复的图片，最多的只有 {most} 张。请标注更多图片。',
  },
  'asset-not-found': {
    en: 'That picture is no longer in the library.',
    'zh-CN': '该图片已不在图库中。',
  },
  'collection-not-found': {
    en: 'That collection is no longer there.',
    'zh-CN': '该合集已不存在。',
  },
  'preset-not-found': {
    en: 'There is no preset of the name {name}. List them with “studio presets list”.',
    'zh-CN': '没有名为“{name}”的预设。可用“studio presets list”列出全部预设。',
  },
  'watch-not-found': {
    en: 'That folder is no longer watched.',
    'zh-CN': '该文件夹已不再受监视。',
  },
  'job-not-found': { en: 'That job is no longer listed.', 'zh-CN': '该任务已不在列表中。' },
  'job-state-differs': {
    en: 'That cannot be done to a job that is {state}.',
    'zh-CN': '无法对状态为 {state} 的任务执行此操作。',
  },
  'model-missing': {
    en: 'The model {model} is not installed: {file} is missing. Install the studio again to get it back.',
    'zh-CN': '模型 {model} 未安装：缺少 {file}。请重新安装以恢复。',
  },
  'model-broken': {
    en: 'The model {model} is broken ({reason}). Install the studio again to get it back.',
    'zh-CN': '模型 {model} 已损坏（{reason}）。请重新安装以恢复。',
  },
  'model-unknown': { en: 'There is no model named {model}.', 'zh-CN': '没有名为 {model} 的模型。' },
  'model-name-taken': {
    en: 'A model is called “{name}” already. Choose another name, such as “{proposal}”.',
    'zh-CN': '已有名为“{name}”的模型。请换个名称，例如“{proposal}”。',
  },
  'python-missing': {
    en: 'A generator is trained with Python 3.11 or later and PyTorch, which are not all there ({missing}). The Train panel, and the manual, say how to install them.',
    'zh-CN':
      '训练生成器需要 Python 3.11 或更高版本以及 PyTorch，目前缺少（{missing}）。“训练”面板与手册中有安装说明。',
  },
  cancelled: { en: 'Cancelled.', 'zh-CN': '已取消。' },
  'not-allowed': { en: 'This is not allowed from here.', 'zh-CN': '此处不允许该操作。' },
  'disk-full': {
    en: 'The disk is full. Free some space and try again; what was finished before is kept.',
    'zh-CN': '磁盘已满。请腾出空间后重试；此前已完成的内容均已保留。',
  },
  'import-cut': {
    en: 'The disk is full: {done} of {total} files were added. Free some space and add the others again.',
    'zh-CN': '磁盘已满：{total} 个文件中已添加 {done} 个。请腾出空间后重新添加其余文件。',
  },
  'write-failed': {
    en: '{name} could not be written ({reason}). Check that the folder is there and may be written to, or choose another.',
    'zh-CN': '无法写入 {name}（{reason}）。请检查文件夹是否存在、可否写入，或选择其他文件夹。',
  },
  'library-locked': {
    en: 'Another studio has this library open. Close it first, or choose another library folder.',
    'zh-CN': '图库已被另一个程序打开。请先关闭它，或选择其他图库文件夹。',
  },
  'library-unusable': {
    en: "The library's folder cannot be used ({reason}). Connect its disk, put it back or check its permissions; or choose another library folder.",
    'zh-CN':
      '无法使用图库文件夹（{reason}）。请连接其所在磁盘、将其放回原处或检查权限；或选择其他图库文件夹。',
  },
  'library-damaged': {
    en: 'The library index is damaged. Its last backup is beside it; the pictures are untouched.',
    'zh-CN': '图库索引已损坏。旁边有最近的备份；图片未受影响。',
  },
  'library-unsound': {
    en: 'Index and files of the library do not agree. `studio doctor --repair` mends that and deletes nothing.',
    'zh-CN': '图库的索引与文件不一致。运行 `studio doctor --repair` 可修复，不会删除任何文件。',
  },
  'out-of-memory': {
    en: 'There was not enough memory, even in small tiles. Close other programs or make the picture smaller.',
    'zh-CN': '内存不足，小分块也无法处理。请关闭其他程序或缩小图片。',
  },
  'engine-crashed': {
    en: 'The engine stopped twice while working on this ({reason}). The studio is unharmed; try another picture or setting.',
    'zh-CN': '引擎在处理时两次停止（{reason}）。程序本身未受影响；请尝试其他图片或设置。',
  },
  'engine-unavailable': {
    en: 'The engine does not start ({reason}). Start the studio again; if that does not help, install it again.',
    'zh-CN': '引擎无法启动（{reason}）。请重启程序；若无效请重新安装。',
  },
  'training-failed': {
    en: 'The training stopped ({reason}). What it had learned is kept: try again, and it goes on from there.',
    'zh-CN': '训练已停止（{reason}）。已学到的内容保留着：重试即可从该处继续。',
  },
  'provider-unavailable': {
    en: '{provider} is not available on this machine ({reason}). Choose "auto" or "cpu".',
    'zh-CN': '本机无法使用 {provider}（{reason}）。请选择“auto”或“cpu”。',
  },
  internal: {
    en: 'Something went wrong inside the studio ({reason}). This is a fault of ours: try again, and if it happens again, report the details.',
    'zh-CN': '程序内部出错（{reason}）。这是我们的问题：请重试；若再次出现，请报告详细信息。',
  },
}

/** Of `image-too-large`, where no file is meant but what a step would make of one. */
const resultTooLarge: Readonly<Record<Language, string>> = {
  en: 'The result would have {width} × {height} pixels; the limit is {limitMegapixels}. Make it smaller, or start from a smaller picture.',
  'zh-CN':
    '结果将为 {width} × {height} 像素；上限为 {limitMegapixels}。请改小尺寸，或使用较小的图片。',
}

/** The words of an error in a language. */
export function errorText(code: ErrorCode, data: ErrorData, language: Language): string {
  const isResult = code === 'image-too-large' && data.name === undefined
  return (isResult ? resultTooLarge : texts[code])[language].replace(
    /\{(\w+)\}/g,
    (_, name: string) => {
      const value = data[name]
      if (value === undefined) return '?'
      if (name === 'limitMegapixels' && typeof value === 'number')
        return pixelsText(value * 1e6, language)
      if ((name === 'reason' || name === 'format') && typeof value === 'string')
        return plainReason(value, language)
      return Array.isArray(value) ? listText(value.map(String), language) : String(value)
    },
  )
}
