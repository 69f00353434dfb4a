// Rows of fields that are added and taken away: links, parameters, channels.
import AttributeEditor, { type AttributeEditorProps } from '@cloudscape-design/components/attribute-editor';
import type { ReactNode } from 'react';
import { useText } from '#/language';

export interface RowsProps<T> {
  add: string;
  most: number;
  none?: string;
  rows: T[];
  fresh: T;
  columns: {
    label: string;
    hint?: (row: T) => string | undefined;
    error?: (at: number) => string | undefined;
    control: (row: T, change: (part: Partial<T>) => void) => ReactNode;
  }[];
  layout?: AttributeEditorProps.GridLayout[];
  onChange: (rows: T[]) => void;
}

export function Rows<T extends object>({ add, most, none, rows, fresh, columns, layout, onChange }: RowsProps<T>) {
  const { t } = useText();
  const changed = (at: number, part: Partial<T>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <AttributeEditor
      items={rows}
      addButtonText={add}
      removeButtonText={t('do.remove')}
      disableAddButton={rows.length >= most}
      empty={none ?? t('draft.rows.none')}
      {...(layout && { gridLayout: layout })}
      onAddButtonClick={() => onChange([...rows, fresh])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, i) => i !== detail.itemIndex))}
      definition={columns.map(({ label, hint, error, control }) => ({
        label,
        ...(hint && { constraintText: hint }),
        ...(error && { errorText: (_: T, at: number) => error(at) }),
        control: (row: T, at: number) => control(row, (part) => changed(at, part)),
      }))}
    />
  );
}
