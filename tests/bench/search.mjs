import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import { median, timed } from './measure.mjs'
import { computedMilliseconds, serve } from './studioProcesses.mjs'

const rows = 100_000
const calls = 20
const colours = ['red', 'blue', 'green', 'ochre', 'violet', 'silver', 'ivory', 'teal']
const things = ['dress', 'boots', 'banana', 'mango', 'linen', 'marble', 'chair', 'lamp', 'sofa']
const chinese = ['连衣裙', '靴子', '香蕉', '芒果', '亚麻', '大理石', '椅子', '台灯', '沙发']

/** Fills a library's index as the studio writes it, without the pictures. */
function fill(file) {
  const database = new Database(file)
  const asset = database.prepare(
    `INSERT INTO assets (id, kind, name, origin, created, file, format, width, height, bytes, sha256, caption, label, rating)
     VALUES (?, 'image', ?, ?, ?, ?, 'png', 256, 256, ?, ?, ?, ?, ?)`,
  )
  const search = database.prepare('INSERT INTO asset_search (rowid, text) VALUES (?, ?)')
  database.exec('BEGIN')
  for (let index = 0; index < rows; index += 1) {
    const colour = colours[index % colours.length]
    const place = (index * 7) % things.length
    const name = `${things[place]}-${index}`
    const caption = `a ${colour} ${things[place]} on a table, take ${index % 977}`
    const { lastInsertRowid } = asset.run(
      randomUUID(),
      name,
      index % 4 === 3 ? 'adjust.tone' : 'imported',
      1_700_000_000_000 + index * 1000,
      `pictures/${index}.png`,
      1000 + ((index * 31) % 9000),
      String(index).padStart(64, '0'),
      caption,
      things[place],
      index % 6,
    )
    search.run(lastInsertRowid, `${name}\n${caption}\n${things[place]}\n${chinese[place]}`)
  }
  database.exec('COMMIT')
  database.close()
}

/** The library's list with a search over 100,000 rows, as the page asks for it. */
export async function bench(folder) {
  const place = join(folder, 'search')
  await mkdir(place)
  await (await serve(place)).stop()
  fill(join(place, 'library', 'library.db'))
  const studio = await serve(place)
  const answers = []
  try {
    for (const [what, query] of [
      ['no words, newest first', {}],
      ['no words, by name', { sort: 'name' }],
      ['a rare word', { search: 'dress-99720' }],
      ['a common word', { search: 'dress' }],
      ['two words', { search: 'ochre mango' }],
      ['three Chinese characters', { search: '连衣裙' }],
      ['two Chinese characters', { search: '沙发' }],
      ['nothing found', { search: 'elephant' }],
      ['one label', { labels: ['dress'] }],
      [
        'photographs of two labels with a word',
        { kinds: ['photo'], labels: ['dress', 'sofa'], search: 'red' },
      ],
      ['edited pictures', { kinds: ['edited'] }],
      ['from 3 stars on', { minimumRating: 3 }],
      ['one day', { createdFrom: 1_700_000_000_000, createdBefore: 1_700_086_400_000 }],
      ['large files, by name', { minimumBytes: 9000, sort: 'name' }],
    ]) {
      const times = []
      let total = 0
      const ask = async () => {
        total = (await studio.call('library/list', { limit: 100, ...query })).total
      }
      await ask()
      const before = computedMilliseconds(studio.pid)
      for (let round = 0; round < calls; round += 1) times.push(await timed(ask))
      const computed = (computedMilliseconds(studio.pid) - before) / calls
      answers.push({
        what: `search in ${rows} rows: ${what}`,
        value: `${computed.toFixed(1)} ms computing`,
        against: `${total} found, 100 sent, over HTTP`,
        reference: `${median(times).toFixed(1)} ms waiting`,
        figure: computed,
        bar: 30,
        unit: 'ms',
      })
    }
  } finally {
    await studio.stop()
  }
  return { rows: answers }
}
