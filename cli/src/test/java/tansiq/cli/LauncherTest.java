package tansiq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher on machines that lack something: a folder of its own with programs of its own, and
 * nothing else on the path but what POSIX promises.
 */
class LauncherTest {
  @TempDir private Path machine;
  private Path house;
  private Path bin;

  /** What came of a run. */
  private record Ended(int exit, String out, String err) {}

  @BeforeEach
  void lay() throws IOException {
    house = Files.createDirectories(machine.resolve("a house"));
    bin = Files.createDirectory(machine.resolve("bin"));
    Files.copy(Path.of("../tansiq"), house.resolve("tansiq"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String program :
        new String[] {
          "sh",
          "sed",
          "find",
          "head",
          "tail",
          "cat",
          "date",
          "sleep",
          "mkdir",
          "mkfifo",
          "rm",
          "touch",
          "wc",
          "readlink",
          "cp",
          "mv",
          "tee",
          "awk",
          "tr"
        }) {
      Path real = Path.of("/usr/bin", program);
      program(
          program, "exec " + (Files.exists(real) ? real : Path.of("/bin", program)) + " \"$@\"");
    }
  }

  @Test
  void aJdkThatIsTooOldIsSaidInOneLineWithWhatToInstall() throws Exception {
    jdk("old", "17.0.15");

    Ended ended = run(Map.of("TANSIQ_JAVA_HOME", machine.resolve("old").toString()), "--help");

    assertThat(ended.exit).isEqualTo(4);
    assertThat(ended.err).contains("old is no JDK 25 or newer").hasLineCount(1);
  }

  @Test
  void mavenThatIsMissingIsSaid() throws Exception {
    jdk("jdk", "25.0.1");

    Ended ended = run(Map.of("TANSIQ_JAVA_HOME", machine.resolve("jdk").toString()), "--help");

    assertThat(ended.exit).isEqualTo(4);
    assertThat(ended.err).contains("Maven is needed").hasLineCount(1);
  }

  @Test
  void nodeIsNeededForThePageAndNotForACommand() throws Exception {
    jdk("jdk", "25.0.1");
    program("mvn", buildsJars());
    Map<String, String> environment = Map.of("TANSIQ_JAVA_HOME", machine.resolve("jdk").toString());

    Ended demo = run(environment, "demo");
    assertThat(demo.exit).isEqualTo(4);
    assertThat(demo.err).contains("Node.js 20 or newer with npm is needed");

    Ended picture = run(environment, "picture", "--node", "two words");
    assertThat(picture.exit).isZero();
    assertThat(picture.out)
        .endsWith("-jar|" + house + "/target/app/tansiq.jar|picture|--node|two words|\n");

    program("npm", "exit 0");
    program("node", "echo v18.19.0");
    assertThat(run(environment, "demo").err).contains("Node.js 20 or newer").contains("version 18");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLog() throws Exception {
    jdk("jdk", "25.0.1");
    program("mvn", "echo this is why; exit 1");

    Ended ended = run(Map.of("TANSIQ_JAVA_HOME", machine.resolve("jdk").toString()), "picture");

    assertThat(ended.exit).isEqualTo(4);
    assertThat(ended.err).contains("Java: compile: failed").contains("this is why");
    assertThat(house.resolve("target/lock")).doesNotExist();
  }

  @Test
  void whatIsBuiltIsBuiltAgainOnlyWhenItsSourcesChange() throws Exception {
    jdk("jdk", "25.0.1");
    program("mvn", "echo built >>" + machine.resolve("builds") + "\n" + buildsJars());
    Map<String, String> environment = Map.of("TANSIQ_JAVA_HOME", machine.resolve("jdk").toString());
    Path source = house.resolve("core/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class A {}");

    run(environment, "picture");
    Ended again = run(environment, "picture");
    assertThat(Files.readAllLines(machine.resolve("builds"))).hasSize(1);
    assertThat(again.err).isEmpty();

    Files.writeString(source, "class A { int a; }");
    Files.setLastModifiedTime(
        house.resolve("target/app/built"),
        FileTime.from(Files.getLastModifiedTime(source).toInstant().minusSeconds(5)));
    run(environment, "picture");
    assertThat(Files.readAllLines(machine.resolve("builds"))).hasSize(2);
  }

  @Test
  void theLauncherIsFoundBehindALink() throws Exception {
    jdk("jdk", "25.0.1");
    program("mvn", buildsJars());
    Files.createSymbolicLink(bin.resolve("tansiq"), house.resolve("tansiq"));

    Ended ended =
        run(
            Map.of("TANSIQ_JAVA_HOME", machine.resolve("jdk").toString()),
            bin.resolve("tansiq"),
            "picture");

    assertThat(ended.exit).isZero();
    assertThat(ended.out).contains("-Dtansiq.home=" + house);
  }

  /** A JDK that says how it was called, one argument after the other. */
  private void jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(machine.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    program(home.resolve("bin/java"), "for a in \"$@\"; do printf '%s|' \"$a\"; done; echo");
    program(home.resolve("bin/javac"), "exit 0");
  }

  private static String buildsJars() {
    return "mkdir -p cli/target/jars && touch cli/target/jars/a.jar cli/target/tansiq-cli-1.jar";
  }

  private void program(String name, String script) throws IOException {
    program(bin.resolve(name), script);
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended run(Map<String, String> environment, String... args) throws Exception {
    return run(environment, house.resolve("tansiq"), args);
  }

  private Ended run(Map<String, String> environment, Path launcher, String... args)
      throws Exception {
    Path out = Files.createTempFile(machine, "out", ".txt");
    Path err = Files.createTempFile(machine, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(launcher.toString());
    builder.command().addAll(List.of(args));
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("HOME", machine.toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
