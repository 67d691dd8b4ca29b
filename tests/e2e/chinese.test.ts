import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

/** Names of formats, keys and makers that a Chinese page writes in Latin letters too. */
const alike =
  /AIGC Studio|Polo|Instagram|PNG|JPEG|WebP|AVIF|TIFF|GIF|CSV|JSON|XMP|IPTC|Ctrl|Shift|Alt|Enter|CPU|MIT|PSNR|SSIM|CIEDE|Exif|GPS|ICC|sRGB|ZIP|CUDA|WebGPU|library 图库/g

/** Words in Latin letters on the screen, but for names of pictures, quotations, colours, and what says that it is English. */
async function latinWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const shown = (element: Element) =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('[lang="en"], kbd') || !shown(element)) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'])
        found.push(element.getAttribute(name) ?? '')
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && element.tagName !== 'TEXTAREA')
          found.push(node.textContent ?? '')
    }
    return found
  })
  // A picture's name is a file's name: `hoodie-12345-tone`.
  const names = /[a-z ]+-(\d+(-[a-z]+)*)?/g
  const left = texts.map((text) =>
    text
      .replace(/“[^”]*”|#[0-9a-f]{6}/g, '')
      .replace(names, '')
      .replace(alike, ''),
  )
  return [...new Set(left.filter((text) => /[A-Za-z]{3,}/.test(text)))]
}

/** Who reads Chinese would otherwise meet English half-way. */
test('from the first run to a captioned picture in Chinese', async ({ folder }, information) => {
  const studio = await openStudio(information.project.name, folder, 'zh-CN')
  const { page } = studio
  const window = new StudioPage(page)

  await test.step('the first run draws pictures', async () => {
    await expect(page.getByRole('heading', { name: '欢迎使用您的工作室' })).toBeVisible()
    expect(await latinWords(page)).toEqual([])
    await page.getByRole('button', { name: '绘制第一批图片' }).click()
    await page.getByRole('button', { name: '从图片 2 开始' }).click()
    await expect(window.canvas).toHaveAttribute('aria-label', /画布：|画布:/)
    expect(await latinWords(page)).toEqual([])
  })

  await test.step('generate from Chinese words', async () => {
    await window.showPanel('生成')
    await window.panel.getByRole('textbox', { name: '提示词' }).fill('连帽衫')
    await window.setNumber(window.panel, '数量', 1)
    await window.panel.getByRole('button', { name: /^生成( Ctrl|$)/ }).click()
    await window.panel.getByRole('button', { name: /（1）作为输入/ }).click()
    await expect(window.canvas).toHaveAttribute('aria-label', /hoodie/)
    expect(await latinWords(page)).toEqual([])
  })

  await test.step('recognise it', async () => {
    await window.showPanel('识别')
    await window.panel.getByRole('button', { name: /^识别( Ctrl|$)/ }).click()
    await expect(window.panel.getByText('标签', { exact: true })).toBeVisible()
    expect(await latinWords(page)).toEqual([])
  })

  await test.step('caption it', async () => {
    await window.showPanel('文案')
    await window.panel.getByRole('button', { name: /^生成描述( Ctrl|$)/ }).click()
    await window.panel.getByRole('button', { name: '用作描述' }).first().click()
    await expect(window.panel.getByRole('button', { name: '已采用' })).toBeVisible()
    expect(await latinWords(page)).toEqual([])
  })

  await test.step('write ad copy', async () => {
    await window.panel.getByRole('button', { name: '广告文案', exact: true }).click()
    await window.panel.getByRole('button', { name: '撰写广告文案' }).click()
    await expect(window.panel.getByRole('article', { name: '版本 1' })).toBeVisible()
    expect(await latinWords(page)).toEqual([])
  })

  await test.step('the other screens', async () => {
    for (const panel of ['编辑', '评估', '训练']) {
      await window.showPanel(panel)
      expect(await latinWords(page)).toEqual([])
    }
    await page.keyboard.press('Control+Shift+j')
    expect(await latinWords(page)).toEqual([])
    for (const keys of ['Control+,', 'Shift+?', 'Control+s']) {
      await page.keyboard.press(keys)
      await expect(page.getByRole('dialog')).toBeVisible()
      if (keys === 'Control+,') {
        // The devices are tried in the background: wait, so that what was found is read too.
        await page.getByRole('button', { name: '重新检测' }).click()
        await expect(page.getByRole('dialog').getByText('CPU', { exact: true })).not.toHaveCount(0)
        await expect(page.getByRole('button', { name: '重新检测' })).toBeEnabled()
      }
      expect(await latinWords(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
  })

  expect(studio.complaints).toEqual([])
  await studio.close()
})

/** A large picture was read again for seconds, and lost its place, whenever the language was changed. */
test('changing the language leaves the picture on the canvas alone', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  const background = '#7a2f2a'
  const wall = sharp({ create: { width: 320, height: 240, channels: 3, background } })
  await window.hand('drop', 'wall.png', await wall.png().toBuffer())
  await expect(window.canvas).toHaveAttribute('aria-label', 'Canvas: wall')
  await expect(window.canvas.locator('canvas').first()).toBeAttached()
  await window.canvas.evaluate((canvas) =>
    canvas.querySelector('canvas')?.setAttribute('id', 'same'),
  )
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitem', { name: '简体中文' }).click()
  await expect(window.canvas).toHaveAttribute('aria-label', '画布：wall')
  await expect(page.locator('canvas#same')).toBeAttached()
})
