package tansiq.node.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.ledger.DiskFailure;

class FileDiskTest {
  @TempDir Path root;

  @Test
  void whatIsWrittenIsReadBackByTheNextToOpen() {
    try (FileDisk disk = FileDisk.open(root)) {
      disk.put("a/b/file", new byte[] {1, 2, 3});
      disk.extend("a/b/file", 3_000_000);
      disk.write("a/b/file", 2_999_990, new byte[] {9, 8, 7}, 2);
      disk.sync("a/b/file");
    }

    try (FileDisk disk = FileDisk.open(root)) {
      byte[] read = new byte[12];
      disk.read("a/b/file", 0, read, 0, 4);
      disk.read("a/b/file", 2_999_989, read, 4, 4);
      assertThat(read).containsExactly(1, 2, 3, 0, 0, 9, 8, 0, 0, 0, 0, 0);
      assertThat(disk.size("a/b/file")).isEqualTo(3_000_000);
      assertThat(disk.list("a")).containsExactly("b");
      assertThat(disk.list("")).containsExactly("a", "lock");
      assertThat(disk.list("none")).isEmpty();
    }
  }

  @Test
  void aFileThatIsPutAgainIsReadAnew() {
    try (FileDisk disk = FileDisk.open(root)) {
      byte[] read = new byte[1];
      for (byte value = 1; value < 4; value++) {
        disk.put("file", new byte[] {value});
        disk.read("file", 0, read, 0, 1);
        assertThat(read[0]).isEqualTo(value);
      }
      disk.delete("file");
      disk.delete("file");
      assertThat(disk.exists("file")).isFalse();
    }
  }

  @Test
  void aDirectoryThatIsInUseIsRefused() {
    try (FileDisk disk = FileDisk.open(root)) {
      assertThat(disk.root()).isEqualTo(root);
      assertThatThrownBy(() -> FileDisk.open(root))
          .isInstanceOf(DiskFailure.class)
          .hasMessageContaining("another process uses this directory");
    }
    FileDisk.open(root).close();
  }

  @Test
  void aReaderThatIsInterruptedHarmsNobody() {
    try (FileDisk disk = FileDisk.open(root)) {
      byte[] content = new byte[100];
      Arrays.fill(content, (byte) 5);
      disk.put("file", content);
      byte[] read = new byte[100];

      Thread.currentThread().interrupt();
      disk.read("file", 0, read, 0, 100);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(read).isEqualTo(content);
      disk.read("file", 0, read, 0, 100);
      assertThat(read).isEqualTo(content);
    }
  }

  @Test
  void readingBehindTheEndIsDamageAndAMissingFileAFailure() {
    try (FileDisk disk = FileDisk.open(root)) {
      disk.put("file", new byte[10]);
      assertThatThrownBy(() -> disk.read("file", 5, new byte[10], 0, 10))
          .isInstanceOfSatisfying(
              DiskFailure.class, e -> assertThat(e.kind()).isEqualTo(DiskFailure.Kind.DAMAGED));
      assertThatThrownBy(() -> disk.read("none", 0, new byte[1], 0, 1))
          .isInstanceOf(DiskFailure.class)
          .hasMessage("none: there is no such file");
    }
  }

  @Test
  void useAfterCloseIsAFailureAndNotAHang() {
    FileDisk disk = FileDisk.open(root);
    disk.put("file", new byte[10]);
    disk.close();

    assertThatThrownBy(() -> disk.read("file", 0, new byte[1], 0, 1))
        .isInstanceOf(DiskFailure.class);
    assertThatThrownBy(() -> disk.write("file", 0, new byte[1], 1)).isInstanceOf(DiskFailure.class);
  }
}
