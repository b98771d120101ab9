/** The machine's serial number of a new case's form: what was typed goes before what was chosen. */
export function serialNumberOf(fields: Record<string, unknown>): string {
  const typed = [fields.otherSerialNumber, fields.serialNumber].filter((each) => typeof each === 'string');
  return typed.map((each) => each.trim()).find((each) => each !== '') ?? '';
}
