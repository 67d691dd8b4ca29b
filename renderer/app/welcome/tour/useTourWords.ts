import { useTranslation } from 'react-i18next'
import { findCommand } from '../../../actions/manager/commandManager'
import { chordText } from '../../../actions/manager/keyChords'
import { useShortcuts } from '../../../actions/manager/shortcutStore'
import type { TourStep } from '../../../state/tourStore'
import { onMac } from '../../../ui/CommandButton'

interface TourWords {
  readonly title: string
  readonly text: string
  /** What the button does for the user. */
  readonly action: string
  /** Part of the window that is meant, by its `data-tour`. */
  readonly part?: string
}

/** What the tour says at each step. */
export function useTourWords(): (step: TourStep) => TourWords {
  const { t } = useTranslation('tour')
  const keysOf = useShortcuts((state) => state.keysOf)
  const keys = (command: string) => {
    const [first] = keysOf(findCommand(command))
    return first === undefined ? '' : chordText(first, onMac)
  }
  const words: Readonly<Record<TourStep, TourWords>> = {
    generate: {
      title: t('generate.title'),
      text: t('generate.text'),
      action: t('generate.action'),
      part: 'run',
    },
    choose: {
      title: t('choose.title'),
      text: t('choose.text'),
      action: t('choose.action'),
      part: 'results',
    },
    caption: {
      title: t('caption.title'),
      text: t('caption.text'),
      action: t('caption.action'),
      part: 'run',
    },
    save: {
      title: t('save.title'),
      text: t('save.text'),
      action: t('save.action'),
      part: 'file.saveAs',
    },
    finish: {
      title: t('finish.title'),
      text: t('finish.text', { palette: keys('help.palette'), shortcuts: keys('help.shortcuts') }),
      action: t('finish.action'),
    },
  }
  return (step) => words[step]
}
