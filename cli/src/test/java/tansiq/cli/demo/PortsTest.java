package tansiq.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void aPortInUseIsPassedOver() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new Ports().find(taken.getLocalPort(), 1))
          .hasValueSatisfying(
              ports -> assertThat(ports.getFirst()).isGreaterThan(taken.getLocalPort()));
    }
  }

  @Test
  void theyComeInOrderAndLeaveOutWhatIsTaken() {
    Ports ports = new Ports(port -> port % 2 == 0);

    assertThat(ports.find(8081, 3)).contains(List.of(8082, 8084, 8086));
  }

  @Test
  void whenThereAreTooFewThereAreNone() {
    assertThat(new Ports(port -> true).find(65_534, 2)).isPresent();
    assertThat(new Ports(port -> true).find(65_534, 3)).isEmpty();
    assertThat(new Ports(port -> false).find(1, 1)).isEmpty();
  }
}
