/** A script of the page's font: the file it is cut from, and the characters that are its own. */
export interface Script {
  name: string;
  pack: string;
  source: string;
  /** As style sheets write them; no character is in two scripts. */
  ranges: readonly string[];
}

/** Latin letters that names of the region are written with. A reader of the map is sent these, and not all others with them. */
const OF_NAMES = [
  ...["U+0100-0103", "U+011E-011F", "U+012A-012B", "U+0130", "U+014C-014D", "U+015E-015F", "U+0162-0163"],
  ...["U+016A-016B", "U+0218-021B", "U+1E10-1E11", "U+1E24-1E25", "U+1E28-1E29", "U+1E6C-1E6D", "U+1E94-1E95"],
];

/** What is left of the extended Latin letters. */
const OTHERS = [
  ...["U+0104-011D", "U+0120-0129", "U+012C-012F", "U+0132-014B", "U+014E-0151", "U+0154-015D", "U+0160-0161"],
  ...["U+0164-0169", "U+016C-0217", "U+021C-02BA", "U+02BD-02C5", "U+02C7-02CC", "U+02CE-02D7", "U+02DD-02FF"],
  ...["U+1D00-1DBF", "U+1E00-1E0F", "U+1E12-1E23", "U+1E26-1E27", "U+1E2A-1E6B", "U+1E6E-1E93", "U+1E96-1E9F"],
  "U+1EF2-1EFF",
];

export const LATIN: Script = {
  name: "latin",
  pack: "ibm-plex-sans",
  source: "latin",
  ranges: [
    ...["U+0000-00FF", "U+0131", "U+0152-0153", "U+02BB-02BC", "U+02C6", "U+02DA", "U+02DC", "U+0304", "U+0308"],
    ...["U+0329", "U+2000-200B", "U+200F", "U+2012-204E", "U+2050-206F", "U+20AC", "U+2122", "U+2191", "U+2193"],
    ...["U+2212", "U+2215", "U+2260", "U+FEFF", "U+FFFD"],
  ],
};

/** The scripts that the page is written in, and that names and reports come in. */
export const SCRIPTS: readonly Script[] = [
  LATIN,
  { name: "latin-names", pack: "ibm-plex-sans", source: "latin-ext", ranges: OF_NAMES },
  { name: "latin-ext", pack: "ibm-plex-sans", source: "latin-ext", ranges: OTHERS },
  {
    name: "cyrillic",
    pack: "ibm-plex-sans",
    source: "cyrillic",
    ranges: ["U+0301", "U+0400-045F", "U+0490-0491", "U+04B0-04B1", "U+2116"],
  },
  {
    name: "arabic",
    pack: "ibm-plex-sans-arabic",
    source: "arabic",
    ranges: [
      ...["U+0600-06FF", "U+0750-077F", "U+0870-088E", "U+0890-0891", "U+0897-08E1", "U+08E3-08FF", "U+200C-200E"],
      ...["U+2010-2011", "U+204F", "U+2E41", "U+FB50-FDFF", "U+FE70-FE74", "U+FE76-FEFC"],
    ],
  },
];

/** Weights of text that ship; the identifiers' font has the first alone. */
export const WEIGHTS = [400, 500, 600] as const;

/** Where the page finds a font. */
export function fontPath(script: Script, weight: number): string {
  return `/fonts/${script.pack}-${script.name}-${weight}.woff2`;
}
