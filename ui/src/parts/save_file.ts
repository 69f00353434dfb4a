/** Gives the reader a file with this text. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const cell = (value: string) => {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value; // a spreadsheet would run it as a formula
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/** RFC 4180, with the names of the columns in the first line. */
export function asCsv(rows: Record<string, string | number>[], columns: string[]): string {
  return [columns, ...rows.map((row) => columns.map((name) => String(row[name] ?? '')))].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}
