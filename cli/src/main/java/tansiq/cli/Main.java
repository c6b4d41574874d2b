package tansiq.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tansiq.cli.client.Places;
import tansiq.cli.exit.Exit;
import tansiq.cli.exit.Stop;
import tansiq.cli.screen.Screen;

/** The command {@code tansiq}: finds the command that is meant and sees to how it ends. */
@Command(
    name = "tansiq",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "",
      "Sovereign members, each with its own node and records, act on one joint picture.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; the same; clean",
      "1:the answer is no: refused, different, damaged",
      "2:the command line is wrong",
      "3:the node could not be reached, or asks for a token",
      "4:this machine said no: a file, a disk, a port",
      "5:a defect in Tansiq; the last line says where its details are"
    },
    footer = {
      "",
      "Begin with:",
      "  ./tansiq demo                    an alliance of five nodes on this machine",
      "  ./tansiq picture --group four    what its members see together",
      "  ./tansiq test                    build and run every test",
      "",
      "./tansiq help COMMAND tells more of each."
    })
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /** Runs the command of these arguments and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Surroundings around = new Surroundings(Screen.ofThisProcess(out, err), Places.ofThisProcess());
    int exit = run(around, args);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /** Runs the command of these arguments and tells how it ended, one of {@link Exit}. */
  public static int run(Surroundings around, String... args) {
    Screen screen = around.screen();
    try {
      CommandLine line =
          new CommandLine(new Main())
              .addSubcommand(new InitCommand(around))
              .addSubcommand(new DemoCommand(around))
              .addSubcommand(new ServeCommand(around))
              .addSubcommand(new BackupCommand(around))
              .addSubcommand(new RestoreCommand(around))
              .addSubcommand(new FsckCommand(around))
              .addSubcommand(new EpochCommand(around))
              .addSubcommand(new PictureCommand(around))
              .addSubcommand(new CompareCommand(around))
              .addSubcommand(new StatusCommand(around))
              .addSubcommand(new WholeCommand(around))
              .addSubcommand(new BoardCommand(around))
              .addSubcommand(new SayCommand(around))
              .addSubcommand(new CalendarCommand(around))
              .addSubcommand(new PaperCommand(around))
              .addSubcommand(new ImportCommand(around))
              .addSubcommand(new SimulateCommand(around))
              .addSubcommand(new CommandLine.HelpCommand())
              .setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8))
              .setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8))
              .setColorScheme(
                  CommandLine.Help.defaultColorScheme(screen.colour() ? Ansi.ON : Ansi.OFF))
              .setUsageHelpAutoWidth(false)
              .setCaseInsensitiveEnumValuesAllowed(true)
              .setExecutionExceptionHandler((failure, _, _) -> ended(screen, failure))
              .setParameterExceptionHandler((failure, _) -> misused(screen, failure));
      return line.execute(args);
    } catch (StackOverflowError | OutOfMemoryError failure) {
      return ended(screen, failure);
    }
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Say which command; ./tansiq --help lists them.");
    }
  }

  private static int misused(Screen screen, CommandLine.ParameterException failure) {
    CommandLine line = failure.getCommandLine();
    screen.say(screen.tone(Screen.Tone.BAD, "tansiq: ") + failure.getMessage());
    if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
      List<String> alike = unmatched.getSuggestions();
      if (!alike.isEmpty()) {
        screen.say("Did you mean: " + String.join(", ", alike) + "?");
      }
    }
    String name = line.getCommandSpec().qualifiedName();
    if (!name.equals("tansiq")) {
      screen.say("./" + name + " --help tells how it is used.");
    }
    return Exit.USAGE;
  }

  private static int ended(Screen screen, Throwable failure) {
    return switch (failure) {
      case Stop stop -> {
        screen.say(screen.tone(Screen.Tone.BAD, "tansiq: ") + Screen.foreign(stop.what()) + ".");
        String remedy = stop.remedy();
        if (remedy != null) {
          screen.say(Screen.foreign(remedy));
        }
        yield stop.exit();
      }
      case UncheckedIOException io when io.getCause() != null -> machine(screen, io.getCause());
      case IOException io -> machine(screen, io);
      case OutOfMemoryError _ -> {
        screen.say(
            screen.tone(Screen.Tone.BAD, "tansiq: ")
                + "there is not enough memory; TANSIQ_JAVA_OPTS=-Xmx2g ./tansiq ... gives more.");
        yield Exit.MACHINE;
      }
      default -> defect(screen, failure);
    };
  }

  /** A file system's own words, with the file first and without the class of the failure. */
  private static int machine(Screen screen, IOException failure) {
    String what =
        switch (failure) {
          case java.nio.file.NoSuchFileException missing -> missing.getFile() + " does not exist";
          case java.nio.file.AccessDeniedException denied ->
              denied.getFile() + " must not be touched by this user";
          case java.nio.file.FileAlreadyExistsException there ->
              there.getFile() + " is there already";
          case FileSystemException system when system.getReason() != null ->
              system.getFile() + ": " + system.getReason();
          default ->
              failure.getMessage() == null ? "reading or writing failed" : failure.getMessage();
        };
    screen.say(screen.tone(Screen.Tone.BAD, "tansiq: ") + Screen.foreign(what) + ".");
    return Exit.MACHINE;
  }

  private static int defect(Screen screen, Throwable failure) {
    String where;
    try {
      Path file = Files.createTempFile("tansiq-defect-", ".txt");
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
        failure.printStackTrace(writer);
      }
      where = "its details are in " + file;
    } catch (IOException _) {
      where = "its details could not be written: " + failure;
    }
    screen.say(
        screen.tone(Screen.Tone.BAD, "tansiq: ") + "this is a defect in Tansiq; " + where + ".");
    return Exit.DEFECT;
  }

  /** UTF-8 whatever the locale is: names in four scripts are the normal case. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        descriptor == FileDescriptor.err,
        StandardCharsets.UTF_8);
  }

  /** The version that the jar was built as. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "tansiq " + (version == null ? "(not packaged)" : version),
        "Java " + Runtime.version() + " (" + System.getProperty("java.home") + ")"
      };
    }
  }
}
