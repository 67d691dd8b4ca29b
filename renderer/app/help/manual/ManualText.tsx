import { Box, Link } from '@mui/material'
import type { ReactNode } from 'react'
import { Children, isValidElement } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { manualPicture } from './manualPages'
import { headingAnchor, type ManualPlace, manualPlaceOf } from './manualText'

/** The words of rendered Markdown, without its elements. */
function wordsOf(children: ReactNode): string {
  return Children.toArray(children)
    .map((child) => {
      if (typeof child === 'string' || typeof child === 'number') return String(child)
      return isValidElement<{ children?: ReactNode }>(child) ? wordsOf(child.props.children) : ''
    })
    .join('')
}

interface ManualTextProps {
  readonly page: string
  readonly markdown: string
  readonly onGo: (place: ManualPlace) => void
}

/**
 * A page of the manual as React elements: no text is ever turned into elements by the browser. Links
 * lead inside the manual; any other is shown as its words, since the window opens no foreign page.
 */
export function ManualText({ page, markdown, onGo }: ManualTextProps) {
  const components: Components = {
    h1: ({ children }) => <h2 id={headingAnchor(wordsOf(children))}>{children}</h2>,
    h2: ({ children }) => <h3 id={headingAnchor(wordsOf(children))}>{children}</h3>,
    h3: ({ children }) => <h4 id={headingAnchor(wordsOf(children))}>{children}</h4>,
    table: ({ children }) => (
      <Box sx={{ overflowX: 'auto' }}>
        <table>{children}</table>
      </Box>
    ),
    a: ({ href, children }) => {
      const place = manualPlaceOf(href ?? '', page)
      if (!place) return <span>{children}</span>
      return (
        <Link
          href={`#${place.anchor ?? ''}`}
          onClick={(event) => {
            event.preventDefault()
            onGo(place)
          }}
        >
          {children}
        </Link>
      )
    },
    img: ({ src, alt }) => <img src={manualPicture(String(src ?? ''))} alt={alt ?? ''} />,
  }
  return (
    <Markdown remarkPlugins={[remarkGfm]} components={components} urlTransform={(url) => url}>
      {markdown}
    </Markdown>
  )
}
