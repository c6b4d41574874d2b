/** A figure in the digits and with the decimal mark that programs read: Arabic-Indic and Persian ones are typed as readily as Latin ones. */
export function plainFigure(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٫,،]/g, ".")
    .replace(/[−–]/g, "-")
    .trim();
}
