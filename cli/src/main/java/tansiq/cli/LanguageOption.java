package tansiq.cli;

import picocli.CommandLine.Option;

/** The option that says which language what a node renders speaks. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "en|ar|fa|ru",
      description = "The language it speaks, and of what was said in several. Absent: English.")
  private Language language = Language.en;

  /** The languages, as words of the command line. */
  enum Language {
    /** English. */
    en,
    /** Arabic. */
    ar,
    /** Persian. */
    fa,
    /** Russian. */
    ru
  }

  String tag() {
    return language.name();
  }
}
