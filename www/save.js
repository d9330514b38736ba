// Hands a file to the reader.

/** @typedef {{ name: string, blob: Blob }} File a file with its name */

/** @param {File} file */
export function save({ name, blob }) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
