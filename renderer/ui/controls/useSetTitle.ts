import { useTranslation } from 'react-i18next'

/** Names of the label sets in the current language; what is not known keeps its own name. */
export function useSetTitle(): (set: string) => string {
  const { t } = useTranslation('generate')
  const titles: Readonly<Record<string, string>> = {
    clothing: t('set.clothing'),
    grocery: t('set.grocery'),
    furniture: t('set.furniture'),
    materials: t('set.materials'),
    own: t('set.own'),
  }
  return (set) => titles[set] ?? set
}
