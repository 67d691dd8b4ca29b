import { Badge, IconButton, Tooltip } from '@mui/material'
import type SvgIcon from '@mui/material/SvgIcon'
import { useTranslation } from 'react-i18next'
import { findCommand, runCommand } from '../actions/manager/commandManager'
import { chordText } from '../actions/manager/keyChords'
import { useShortcuts } from '../actions/manager/shortcutStore'
import { textOf } from '../i18n/i18n'

/** True on a Mac, where Cmd takes the place of Ctrl. */
export const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

interface CommandButtonProps {
  readonly command: string
  readonly icon: typeof SvgIcon
  /** Asked of the command at each rendering; pass it where it must follow a store. */
  readonly disabled?: boolean
  readonly pressed?: boolean
  /** What the command would act on now, for the tooltip. */
  readonly detail?: string | undefined
  /** Draws a dot on the icon. */
  readonly dot?: boolean
}

/** An icon that runs a command; its tooltip names the command and its keys. */
export function CommandButton(props: CommandButtonProps) {
  const { command, icon: Icon, disabled, pressed, detail, dot } = props
  const { t } = useTranslation('app')
  const found = findCommand(command)
  const { titleKey, enabled } = found
  const title = textOf(titleKey)
  const named = detail ? t('commandOf', { title, detail }) : title
  const first = useShortcuts((state) => state.keysOf(found)[0])
  return (
    <Tooltip title={first ? `${named}  (${chordText(first, onMac)})` : named}>
      <span data-tour={command}>
        <IconButton
          aria-label={title}
          disabled={disabled ?? enabled?.() === false}
          color={pressed ? 'primary' : 'default'}
          onClick={() => runCommand(command)}
          {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        >
          <Badge variant="dot" color="primary" invisible={!dot}>
            <Icon />
          </Badge>
        </IconButton>
      </span>
    </Tooltip>
  )
}
