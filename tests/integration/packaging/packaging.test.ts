import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { closeFixtureStudios, temporaryFolder } from '../core/fixtureStudio'

afterEach(closeFixtureStudios)

const root = join(__dirname, '../../..')
const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0

/** Who installs the studio would otherwise get a package that the system refuses, or one without an icon. */
describe('a package', () => {
  it.skipIf(!hasDpkg)(
    'for Debian holds what electron-builder names, readable by everybody',
    async () => {
      const folder = await temporaryFolder()
      const application = join(folder, 'linux-unpacked')
      await mkdir(application)
      await writeFile(join(application, 'aigc-studio'), '#!/bin/sh\n', { mode: 0o700 })
      await writeFile(join(application, 'a=b c.txt'), 'text', { mode: 0o600 })
      const icon = join(folder, '16x16.png')
      await writeFile(icon, 'icon')
      const script = join(folder, 'after-install')
      await writeFile(script, '#!/bin/bash\nexit 0\n')
      const file = join(folder, 'studio.deb')
      const made = spawnSync(
        process.execPath,
        [
          join(root, '.config/fpm.mjs'),
          ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libgtk-3-0', '-d', 'libnss3'],
          ...['--deb-recommends', 'libappindicator3-1', '--deb-compression', 'xz'],
          ...['--architecture', 'amd64', '--after-install', script, '--name', 'aigc-studio'],
          ...['--description', 'A studio\n  of pictures\n\n  here', '--version', '1.2.3-beta.1'],
          ...['--maintainer', 'Ann <ann@example.invalid>', '--url', 'https://example.invalid'],
          ...['--package', file],
          `${application}/=/opt/AIGC Studio`,
          `${icon}=/usr/share/icons/hicolor/16x16/apps/aigc-studio.png`,
        ],
        { encoding: 'utf8' },
      )
      expect(made.stderr).toBe('')
      const field = (name: string) =>
        spawnSync('dpkg-deb', ['-f', file, name], { encoding: 'utf8' }).stdout.trim()
      // A tilde sorts before the release; a hyphen would be taken for a revision.
      expect(field('Version')).toBe('1.2.3~beta.1')
      expect(field('Depends')).toBe('libgtk-3-0, libnss3')
      expect(field('Description')).toBe('A studio\n of pictures\n .\n here')
      const listed = spawnSync('dpkg-deb', ['-c', file], { encoding: 'utf8' }).stdout
      expect(listed).toMatch(/-rwxr-xr-x root\/root .* \.\/opt\/AIGC Studio\/aigc-studio/)
      expect(listed).toMatch(/-rw-r--r-- root\/root .* \.\/opt\/AIGC Studio\/a=b c\.txt/)
      expect(listed).toContain('./usr/share/icons/hicolor/16x16/apps/aigc-studio.png')
    },
  )

  it('has the icon in every size and form that systems ask for', async () => {
    const made = spawnSync(
      process.execPath,
      ['-e', "import('./.config/icons.mjs').then(({ drawIcons }) => drawIcons())"],
      { cwd: root, encoding: 'utf8' },
    )
    expect(made.stderr).toBe('')
    const folder = join(root, 'dist/icons')
    for (const size of [16, 48, 256, 512]) {
      const facts = await sharp(join(folder, 'linux', `${size}x${size}.png`)).metadata()
      expect(facts).toMatchObject({ format: 'png', width: size, height: size, hasAlpha: true })
    }
    const windows = await readFile(join(folder, 'icon.ico'))
    const count = windows.readUInt16LE(4)
    expect(count).toBe(7)
    for (let index = 0; index < count; index += 1) {
      const at = 6 + 16 * index
      const start = windows.readUInt32LE(at + 12)
      const png = windows.subarray(start, start + windows.readUInt32LE(at + 8))
      const { width } = await sharp(png).metadata()
      expect(width).toBe(windows[at] || 256)
    }
    const mac = await readFile(join(folder, 'icon.icns'))
    expect(mac.toString('latin1', 0, 4)).toBe('icns')
    expect(mac.readUInt32BE(4)).toBe(mac.length)
    const sizes: number[] = []
    for (let at = 8; at < mac.length; at += mac.readUInt32BE(at + 4)) {
      const { width } = await sharp(mac.subarray(at + 8, at + mac.readUInt32BE(at + 4))).metadata()
      sizes.push(width)
    }
    expect(Math.max(...sizes)).toBe(1024)
    expect(sizes).toHaveLength(11)
  })
})
