package tansiq.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Ports of this machine's loopback address that nobody listens on. */
public final class Ports {
  private static final int HIGHEST = 65_535;

  private final IntPredicate free;

  /** The ports of this machine. */
  public Ports() {
    this(Ports::isFree);
  }

  Ports(IntPredicate free) {
    this.free = free;
  }

  /** So many free ports in order, none below the first; nothing when there are not so many. */
  public Optional<List<Integer>> find(int first, int count) {
    List<Integer> found = new ArrayList<>();
    for (int port = first; port <= HIGHEST && found.size() < count; port++) {
      if (free.test(port)) {
        found.add(port);
      }
    }
    return found.size() == count ? Optional.of(List.copyOf(found)) : Optional.empty();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the node's own server does; otherwise a port would look taken for a minute after a stop.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
