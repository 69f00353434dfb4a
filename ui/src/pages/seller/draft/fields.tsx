// The form's fields: each shows its limit as a counter, and has the id by which the checklist leads to it.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { type MessageKey, useText } from '#/language';
import { Rows, type RowsProps } from '#/parts/rows';

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

interface RowsFieldProps<T> extends Pick<RowsProps<T>, 'most' | 'rows' | 'fresh' | 'onChange'> {
  label: MessageKey;
  hint?: MessageKey;
  add: MessageKey;
  columns: { label: MessageKey; control: RowsProps<T>['columns'][number]['control'] }[];
}

export function RowsField<T extends object>({ label, hint, add, columns, ...rows }: RowsFieldProps<T>) {
  const { t } = useText();
  return (
    <Field label={label} hint={hint}>
      <Rows {...rows} add={t(add)} columns={columns.map((column) => ({ ...column, label: t(column.label) }))} />
    </Field>
  );
}
