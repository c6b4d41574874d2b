package tansiq.node.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tansiq.core.place.Names;

final class InitTest {
  @TempDir private Path directory;

  private NodeSettings settings() {
    return NodeSettings.of(directory.resolve("sy"), "sy", Names.of("en", "Syria"));
  }

  @Test
  void aNewDirectoryHasKeysTokenAndConfigurationThatOnlyTheirOwnerReads() throws IOException {
    Init.Outcome outcome = Init.create(settings());

    assertThat(outcome).isInstanceOf(Init.Outcome.Created.class);
    Path data = settings().data();
    assertThat(ConfFile.read(data, Files.readString(data.resolve(ConfFile.NAME))))
        .isEqualTo(new ConfFile.Read.Settings(settings()));
    assertThat(Init.pins(data)).isEqualTo(((Init.Outcome.Created) outcome).pins());
    assertThat(Init.pins(data).key().name()).isEqualTo("sy");
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(7);
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theSignerSignsWhatThePinnedKeyVerifies() throws IOException {
    Init.create(settings());
    Keys keys = Keys.load(settings().data());
    byte[] message = {1, 2, 3};

    assertThat(keys.pins().key().verifies(message, keys.signer().sign(message))).isTrue();
  }

  @Test
  void aDirectoryInUseIsLeftAlone() throws IOException {
    Init.create(settings());
    String token = Files.readString(settings().data().resolve(Init.TOKEN));

    assertThat(Init.create(settings())).isInstanceOf(Init.Outcome.Refused.class);
    assertThat(Files.readString(settings().data().resolve(Init.TOKEN))).isEqualTo(token);
  }

  @Test
  void aNameThatIsNoMembersIsRefused() throws IOException {
    NodeSettings wrong = NodeSettings.of(directory.resolve("x"), "Syria!", Names.NONE);

    assertThat(Init.create(wrong)).isInstanceOf(Init.Outcome.Refused.class);
    assertThat(directory.resolve("x")).doesNotExist();
  }
}
