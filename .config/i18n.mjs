/** Fails on a text that one language lacks, that nothing uses, or that is used and not there; and on counts as bare digits. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = 'renderer/i18n/locales'
const languages = readdirSync(folder)
const keysOf = (value, prefix = '') =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [`${prefix}${key}`] : keysOf(inner, `${prefix}${key}.`),
  )

const tables = Object.fromEntries(
  languages.map((language) => [
    language,
    Object.fromEntries(
      readdirSync(join(folder, language)).map((file) => [
        file.replace('.json', ''),
        keysOf(JSON.parse(readFileSync(join(folder, language, file), 'utf8'))),
      ]),
    ),
  ]),
)

const plural = (key) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const faults = []
const [first, ...others] = languages
const namespaces = new Set(languages.flatMap((language) => Object.keys(tables[language])))
for (const namespace of namespaces) {
  const expected = new Set((tables[first][namespace] ?? []).map(plural))
  for (const language of others) {
    const found = new Set((tables[language][namespace] ?? []).map(plural))
    for (const key of expected)
      if (!found.has(key)) faults.push(`${language}/${namespace}: ${key} is missing`)
    for (const key of found)
      if (!expected.has(key)) faults.push(`${first}/${namespace}: ${key} is missing`)
  }
}

// 1,979 in one place and 1979 in another: every count is written as its language writes numbers.
for (const language of languages)
  for (const file of readdirSync(join(folder, language)))
    for (const [line, text] of readFileSync(join(folder, language, file), 'utf8')
      .split('\n')
      .entries())
      if (text.includes('{{count}}'))
        faults.push(`${language}/${file}:${line + 1}: write {{count, number}}`)

const source = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join('renderer', file), 'utf8'))
  .join('\n')
for (const namespace of namespaces) {
  for (const key of new Set((tables[first][namespace] ?? []).map(plural))) {
    const prefix = key.split('.').slice(0, -1).join('.')
    const literal = [`'${key}'`, `'${namespace}:${key}'`, `"${key}"`].some((text) =>
      source.includes(text),
    )
    // Keys built from a value (`t(\`state.\${state}\`)`) count through their constant part.
    const built =
      prefix !== '' &&
      (source.includes(`\`${prefix}.\${`) || source.includes(`\`${namespace}:${prefix}.\${`))
    if (!literal && !built) faults.push(`${namespace}: ${key} is used nowhere`)
  }
}
for (const fault of faults) console.error(fault)
const count = [...namespaces].reduce(
  (sum, namespace) => sum + (tables[first][namespace]?.length ?? 0),
  0,
)
if (count === 0) faults.push('no texts were found')
console.log(`${count} texts in ${languages.length} languages, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
