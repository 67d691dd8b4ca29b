/**
 * `npm run manual:screenshots`: takes the manual's pictures anew, in every language, from the real studio
 * over its loopback door with a fresh home and library. Everything on them was drawn by the studio itself.
 * `npm run build` first. Names after the command take those pictures alone: `edit mask`; a language takes that one alone.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import sharp from 'sharp'
import { loadContract } from './contract.mjs'
import { findChromium, root } from './machine.cjs'

/** Largest picture file: the manual is part of the program. */
const largestBytes = 80_000
const seed = 31
const languages = ['en', 'zh-CN']
const named = process.argv.slice(2).filter((word) => languages.includes(word))
const wanted = process.argv.slice(2).filter((word) => !languages.includes(word))

/** What the gallery is filled with before the tour, so that it looks lived in. */
const shelf = [
  'orange',
  'lemon',
  'watermelon',
  'pomegranate',
  'wood',
  'terrazzo',
  'skirt',
  'planks',
]
/** What is taught, by what it is drawn from, and what it is called. */
const taught = { first: 'terrazzo', second: 'planks' }
const names = {
  en: { model: 'Our floors', first: 'Milano tiles', second: 'Oak boards' },
  'zh-CN': { model: '我们的地面', first: '米兰瓷砖', second: '橡木地板' },
}
const prompts = { en: 'ripe oranges and a skirt', 'zh-CN': '新鲜的橙子和半身裙' }
const brands = { en: 'Lumière', 'zh-CN': '晨光' }

const { describeParameters, stepDefinitions } = await loadContract()

/** A text of the window, so that one tour drives every language: `edit:inpaint.paint`. */
function textsOf(language) {
  return (key, values = {}) => {
    const [namespace, path] = key.split(':')
    const file = join(root, 'renderer/i18n/locales', language, `${namespace}.json`)
    const text = path
      .split('.')
      .reduce((part, name) => part?.[name], JSON.parse(readFileSync(file, 'utf8')))
    if (typeof text !== 'string') throw new Error(`there is no text ${key} in ${language}`)
    return text.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name) => values[name] ?? '')
  }
}

/** The picture as WebP, as good as the limit on its size allows. */
async function save(png, path) {
  await mkdir(dirname(path), { recursive: true })
  for (const quality of [90, 84, 78, 70, 62, 54, 46]) {
    const bytes = await sharp(png).webp({ quality, effort: 6 }).toBuffer()
    if (bytes.length > largestBytes && quality > 46) continue
    if (bytes.length > largestBytes)
      throw new Error(`${path} stays larger than ${largestBytes} bytes: ${bytes.length}`)
    await writeFile(path, bytes)
    console.log(`${path.slice(root.length + 1)}  ${bytes.length} bytes, quality ${quality}`)
    return
  }
}

async function openStudio(language) {
  const folder = mkdtempSync(join(tmpdir(), 'studio manual '))
  const locale = language === 'zh-CN' ? 'zh_CN.UTF-8' : 'en_GB.UTF-8'
  const server = spawn(process.execPath, [join(root, 'dist/studio.cjs'), 'serve', '--json'], {
    env: {
      ...process.env,
      STUDIO_HOME: join(folder, 'home'),
      STUDIO_LIBRARY: join(folder, 'AIGC Studio'),
      LANG: locale,
      LC_ALL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once('line', resolve)
    server.once('exit', (code) => reject(new Error(`the studio ended with ${code}`)))
  })
  const executablePath = findChromium()
  if (!executablePath) throw new Error('there is no Chromium here; CHROMIUM may name one')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language === 'zh-CN' ? 'zh-CN' : 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(JSON.parse(line).link)
  await page.waitForURL((url) => url.pathname === '/')
  return {
    page,
    async close() {
      await browser.close()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Calls a route from the page, as the page itself does. */
async function call(page, name, input) {
  const answer = await page.evaluate(
    ([route, value]) => window.studioBridge.calls[route](value),
    [name, input],
  )
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
  return answer.value
}

/** Waits until no job runs or waits. */
async function idle(page) {
  for (;;) {
    const jobs = await call(page, 'jobs/list', {})
    if (jobs.every(({ state }) => state !== 'running' && state !== 'queued')) return
    await page.waitForTimeout(250)
  }
}

/** Walks through the studio in one language and takes the pictures on the way. */
async function tour(language) {
  const t = textsOf(language)
  const title = (step) => stepDefinitions[step].title[language]
  /** A parameter's name in the form, by the step and the parameter. */
  const field = (step, name) =>
    describeParameters(stepDefinitions[step]).find((parameter) => parameter.name === name).meta
      .title[language]
  const studio = await openStudio(language)
  const { page } = studio
  const panel = page.getByRole('tabpanel')
  const canvas = page.getByRole('application')
  const showPanel = (key) => page.getByRole('tab', { name: t(key), exact: true }).click()

  const pictures = join(root, 'docs/manual/pictures', language)
  const shoot = async (name, path = join(pictures, `${name}.webp`), pointer = [720, 24]) => {
    if (wanted.length > 0 && !wanted.includes(name)) return
    // Out of the way, unless it is what the picture is about.
    if (pointer) await page.mouse.move(...pointer)
    // Messages that fade would be on one picture and not on the next.
    const dismiss = page.getByRole('button', { name: t('app:notice.close'), exact: true })
    while ((await dismiss.count()) > 0) await dismiss.first().click()
    await page.evaluate(() => document.fonts.ready)
    await page.waitForLoadState('networkidle')
    // Menus and tips end their fading.
    await page.waitForTimeout(400)
    await save(await page.screenshot({ animations: 'disabled' }), path)
  }
  const openGroup = async (step) => {
    const group = panel.getByRole('region', { name: title(step), exact: true })
    const head = group.getByRole('button', { name: title(step), exact: true }).first()
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
    return group
  }
  const closeGroup = async (step) => {
    const head = panel.getByRole('button', { name: title(step), exact: true }).first()
    if ((await head.getAttribute('aria-expanded')) === 'true') await head.click()
  }
  const setNumber = async (group, name, value) => {
    const field = group
      .getByRole('textbox', { name })
      .or(group.getByRole('spinbutton', { name }))
      .first()
    await field.fill(String(value))
    await field.press('Enter')
  }
  const scrollToTop = () =>
    page.evaluate(() => {
      document.activeElement?.blur()
      for (
        let part = document.querySelector('[role="tabpanel"]');
        part instanceof HTMLElement;
        part = part.parentElement
      )
        part.scrollTop = 0
    })
  const runPanel = async () => {
    await page.keyboard.press('Control+Enter')
    await page.waitForTimeout(300)
    await idle(page)
  }
  /** Opens the newest picture of that name, as a double click in the gallery does. */
  const openPicture = async (name) => {
    const search = page.getByRole('searchbox', { name: t('gallery:search') })
    await search.fill(name)
    const tile = page.locator('[data-command-scope="gallery"]').getByRole('option', {
      name: new RegExp(name),
    })
    await tile.first().dblclick()
    await search.fill('')
  }

  try {
    await page.getByRole('button', { name: t('app:welcome.draw') }).click()
    await page.getByRole('button', { name: t('app:welcome.use', { number: 6 }) }).waitFor()
    await idle(page)
    await shoot('welcome')
    await page.getByRole('button', { name: t('app:welcome.start') }).click()
    await page.getByRole('main').waitFor()

    const first = await call(page, 'library/list', {})
    await call(page, 'library/trash', { ids: first.assets.map(({ id }) => id) })
    const steps = [
      { step: 'generate.gan', parameters: { labels: shelf, count: 16, seed, truncation: 0.7 } },
    ]
    await call(page, 'jobs/submit', { recipe: { version: 1, steps }, inputs: [] })
    await idle(page)
    await call(page, 'jobs/clear', {})

    await showPanel('generate:title')
    await panel
      .getByRole('textbox', { name: field('generate.gan', 'prompt') })
      .fill(prompts[language])
    await setNumber(panel, field('generate.gan', 'seed'), seed)
    await runPanel()
    await panel
      .getByRole('button', {
        name: new RegExp(t('generate:use', { name: '.*', number: 1 }).replace(/[()（）]/g, '.')),
      })
      .click()
    await shoot('generate')

    const results = panel.getByRole('list', { name: t('generate:results'), exact: true })
    for (const place of [0, 1]) {
      const tile = results.getByRole('listitem').nth(place)
      await tile.hover()
      await tile.locator('button[aria-pressed]').click()
    }
    const keep = panel.getByRole('button', { name: t('generate:between.keep'), exact: true })
    const walked = t('generate:between.frame', { number: 13, count: 25 })
    await panel.getByText(walked, { exact: true }).waitFor()
    await keep.scrollIntoViewIfNeeded()
    await shoot('walk')
    await panel.getByRole('button', { name: t('generate:between.close'), exact: true }).click()

    await showPanel('edit:title')
    const upscale = await openGroup('repair.upscale')
    await upscale.getByRole('button', { name: t('edit:run'), exact: true }).click()
    await page.getByRole('button', { name: t('canvas:staging.accept'), exact: true }).waitFor()
    await shoot('upscale')
    await page.getByRole('button', { name: t('canvas:staging.accept'), exact: true }).click()
    await closeGroup('repair.upscale')
    const tone = await openGroup('adjust.tone')
    await setNumber(tone, field('adjust.tone', 'exposure'), 0.3)
    await setNumber(tone, field('adjust.tone', 'contrast'), 15)
    await scrollToTop()
    await shoot('edit')
    if (language === 'en') {
      await page.emulateMedia({ colorScheme: 'dark' })
      await shoot('window', join(root, 'docs/window.webp'))
      await page.emulateMedia({ colorScheme: 'light' })
    }
    await tone.getByRole('button', { name: t('edit:apply'), exact: true }).click()
    await idle(page)
    await closeGroup('adjust.tone')

    const inpaint = await openGroup('repair.inpaint')
    await inpaint.getByRole('button', { name: t('edit:inpaint.paint') }).click()
    const box = await canvas.boundingBox()
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x - 60, y - 30)
    await page.mouse.down()
    for (let step = 1; step <= 12; step += 1)
      await page.mouse.move(x - 60 + step * 10, y - 30 + Math.sin(step / 2) * 24)
    await page.mouse.up()
    await inpaint.getByText(t('edit:inpaint.ready')).waitFor()
    await shoot('mask')
    await inpaint
      .getByRole('button', { name: t('edit:inpaint.run'), exact: true })
      .last()
      .click()
    await page.getByRole('button', { name: t('canvas:staging.accept'), exact: true }).waitFor()
    await shoot('erased')
    await page.getByRole('button', { name: t('canvas:staging.accept'), exact: true }).click()
    await idle(page)
    await page.keyboard.press('h')
    await closeGroup('repair.inpaint')
    await page.getByRole('button', { name: t('canvas:compare.split'), exact: true }).click()
    await shoot('compare')
    await page.getByRole('button', { name: t('canvas:compare.split'), exact: true }).click()

    // An edit keeps one result: what is measured is made beside it, from the same picture.
    const { assets } = await call(page, 'library/list', { search: 'orange', limit: 100 })
    const drawn = assets.find(({ origin, seed: own }) => origin === 'generate.gan' && own === seed)
    const changes = { step: 'adjust.tone', parameters: { exposure: 0.2, contrast: 10 } }
    await call(page, 'jobs/submit', {
      recipe: { version: 1, steps: [changes] },
      inputs: [{ asset: drawn.id }],
    })
    await idle(page)
    await openPicture('tone')
    await showPanel('evaluate:title')
    await panel.getByRole('button', { name: t('evaluate:choose'), exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: drawn.name, exact: true })
      .first()
      .click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await runPanel()
    await shoot('measure')

    await panel.getByRole('button', { name: title('evaluate.recognition'), exact: true }).click()
    // A key says nothing while the pictures are still counted; a click waits for that.
    await panel.getByRole('button').filter({ hasText: 'Ctrl+Enter' }).click()
    await panel.getByText(t('evaluate:set.byLabel'), { exact: true }).waitFor()
    await shoot('accuracy')
    await panel.getByRole('button', { name: title('evaluate.image'), exact: true }).click()

    await openPicture('orange')
    await showPanel('recognise:title')
    await runPanel()
    await panel.getByText(t('recognise:labels'), { exact: true }).waitFor()
    await shoot('recognise')

    await showPanel('caption:title')
    await runPanel()
    const look = t('caption:attention', { word: '' }).replace(/[“”]/g, '')
    await panel
      .getByRole('button', { name: new RegExp(look) })
      .nth(1)
      .hover()
    await shoot('caption', undefined, null)
    await panel
      .getByRole('button', { name: t('caption:choose') })
      .first()
      .click()
    await openPicture('skirt')
    await panel.getByRole('button', { name: title('describe.adcopy'), exact: true }).click()
    await panel.getByRole('textbox', { name: t('caption:brief.brand') }).fill(brands[language])
    await panel.getByRole('button', { name: t('caption:languages.both'), exact: true }).click()
    await panel.getByRole('button', { name: new RegExp(`^${t('caption:write')}`) }).click()
    await page.waitForTimeout(300)
    await idle(page)
    const copy = panel.getByRole('article').first()
    await copy.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await shoot('copy')

    await page.keyboard.press('Control+Shift+S')
    await page.getByRole('dialog').waitFor()
    await shoot('save')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('Control+Shift+J')
    await shoot('jobs')
    await page.keyboard.press('Control+Shift+J')
    await page.keyboard.press('Control+Comma')
    await page.getByRole('dialog').waitFor()
    await shoot('settings')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('Escape')
    await showPanel('train:title')
    for (const [name, label] of Object.entries(taught)) {
      const drawing = { labels: [label], count: 8, seed: seed + 40 }
      const { id } = await call(page, 'jobs/submit', {
        recipe: { version: 1, steps: [{ step: 'generate.gan', parameters: drawing }] },
      })
      await idle(page)
      const { outputs } = await call(page, 'jobs/get', { id })
      const ids = outputs.map(({ asset }) => asset)
      await call(page, 'library/update', { ids, tags: [names[language][name]] })
    }
    await panel
      .getByRole('textbox', { name: field('train.classifier', 'name') })
      .fill(names[language].model)
    await panel.getByRole('button').filter({ hasText: 'Ctrl+Enter' }).click()
    const ready = panel.getByText(t('train:result.made', { name: names[language].model }))
    await ready.waitFor()
    await ready.scrollIntoViewIfNeeded()
    await shoot('train')

    await call(page, 'settings/update', { tour: 'save' })
    await page.getByText(t('tour:save.title'), { exact: true }).waitFor()
    await shoot('tour')
  } catch (error) {
    await page.screenshot({ path: join(tmpdir(), `studio-manual-${language}.png`) })
    throw error
  } finally {
    await studio.close()
  }
}

if (!existsSync(join(root, 'dist/studio.cjs'))) throw new Error('build the studio first')
for (const language of named.length > 0 ? named : languages) await tour(language)
