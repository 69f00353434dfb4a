// The form's fields: each shows its limit as a counter, and has the id by which the checklist leads to it.
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { type MessageKey, useText } from '#/language';

export const fieldId = (label: MessageKey) => `field-${label.replaceAll('.', '-')}`;

interface FieldProps {
  label: MessageKey;
  hint?: MessageKey;
  limit?: number;
  size?: number;
  error?: string | undefined;
  children: ReactNode;
}

export function Field({ label, hint, limit, size = 0, error, children }: FieldProps) {
  const { t, number } = useText();
  const over = limit !== undefined && size > limit;
  return (
    <div id={fieldId(label)}>
      <FormField
        label={t(label)}
        description={hint && t(hint)}
        constraintText={limit && t('draft.count', { size: number(size), limit: number(limit) })}
        errorText={error ?? (over ? t('error.TOO_LARGE') : undefined)}
        stretch
      >
        {children}
      </FormField>
    </div>
  );
}

interface TextProps {
  label: MessageKey;
  hint?: MessageKey;
  limit: number;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  error?: string | undefined;
  rows?: number;
}

/** Code points, as the server counts. */
const lengthOf = (text: string) => [...text].length;

export function Line({ label, hint, limit, value, onChange, placeholder, error }: TextProps) {
  return (
    <Field label={label} hint={hint} limit={limit} size={lengthOf(value)} error={error}>
      <Input value={value} placeholder={placeholder} onChange={({ detail }) => onChange(detail.value)} />
    </Field>
  );
}

export function Area({ label, hint, limit, value, onChange, placeholder, error, rows = 4 }: TextProps) {
  return (
    <Field label={label} hint={hint} limit={limit} size={lengthOf(value)} error={error}>
      <Textarea value={value} rows={rows} placeholder={placeholder} onChange={({ detail }) => onChange(detail.value)} />
    </Field>
  );
}

interface RowsProps<T> {
  label: MessageKey;
  hint?: MessageKey;
  add: MessageKey;
  most: number;
  rows: T[];
  fresh: T;
  columns: { label: MessageKey; control: (row: T, change: (part: Partial<T>) => void) => ReactNode }[];
  onChange: (rows: T[]) => void;
}

/** Rows that are added and taken away: links, parameters. */
export function Rows<T extends object>({ label, hint, add, most, rows, fresh, columns, onChange }: RowsProps<T>) {
  const { t } = useText();
  const changed = (at: number, part: Partial<T>) => onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <Field label={label} hint={hint}>
      <AttributeEditor
        items={rows}
        addButtonText={t(add)}
        removeButtonText={t('do.remove')}
        disableAddButton={rows.length >= most}
        empty={t('draft.rows.none')}
        onAddButtonClick={() => onChange([...rows, fresh])}
        onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, i) => i !== detail.itemIndex))}
        definition={columns.map((column) => ({
          label: t(column.label),
          control: (row: T, at: number) => column.control(row, (part) => changed(at, part)),
        }))}
      />
    </Field>
  );
}
