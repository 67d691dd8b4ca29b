/**
 * Writes the manual's pages that repeat the contract: docs/manual/<language>/steps.md from the step
 * definitions, and errors.md from the errors and their words.
 * `--check` writes nothing and fails where a page is out of date.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadContract } from './contract.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const words = {
  en: {
    title: 'Every step',
    introduction:
      'This page is made from the definitions that the forms and the command line are made from too. ' +
      'A step can also stand in a recipe: see [the command line](command-line.md#recipes).',
    panels: {
      generate: 'The Generate panel',
      edit: 'The Edit panel',
      recognise: 'The Recognise panel',
      caption: 'The Caption panel',
      evaluate: 'The Evaluate panel',
      train: 'The Train panel',
    },
    head: ['Parameter', 'Flag', 'Values', 'Default', 'What it does'],
    noParameters: 'It has no parameters.',
    fields: 'Fields of one result with `--json`:',
    network: 'Runs a network.',
    pictures: '<pictures...>',
    kinds: {
      number: 'number',
      integer: 'whole number',
      boolean: 'yes or no',
      text: 'text',
      textList: 'text, may be repeated',
      integerList: 'whole number, may be repeated',
      image: 'a picture file',
      object: 'JSON, or a JSON file',
    },
    range: (from, to) => `${from} to ${to}`,
    errors: {
      title: 'Every error',
      introduction:
        'Each error has a code, which the details of a message and the log give. An ellipsis stands for ' +
        'what differs from case to case. What to do about the usual ones: [troubleshooting](troubleshooting.md).',
      head: ['Code', 'Message', 'Exit status'],
    },
    required: 'required',
    none: '-',
    yes: 'yes',
    no: 'no',
  },
  'zh-CN': {
    title: '全部步骤',
    introduction:
      '本页由步骤定义生成，表单和命令行也由同样的定义生成。' +
      '步骤也可以写进配方：见[命令行](command-line.md#配方)。',
    panels: {
      generate: '生成面板',
      edit: '编辑面板',
      recognise: '识别面板',
      caption: '文案面板',
      evaluate: '评估面板',
      train: '训练面板',
    },
    head: ['参数', '选项', '取值', '默认值', '作用'],
    noParameters: '没有参数。',
    fields: '使用 `--json` 时每个结果的字段：',
    network: '使用神经网络。',
    pictures: '<pictures...>',
    kinds: {
      number: '数字',
      integer: '整数',
      boolean: '是或否',
      text: '文字',
      textList: '文字，可重复',
      integerList: '整数，可重复',
      image: '图片文件',
      object: 'JSON 或 JSON 文件',
    },
    range: (from, to) => `${from} 至 ${to}`,
    errors: {
      title: '全部错误',
      introduction:
        '每个错误都有代码，可在消息的详情和日志中看到。省略号代表因情况而异的内容。' +
        '常见错误的处理方法：[疑难解答](troubleshooting.md)。',
      head: ['代码', '消息', '退出状态'],
    },
    required: '必填',
    none: '-',
    yes: '是',
    no: '否',
  },
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function valuesOf(contract, parameter, text, language) {
  const { kind, minimum, maximum, choices, meta } = parameter
  if (choices)
    return choices
      .map((choice) => {
        const title = meta.choices?.[choice]?.[language]
        return title ? `\`${choice}\` (${title})` : `\`${choice}\``
      })
      .join(', ')
  if (minimum === undefined || maximum === undefined) return text.kinds[kind]
  const unit = meta.unit ? ` ${contract.unitText(meta.unit, language)}` : ''
  return `${text.range(minimum, maximum)}${unit}`
}

function defaultOf({ required, defaultValue }, text) {
  if (required) return text.required
  if (typeof defaultValue === 'boolean') return defaultValue ? text.yes : text.no
  if (defaultValue === undefined || defaultValue === '' || typeof defaultValue === 'object')
    return text.none
  return `\`${defaultValue}\``
}

function stepSection(contract, definition, language) {
  const text = words[language]
  const [group, name] = definition.id.split('.')
  const inputs = definition.input !== 'none' ? ` ${text.pictures}` : ''
  const parameters = contract.describeParameters(definition)
  const rows = parameters.map((parameter) => [
    parameter.meta.title[language],
    `\`--${contract.flagName(parameter)}\``,
    valuesOf(contract, parameter, text, language),
    defaultOf(parameter, text),
    parameter.meta.help?.[language] ?? '',
  ])
  // Where no parameter needs an explanation, the column for it is left out.
  const columns = rows.some(([, , , , help]) => help) ? text.head.length : text.head.length - 1
  const list =
    rows.length === 0
      ? text.noParameters
      : table(
          text.head.slice(0, columns),
          rows.map((row) => row.slice(0, columns)),
        )
  const fields = Object.keys(definition.result.shape).map((field) => `\`${field}\``)
  return [
    `### ${definition.title[language]}`,
    `${definition.summary[language]}${definition.model ? ` ${text.network}` : ''}`,
    `\`\`\`\nstudio ${group} ${name}${inputs}\n\`\`\``,
    list,
    ...(fields.length > 0 ? [`${text.fields} ${fields.join(', ')}`] : []),
  ].join('\n\n')
}

/** A table of cells, head first. */
function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function errorsPage(contract, language) {
  const text = words[language].errors
  const unknown = new Proxy({}, { get: () => '…' })
  const rows = Object.entries(contract.errorKinds).map(([code, { exit }]) => [
    `\`${code}\``,
    contract.errorText(code, unknown, language),
    String(exit),
  ])
  return `# ${text.title}\n\n${text.introduction}\n\n${table(text.head, rows)}\n`
}

function stepsPage(contract, language) {
  const text = words[language]
  const definitions = Object.values(contract.stepDefinitions)
  const panels = Object.entries(text.panels).map(([panel, title]) => {
    const steps = definitions
      .filter((definition) => definition.panel === panel)
      .sort((left, right) => left.order - right.order)
    return [`## ${title}`, ...steps.map((step) => stepSection(contract, step, language))].join(
      '\n\n',
    )
  })
  const unplaced = definitions.find(({ panel }) => !(panel in text.panels))
  if (unplaced) throw new Error(`${unplaced.id} stands in a panel that the manual does not know`)
  return `# ${text.title}\n\n${text.introduction}\n\n${panels.join('\n\n')}\n`
}

const check = process.argv.includes('--check')
const contract = await loadContract()
const pages = { steps: stepsPage, errors: errorsPage }
for (const language of Object.keys(words)) {
  for (const [name, write] of Object.entries(pages)) {
    const file = `docs/manual/${language}/${name}.md`
    const path = join(root, file)
    const text = write(contract, language)
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    if (check) {
      console.error(`${file} is out of date: run npm run generate`)
      process.exitCode = 1
    } else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
      console.log(`wrote ${file}`)
    }
  }
}
