package tansiq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tansiq.cli.client.AllianceFile;
import tansiq.cli.exit.Stop;

class DemoDirectoryTest {
  @TempDir private Path folder;

  @Test
  void aDirectoryThatNoDemoMadeIsNeitherUsedNorDeleted() throws IOException {
    Path diary = Files.writeString(folder.resolve("diary.txt"), "dear");
    DemoDirectory directory = new DemoDirectory(folder);

    assertThatThrownBy(() -> directory.prepare(4))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("holds no demo");
    assertThatThrownBy(directory::delete)
        .isInstanceOf(Stop.class)
        .hasMessageContaining("leaves it alone");
    assertThat(diary).hasContent("dear");
  }

  @Test
  void whatADemoMadeIsDeletedWhole() throws IOException {
    DemoDirectory directory = demo(2);
    Files.createDirectories(directory.data("ru").resolve("ledgers/ru"));
    Files.writeString(directory.data("ru").resolve("ledgers/ru/leaves"), "leaf");

    directory.delete();

    assertThat(folder).doesNotExist();
    directory.delete();
  }

  @Test
  void aDemoThatWasStoppedBeforeItListedItsNodesGoesOn() throws IOException {
    DemoDirectory directory = new DemoDirectory(folder);
    Files.createDirectories(directory.data("ru"));
    Files.createDirectories(directory.data("centre"));

    directory.prepare(4);
    directory.delete();

    assertThat(folder).doesNotExist();
  }

  @Test
  void anotherNumberOfMembersIsAnotherAlliance() throws IOException {
    DemoDirectory directory = demo(2);

    directory.prepare(2);
    assertThatThrownBy(() -> directory.prepare(4))
        .isInstanceOf(Stop.class)
        .hasMessageContaining("holds a demo of 2 members");
  }

  private DemoDirectory demo(int members) {
    DemoDirectory directory = new DemoDirectory(folder);
    AllianceFile.Entry node =
        new AllianceFile.Entry("ru", "ru", "http://127.0.0.1:1", "127.0.0.1:2", "ru");
    directory.write(new AllianceFile(Collections.nCopies(members + 1, node)));
    assertThat(directory.members()).contains(members);
    return directory;
  }
}
