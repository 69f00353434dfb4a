// The form's fields: each shows its limit as a counter, and has the id by which the checklist leads to it.
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { type Language, languageNames, type MessageKey, useText } from '#/language';
import { Rows, type RowsProps } from '#/parts/rows';
import { useFieldProblem } from './problems';

export const fieldId = (label: MessageKey, language?: Language) => `field-${label.replaceAll('.', '-')}${language ? `-${language}` : ''}`;

interface FieldProps {
  label: MessageKey;
  /** Of the texts in one more language, which: the form has the same field for each. */
  language?: Language | undefined;
  hint?: MessageKey;
  limit?: number;
  size?: number;
  error?: string | undefined;
  children: ReactNode;
}

export function Field({ label, language, hint, limit, size = 0, error, children }: FieldProps) {
  const { t, number } = useText();
  const refused = useFieldProblem(label);
  const over = limit !== undefined && size > limit;
  return (
    <div id={fieldId(label, language)}>
      <FormField
        label={language ? t('draft.in_language', { label: t(label), language: languageNames[language] }) : t(label)}
        description={hint && t(hint)}
        constraintText={limit && t('draft.count', { size: number(size), limit: number(limit) })}
        errorText={error ?? (over ? t('error.TOO_LARGE') : refused)}
        stretch
      >
        {children}
      </FormField>
    </div>
  );
}

interface TextProps {
  label: MessageKey;
  language?: Language | undefined;
  hint?: MessageKey;
  limit: number;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  error?: string | undefined;
  rows?: number;
  /** Fixed for good; the hint says since when. */
  locked?: boolean;
}

/** For the browser's spelling check and for readers aloud. */
export const written = (language: Language | undefined) => (language ? { lang: language } : {});

/** Code points, as the server counts. */
const lengthOf = (text: string) => [...text].length;

export function Line({ label, language, hint, limit, value, onChange, placeholder, error, locked = false }: TextProps) {
  return (
    <Field label={label} language={language} hint={hint} limit={limit} size={lengthOf(value)} error={error}>
      <Input value={value} readOnly={locked} placeholder={placeholder} nativeInputAttributes={written(language)} onChange={({ detail }) => onChange(detail.value)} />
    </Field>
  );
}

export function Area({ label, language, hint, limit, value, onChange, placeholder, error, rows = 4 }: TextProps) {
  return (
    <Field label={label} language={language} hint={hint} limit={limit} size={lengthOf(value)} error={error}>
      <Textarea
        value={value}
        rows={rows}
        placeholder={placeholder}
        nativeTextareaAttributes={written(language)}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </Field>
  );
}

interface RowsFieldProps<T> extends Pick<RowsProps<T>, 'most' | 'rows' | 'fresh' | 'onChange'> {
  label: MessageKey;
  language?: Language | undefined;
  hint?: MessageKey;
  add: MessageKey;
  columns: { label: MessageKey; control: RowsProps<T>['columns'][number]['control'] }[];
}

export function RowsField<T extends object>({ label, language, hint, add, columns, ...rows }: RowsFieldProps<T>) {
  const { t } = useText();
  return (
    <Field label={label} language={language} hint={hint}>
      <Rows {...rows} add={t(add)} columns={columns.map((column) => ({ ...column, label: t(column.label) }))} />
    </Field>
  );
}
