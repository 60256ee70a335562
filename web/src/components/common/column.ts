// A column of a RecordTable.
export interface Column {
  id: string
  title: string
  always?: boolean // cannot be hidden
  hidden?: boolean // until it is chosen
  number?: boolean // to the right
  nowrap?: boolean
}
