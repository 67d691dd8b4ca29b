import i18next, { type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../preload/contract/language'
import { languages } from '../../preload/contract/language'
import { formatNumber, type NumberFormat } from './numberFormat'

const files = import.meta.glob<Record<string, unknown>>('./locales/*/*.json', {
  eager: true,
  import: 'default',
})

const resources: Record<string, Record<string, Record<string, unknown>>> = {}
for (const [path, texts] of Object.entries(files)) {
  const [, language = '', namespace = ''] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? []
  const namespaces = resources[language] ?? {}
  resources[language] = namespaces
  namespaces[namespace] = texts
}

/** Makes the texts ready; the file name under locales/<language> is the namespace. */
export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    resources: resources as Resource,
    lng: language,
    fallbackLng: 'en',
    supportedLngs: languages,
    defaultNS: 'app',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  i18next.services.formatter?.add('number', (value: number, language, format: NumberFormat) =>
    formatNumber(value, language ?? 'en', format),
  )
}

/** The language that the window shows now. */
export function currentLanguage(): Language {
  return i18next.language === 'zh-CN' ? 'zh-CN' : 'en'
}

/** A text whose key comes from data (a command's title): `namespace:key`. */
export function textOf(key: string): string {
  return i18next.t(key as never) as string
}
