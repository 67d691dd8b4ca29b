import { describe, expect, it } from 'vitest'
import { mayNavigate, mayOpenOutside, mayUse } from '../../../main/electron/navigationPolicy'

const hostile = [
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'blob:studio://app/1',
  'about:blank',
  'vbscript:x',
  'http://127.0.0.1/',
  'https://github.com.evil.test/',
  'https://evil.test/github.com',
  'https://github.com@evil.test/',
  'https://user:pass@github.com/',
  'https://github.com:8443/',
  'http://github.com/',
  'ftp://github.com/',
  'smb://github.com/share',
  'ms-settings:',
  'studio://other/index.html',
  'studio:app',
  'STUDIO2://app/',
  '//evil.test',
  '\\\\evil.test\\share',
  'not an address',
  '',
]

describe('where a window may go', () => {
  it('stays within the studio', () => {
    expect(mayNavigate('studio://app/index.html')).toBe(true)
    for (const address of hostile) expect(mayNavigate(address), address).toBe(false)
  })

  it("opens only known hosts in the system's browser", () => {
    expect(mayOpenOutside('https://github.com/')).toBe(true)
    for (const address of hostile) expect(mayOpenOutside(address), address).toBe(false)
  })

  it('grants three permissions and no other', () => {
    const names = [
      'accessibility-events',
      'clipboard-read',
      'clipboard-sanitized-write',
      'display-capture',
      'fullscreen',
      'geolocation',
      'hid',
      'idle-detection',
      'keyboardLock',
      'media',
      'mediaKeySystem',
      'midi',
      'midiSysex',
      'notifications',
      'openExternal',
      'pointerLock',
      'serial',
      'speaker-selection',
      'storage-access',
      'top-level-storage-access',
      'unknown',
      'usb',
      'window-management',
      'fileSystem',
    ]
    expect(names.filter(mayUse)).toEqual([
      'clipboard-sanitized-write',
      'fullscreen',
      'notifications',
    ])
  })
})
