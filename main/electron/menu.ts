import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language, LocalizedText } from '../../preload/contract/language'
import { acceleratorOf } from './accelerator'

/** Entries of the application menu that the page carries out, by the name of its command. */
interface CommandItem {
  readonly command: string
  readonly label: LocalizedText
}

const text = (en: string, zh: string): LocalizedText => ({ en, 'zh-CN': zh })

const fileItems: readonly CommandItem[] = [
  { command: 'file.open', label: text('Open pictures…', '打开图片…') },
  { command: 'file.saveAs', label: text('Save as…', '另存为…') },
  { command: 'settings.open', label: text('Settings', '设置') },
]

/**
 * The application menu. Undo and redo reach the page by their own keys, since in a text field they
 * belong to the field. `keys` are the page's chords by command, as the user chose them: the menu shows
 * them, the page listens to them.
 */
export function setApplicationMenu(
  language: Language,
  keys: Readonly<Record<string, string>>,
  send: (command: string) => void,
): void {
  const item = (entry: CommandItem): MenuItemConstructorOptions => {
    const accelerator = acceleratorOf(keys[entry.command] ?? '')
    return {
      label: entry.label[language],
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
      click: () => send(entry.command),
    }
  }
  const named = (en: string, zh: string) => text(en, zh)[language]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      {
        label: named('File', '文件'),
        submenu: [
          ...fileItems.map(item),
          { type: 'separator' },
          process.platform === 'darwin'
            ? { role: 'close', label: named('Close', '关闭') }
            : { role: 'quit', label: named('Quit', '退出') },
        ],
      },
      {
        label: named('Edit', '编辑'),
        submenu: [
          item({ command: 'edit.undo', label: text('Undo', '撤销') }),
          item({
            command: 'edit.redo',
            label: text('Redo', '重做'),
          }),
          { type: 'separator' },
          { role: 'cut', label: named('Cut', '剪切') },
          { role: 'copy', label: named('Copy', '复制') },
          { role: 'paste', label: named('Paste', '粘贴') },
          { role: 'selectAll', label: named('Select all', '全选') },
        ],
      },
      {
        label: named('View', '视图'),
        submenu: [
          { role: 'togglefullscreen', label: named('Full screen', '全屏') },
          { role: 'zoomIn', label: named('Larger text', '放大文字') },
          { role: 'zoomOut', label: named('Smaller text', '缩小文字') },
          { role: 'resetZoom', label: named('Normal text', '正常文字') },
        ],
      },
      {
        label: named('Help', '帮助'),
        submenu: [
          item({ command: 'help.manual', label: text('Manual', '使用手册') }),
          item({ command: 'help.tour', label: text('Tour of the studio', '功能导览') }),
          item({ command: 'help.shortcuts', label: text('Keyboard shortcuts', '键盘快捷键') }),
          item({ command: 'help.diagnostics', label: text('Diagnostics', '诊断') }),
          item({ command: 'help.about', label: text('About AIGC Studio', '关于 AIGC Studio') }),
        ],
      },
    ]),
  )
}
