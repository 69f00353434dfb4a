// Rows as a CSV file (RFC 4180) for a spreadsheet.

/** A text that a spreadsheet would take for a formula is marked as text: titles are written by others. */
function field(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(header: string[], rows: (string | number)[][]): string {
  return [header, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

/** The file as an address; the mark at its beginning tells spreadsheets that it is UTF-8. */
export function csvAddress(text: string): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${text}`)}`;
}

export function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = csvAddress(text);
  link.download = name;
  link.click();
}
