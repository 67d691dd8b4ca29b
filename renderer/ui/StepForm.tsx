import ExpandMoreIcon from '@mui/icons-material/ExpandMore'
import { Box, Button, Collapse, Stack } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParameterDescription } from '../../preload/contract/parameters'
import type { StepDefinition } from '../../preload/contract/step'
import { Control } from './controls/Control'
import { type FormValues, formValue, parametersOf, withValue } from './formValues'

interface StepFormProps {
  readonly definition: StepDefinition
  readonly values: FormValues
  readonly onChange: (values: FormValues) => void
  /** Names of parameters that are shown elsewhere. */
  readonly hidden?: readonly string[]
  /** The seed that the last run drew, offered for keeping. */
  readonly lastSeed?: number | undefined
}

/** The form of a step, made from its definition: one control for each parameter, rare ones under "More". */
export function StepForm(props: StepFormProps) {
  const { definition, values, onChange, hidden = [], lastSeed } = props
  const { t } = useTranslation('app')
  const [open, setOpen] = useState(false)
  const shown = parametersOf(definition).filter(({ name }) => !hidden.includes(name))
  const simple = shown.filter(({ meta }) => !meta.advanced)
  const advanced = shown.filter(({ meta }) => meta.advanced)

  const control = (parameter: ParameterDescription) => (
    <Control
      key={parameter.name}
      parameter={parameter}
      definition={definition}
      value={formValue(parameter, values)}
      onChange={(value) => onChange(withValue(values, parameter.name, value))}
      lastSeed={lastSeed}
    />
  )

  return (
    <Stack spacing={1.5}>
      {simple.map(control)}
      {advanced.length > 0 ? (
        <Box>
          <Button
            color="secondary"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            endIcon={
              <ExpandMoreIcon
                sx={{ transform: open ? 'rotate(180deg)' : 'none', transition: 'transform 120ms' }}
              />
            }
            sx={{ px: 0.5 }}
          >
            {t('form.more')}
          </Button>
          <Collapse in={open} unmountOnExit>
            <Stack spacing={1.5} sx={{ pt: 0.5 }}>
              {advanced.map(control)}
            </Stack>
          </Collapse>
        </Box>
      ) : null}
    </Stack>
  )
}
