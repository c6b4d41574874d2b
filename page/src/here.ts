/** The clock of this device, as a name of the IANA time zone database. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
