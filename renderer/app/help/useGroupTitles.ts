import { useTranslation } from 'react-i18next'
import type { Command } from '../../actions/manager/command'

/** Headings of the groups of commands, in the order they are listed. */
export function useGroupTitles(): Readonly<Record<Command['group'], string>> {
  const { t } = useTranslation('app')
  return {
    file: t('group.file'),
    edit: t('group.edit'),
    view: t('group.view'),
    canvas: t('group.canvas'),
    gallery: t('group.gallery'),
    jobs: t('group.jobs'),
    help: t('group.help'),
  }
}
