import { Box } from '@mui/material'

interface FiguresTableProps {
  /** What the table is of, for those who hear it. */
  readonly label: string
  /** The first is of the rows' names, the others of their figures. */
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly figures: readonly (string | number)[]
  }[]
}

/** Figures of several things, a line each: names on the left, figures in columns that line up on the right. */
export function FiguresTable({ label, columns, rows }: FiguresTableProps) {
  return (
    <Box
      component="table"
      aria-label={label}
      sx={{
        width: '100%',
        borderCollapse: 'collapse',
        fontSize: '0.8125rem',
        '& thead th': { color: 'text.secondary' },
        '& th': { fontWeight: 500 },
        '& td, & th': { py: 0.5, borderBottom: 1, borderColor: 'divider', textAlign: 'right' },
        '& th:first-of-type': { textAlign: 'left', overflowWrap: 'anywhere' },
        '& tbody th': { fontWeight: 400 },
        '& td, & thead th:not(:first-of-type)': { pl: 1 },
        '& td': { fontVariantNumeric: 'tabular-nums' },
      }}
    >
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, figures }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {figures.map((figure, place) => (
              <td key={columns[place + 1]}>{figure}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Box>
  )
}
