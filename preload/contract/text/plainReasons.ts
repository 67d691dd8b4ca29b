import type { Language, LocalizedText } from '../language'

const noPermission: LocalizedText = { en: 'no permission', 'zh-CN': '没有权限' }
const diskFault: LocalizedText = { en: 'the disk reports a fault', 'zh-CN': '磁盘报告故障' }
const tooMany: LocalizedText = { en: 'too many open files', 'zh-CN': '打开的文件过多' }

/** What systems' codes and the decoders' names of foreign formats mean, for people. */
const words: Readonly<Record<string, LocalizedText>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: { en: 'the disk is read-only', 'zh-CN': '磁盘为只读' },
  ENOENT: { en: 'the folder is not there', 'zh-CN': '文件夹不存在' },
  ENOTDIR: { en: 'the folder is not there', 'zh-CN': '文件夹不存在' },
  EISDIR: { en: 'a folder has that name', 'zh-CN': '已有同名文件夹' },
  EBUSY: { en: 'another program is using it', 'zh-CN': '正被其他程序使用' },
  ETXTBSY: { en: 'another program is using it', 'zh-CN': '正被其他程序使用' },
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENAMETOOLONG: { en: 'the name is too long', 'zh-CN': '名称过长' },
  EIO: diskFault,
  ENODEV: { en: 'the disk is gone', 'zh-CN': '磁盘已断开' },
  SQLITE_CANTOPEN: { en: 'its index cannot be opened', 'zh-CN': '无法打开其索引' },
  SQLITE_READONLY: { en: 'its index may not be written to', 'zh-CN': '其索引不可写入' },
  SQLITE_PERM: noPermission,
  SQLITE_IOERR: diskFault,
  'wrong size or content': {
    en: 'its file has the wrong size or content',
    'zh-CN': '文件大小或内容不对',
  },
  'its content was changed: the SHA-256 differs': {
    en: 'its content was changed: the SHA-256 differs',
    'zh-CN': '内容已改变：SHA-256 不符',
  },
  'the file holds only zeros': { en: 'the file holds only zeros', 'zh-CN': '文件内容全为零' },
  'no answer from the studio': {
    en: 'no answer from the studio',
    'zh-CN': '程序没有响应',
  },
  'not readable': { en: 'not readable', 'zh-CN': '无法读取' },
  'not a file': { en: 'not a file', 'zh-CN': '不是文件' },
  'not a folder': { en: 'not a folder', 'zh-CN': '不是文件夹' },
  'it shrank': { en: 'it got shorter meanwhile', 'zh-CN': '读取时文件变短' },
  'unknown format': { en: 'unknown format', 'zh-CN': '未知格式' },
  'text file': { en: 'text file', 'zh-CN': '文本文件' },
  film: { en: 'film', 'zh-CN': '视频' },
}

/** A reason that travels as a code, in words; any other stands for itself. */
export function plainReason(reason: string, language: Language): string {
  if (Object.hasOwn(words, reason)) return words[reason]?.[language] ?? reason
  const raw = /^camera RAW \((.+)\)$/.exec(reason)
  return raw && language === 'zh-CN' ? `相机 RAW（${raw[1]}）` : reason
}
