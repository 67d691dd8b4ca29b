import type { Language } from '../../preload/contract/language'

/** The studio's language nearest to a locale name such as `zh_CN.UTF-8` or `en-GB`. */
export function languageOfLocale(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** The system's language from the environment, then from the runtime. */
export function systemLanguage(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Language {
  const named = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG
  const usable =
    named && named !== 'C' && !named.startsWith('C.') && named !== 'POSIX' ? named : undefined
  return languageOfLocale(usable ?? Intl.DateTimeFormat().resolvedOptions().locale)
}
