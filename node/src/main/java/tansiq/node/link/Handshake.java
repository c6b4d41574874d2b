package tansiq.node.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import tansiq.node.audit.Metrics;

/**
 * How two nodes come to a stream: TLS with a certificate of either side, which proves whose node it
 * is, then the upgrade from HTTP (docs/exchange.md). Thread-safe.
 */
final class Handshake {
  /** The longest that any step of it may take, in milliseconds. */
  static final int MOST_MILLIS = 5_000;

  private final Tls tls;
  private final Limits limits;
  private final Metrics metrics;

  Handshake(Tls tls, Limits limits, Metrics metrics) {
    this.tls = tls;
    this.limits = limits;
    this.metrics = metrics;
  }

  /**
   * Answers whoever has connected.
   *
   * @return nothing when it is nobody's who is pinned, or wants something else than a stream
   */
  Optional<Stream> answer(Socket raw) throws IOException {
    raw.setSoTimeout(MOST_MILLIS);
    raw.setTcpNoDelay(true);
    SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket(raw, null, true);
    socket.setNeedClientAuth(true);
    socket.startHandshake();
    Optional<String> peer = tls.peer(socket.getSession());
    return peer.isPresent() && Upgrade.answer(socket.getInputStream(), socket.getOutputStream())
        ? Optional.of(stream(peer.get(), false, raw, socket))
        : Optional.empty();
  }

  /** Connects to a neighbour; throws, with the reason in plain words, when it is not there. */
  Stream dial(Socket raw, String peer, InetSocketAddress address) throws IOException {
    raw.setTcpNoDelay(true);
    // Resolved at each try: a member's address may move while its key stays.
    InetAddress host = InetAddress.getByName(address.getHostString());
    raw.connect(new InetSocketAddress(host, address.getPort()), MOST_MILLIS);
    raw.setSoTimeout(MOST_MILLIS);
    SSLSocket socket =
        (SSLSocket)
            tls.context()
                .getSocketFactory()
                .createSocket(raw, address.getHostString(), address.getPort(), true);
    socket.startHandshake();
    Optional<String> found = tls.peer(socket.getSession());
    if (!found.equals(Optional.of(peer))) {
      throw new IOException("the key there is that of " + found.orElse("nobody"));
    }
    String answer =
        Upgrade.ask(
            socket.getInputStream(),
            socket.getOutputStream(),
            address.getHostString() + ":" + address.getPort());
    if (!answer.isEmpty()) {
      throw new IOException("answered " + answer);
    }
    return stream(peer, true, raw, socket);
  }

  private Stream stream(String peer, boolean dialled, Socket raw, SSLSocket socket) {
    return new Stream(
        peer,
        dialled,
        raw,
        socket,
        limits,
        new Stream.Counts(
            metrics.counter("tansiq_link_in_bytes_total", "Read from a neighbour.", "peer", peer),
            metrics.counter(
                "tansiq_link_out_bytes_total", "Written to a neighbour.", "peer", peer)));
  }
}
