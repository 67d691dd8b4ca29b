import type { DiagnosticsReport, FilesFound, LibraryHealth } from '../diagnostics'
import type { Language, LocalizedText } from '../language'
import { providerName } from './providerName'
import { bytesText, dateText, languageText, listText } from './quantities'

/** A report in words: what the window shows, what is copied, and what `studio doctor` prints. */
export interface DiagnosticsSection {
  readonly id: string
  readonly title: string
  readonly rows: readonly { readonly name: string; readonly value: string }[]
}

const words = {
  studio: { en: 'Studio', 'zh-CN': '软件' },
  version: { en: 'Version', 'zh-CN': '版本' },
  door: { en: 'Opened as', 'zh-CN': '打开方式' },
  uptime: { en: 'Running for', 'zh-CN': '已运行' },
  minutes: { en: '{count} min', 'zh-CN': '{count} 分钟' },
  system: { en: 'System', 'zh-CN': '系统' },
  processor: { en: 'Processor', 'zh-CN': '处理器' },
  cores: { en: '{name}, {count} threads', 'zh-CN': '{name}，{count} 线程' },
  language: { en: 'Language', 'zh-CN': '语言' },
  versions: { en: 'Versions', 'zh-CN': '组件版本' },
  device: { en: 'Device', 'zh-CN': '运算设备' },
  inUse: { en: 'Networks run on', 'zh-CN': '网络运行于' },
  fallback: { en: '{name} (nothing better works)', 'zh-CN': '{name}（没有更好的可用设备）' },
  works: { en: 'works', 'zh-CN': '可用' },
  worksIn: { en: 'works, {count} ms for a small run', 'zh-CN': '可用，小型运行耗时 {count} 毫秒' },
  unavailable: { en: 'not available', 'zh-CN': '不可用' },
  notTried: { en: 'not tried yet', 'zh-CN': '尚未测试' },
  providers: { en: 'Others', 'zh-CN': '其他设备' },
  memory: { en: 'Memory', 'zh-CN': '内存' },
  machine: { en: 'This machine', 'zh-CN': '本机' },
  freeOf: { en: '{free} free of {total}', 'zh-CN': '共 {total}，可用 {free}' },
  host: { en: 'Main process', 'zh-CN': '主进程' },
  networks: { en: 'Engine for networks', 'zh-CN': '网络引擎' },
  apart: { en: 'Engine for trainings', 'zh-CN': '训练引擎' },
  networksBeside: { en: 'Second engine for networks', 'zh-CN': '第二网络引擎' },
  pictures: { en: 'Engine for pictures', 'zh-CN': '图片引擎' },
  stopped: { en: 'not running', 'zh-CN': '未运行' },
  threads: { en: '{count} threads for a network', 'zh-CN': '每个网络 {count} 线程' },
  oneThread: { en: 'one thread for a network', 'zh-CN': '每个网络 1 线程' },
  openThreads: { en: 'as many threads as the runtime likes', 'zh-CN': '线程数由运行库决定' },
  restarted: { en: 'restarted {count} times', 'zh-CN': '已重启 {count} 次' },
  disks: { en: 'Disks', 'zh-CN': '磁盘' },
  home: { en: 'Settings and log', 'zh-CN': '设置与日志' },
  libraryDisk: { en: 'Library', 'zh-CN': '图库' },
  models: { en: 'Models', 'zh-CN': '模型' },
  ready: { en: 'ready, {size}', 'zh-CN': '就绪，{size}' },
  missing: { en: 'missing', 'zh-CN': '缺失' },
  broken: { en: 'broken', 'zh-CN': '损坏' },
  library: { en: 'Library', 'zh-CN': '图库' },
  contents: { en: 'Contents', 'zh-CN': '内容' },
  counts: {
    en: '{pictures} pictures, {texts} texts, {masks} masks, {trashed} in the trash',
    'zh-CN': '{pictures} 张图片，{texts} 段文字，{masks} 个蒙版，回收站 {trashed} 项',
  },
  files: { en: 'Files', 'zh-CN': '文件' },
  index: { en: 'Index', 'zh-CN': '索引' },
  backups: { en: 'Backups of the index', 'zh-CN': '索引备份' },
  backupsOf: { en: '{count}, the newest of {date}', 'zh-CN': '{count} 个，最新于 {date}' },
  none: { en: 'none yet', 'zh-CN': '暂无' },
  notOpen: { en: 'not open', 'zh-CN': '未打开' },
  health: { en: 'Library check', 'zh-CN': '图库检查' },
  checked: { en: 'Files checked', 'zh-CN': '已检查文件' },
  sound: { en: 'sound', 'zh-CN': '完好' },
  missingFiles: { en: 'Missing files', 'zh-CN': '缺失的文件' },
  changedFiles: { en: 'Changed files', 'zh-CN': '已改变的文件' },
  strayFiles: { en: 'Files not in the index', 'zh-CN': '索引外的文件' },
  thumbnails: { en: 'Thumbnails', 'zh-CN': '缩略图' },
  thumbnailsOf: {
    en: '{count}, {size}; {orphaned} without a picture',
    'zh-CN': '{count} 个，{size}；{orphaned} 个无对应图片',
  },
  leftovers: { en: 'Left-over temporary files', 'zh-CN': '遗留的临时文件' },
  log: { en: 'Log', 'zh-CN': '日志' },
  size: { en: 'Size', 'zh-CN': '大小' },
  details: { en: 'Error messages in it', 'zh-CN': '包含错误详情' },
  yes: { en: 'yes', 'zh-CN': '是' },
  no: { en: 'no', 'zh-CN': '否' },
} as const satisfies Readonly<Record<string, LocalizedText>>

const doors: Readonly<Record<DiagnosticsReport['studio']['door'], LocalizedText>> = {
  electron: { en: 'desktop app', 'zh-CN': '桌面程序' },
  web: { en: 'web page on this machine', 'zh-CN': '本机网页' },
  cli: { en: 'command line', 'zh-CN': '命令行' },
}

export interface DiagnosticsTextOptions {
  readonly language: Language
  /** Whether names of files of the library are told. */
  readonly names: boolean
}

/** The report, and where the library was checked its health, as titled rows. */
export function diagnosticsSections(
  report: DiagnosticsReport,
  health: LibraryHealth | undefined,
  options: DiagnosticsTextOptions,
): DiagnosticsSection[] {
  const { language } = options
  const say = (key: keyof typeof words, values: Readonly<Record<string, string | number>> = {}) =>
    words[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const size = (megabytes: number) => bytesText(megabytes * 2 ** 20, language)
  const section = (
    id: keyof typeof words,
    rows: readonly (readonly [name: string, value: string])[],
  ): DiagnosticsSection => ({
    id,
    title: say(id),
    rows: rows.map(([name, value]) => ({ name, value })),
  })
  const { studio, system, versions, memory, engine, models, disks, library, log } = report
  const engineName = providerName(engine.provider)
  return [
    section('studio', [
      [say('version'), studio.version],
      [say('door'), doors[studio.door][language]],
      [say('uptime'), say('minutes', { count: number.format(studio.uptimeSeconds / 60) })],
      [say('system'), `${system.platform} ${system.release} ${system.architecture}`],
      [say('processor'), say('cores', { name: system.processor, count: system.cores })],
      [say('language'), languageText(system.language, language)],
    ]),
    section('versions', Object.entries(versions)),
    section('device', [
      [say('inUse'), engine.fallback ? say('fallback', { name: engineName }) : engineName],
      ...(engine.probes.length === 0 ? [[say('providers'), say('notTried')] as const] : []),
      ...engine.probes.map(
        (probe) =>
          [
            providerName(probe.provider),
            !probe.available
              ? (probe.reason ?? say('unavailable'))
              : probe.seconds === undefined
                ? say('works')
                : say('worksIn', { count: number.format(probe.seconds * 1000) }),
          ] as const,
      ),
    ]),
    section('memory', [
      [
        say('machine'),
        say('freeOf', { free: size(memory.freeMegabytes), total: size(memory.totalMegabytes) }),
      ],
      [say('host'), size(memory.hostMegabytes)],
      ...memory.engines.map(
        ({ purpose, state, megabytes, threads, restarts }) =>
          [
            say(purpose),
            [
              state === 'stopped' ? say('stopped') : size(megabytes),
              ...(threads === undefined || state === 'stopped'
                ? []
                : threads === 0
                  ? [say('openThreads')]
                  : [threads === 1 ? say('oneThread') : say('threads', { count: threads })]),
              ...(restarts > 0 ? [say('restarted', { count: restarts })] : []),
            ].join(language === 'en' ? ', ' : '，'),
          ] as const,
      ),
    ]),
    section(
      'disks',
      disks.map(({ folder, path, freeMegabytes, totalMegabytes }) => [
        `${say(folder === 'home' ? 'home' : 'libraryDisk')}${path === undefined ? '' : ` (${path})`}`,
        say('freeOf', { free: size(freeMegabytes), total: size(totalMegabytes) }),
      ]),
    ),
    section(
      'models',
      models.map(({ id, state, bytes }) => [
        id,
        state === 'ready' ? say('ready', { size: bytesText(bytes, language) }) : say(state),
      ]),
    ),
    section(
      'library',
      library === undefined
        ? [[say('contents'), say('notOpen')]]
        : [
            [
              say('contents'),
              say('counts', {
                pictures: number.format(library.pictures),
                texts: number.format(library.texts),
                masks: number.format(library.masks),
                trashed: number.format(library.trashed),
              }),
            ],
            [say('files'), size(library.fileMegabytes)],
            [say('index'), size(library.indexMegabytes)],
            [
              say('backups'),
              library.backups[0] === undefined
                ? say('none')
                : say('backupsOf', {
                    count: library.backups.length,
                    date: dateText(library.backups[0], language),
                  }),
            ],
          ],
    ),
    ...(health ? [section('health', healthRows(health, options, say, number))] : []),
    section('log', [
      [say('size'), bytesText(log.bytes, language)],
      [say('details'), say(log.details ? 'yes' : 'no')],
    ]),
  ]
}

function healthRows(
  health: LibraryHealth,
  { language, names }: DiagnosticsTextOptions,
  say: (key: keyof typeof words, values?: Readonly<Record<string, string | number>>) => string,
  number: Intl.NumberFormat,
): (readonly [string, string])[] {
  const files = ({ count, names: found }: FilesFound) =>
    names && found.length > 0
      ? `${number.format(count)}: ${listText(count > found.length ? [...found, '…'] : found, language)}`
      : number.format(count)
  const { thumbnails } = health
  return [
    [say('index'), health.integrity.length === 0 ? say('sound') : health.integrity.join('; ')],
    [say('checked'), number.format(health.checked)],
    [say('missingFiles'), files(health.missing)],
    [say('changedFiles'), files(health.changed)],
    [say('strayFiles'), files(health.stray)],
    [
      say('thumbnails'),
      say('thumbnailsOf', {
        count: number.format(thumbnails.count),
        size: bytesText(thumbnails.megabytes * 2 ** 20, language),
        orphaned: number.format(thumbnails.orphaned),
      }),
    ],
    [say('leftovers'), number.format(health.leftovers)],
  ]
}

/** The sections as plain text, to be copied or printed. */
export function diagnosticsText(sections: readonly DiagnosticsSection[]): string {
  return sections
    .map(({ title, rows }) =>
      [title, ...rows.map(({ name, value }) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n\n')
}
