package tansiq.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tansiq.core.proof.Hash;
import tansiq.node.audit.EventLog;
import tansiq.node.audit.Metrics;

@Timeout(30)
final class LinksTest {
  private static final Limits QUICK =
      new Limits(
          1 << 20,
          64 << 20,
          Duration.ofMillis(100),
          Duration.ofMillis(3000),
          Duration.ofMillis(20),
          Duration.ofMillis(200));

  /** One end: its key, its pins, and what it was told. */
  private static final class End implements Traffic {
    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Map<Hash, String> pins = new ConcurrentHashMap<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Map<String, ConcurrentLinkedQueue<byte[]>> toSend = new ConcurrentHashMap<>();
    private final Map<String, Outlet> outlets = new ConcurrentHashMap<>();
    private Links links;

    End(String name) throws GeneralSecurityException {
      this.name = name;
      KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
      curve.initialize(new ECGenParameterSpec("secp256r1"));
      this.keys = curve.generateKeyPair();
      this.certificate = SelfSigned.of(keys, name);
    }

    Tls tls() {
      return Tls.of(keys.getPrivate(), certificate, pin -> Optional.ofNullable(pins.get(pin)));
    }

    void pin(End other) {
      pins.put(Tls.pin(other.certificate), other.name);
    }

    void open(int port, Limits limits) throws IOException {
      links =
          Links.open(
              name,
              new InetSocketAddress("127.0.0.1", port),
              tls(),
              limits,
              this,
              new Metrics(),
              EventLog.none(),
              Clock.systemUTC());
    }

    void dial(End other) {
      links.neighbour(other.name, new InetSocketAddress("127.0.0.1", other.links.port()));
    }

    void send(String peer, byte[] body) {
      byte[] frame = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).array();
      toSend.computeIfAbsent(peer, key -> new ConcurrentLinkedQueue<>()).add(frame);
      Optional.ofNullable(outlets.get(peer)).ifPresent(Outlet::wake);
    }

    String await(String event) throws InterruptedException {
      while (true) {
        String next = events.poll(20, TimeUnit.SECONDS);
        assertThat(next).as(name + " waits for " + event).isNotNull();
        if (next.startsWith(event)) {
          return next;
        }
      }
    }

    @Override
    public Session up(String peer, Outlet outlet) {
      outlets.put(peer, outlet);
      events.add("up " + peer);
      return new Session() {
        @Override
        public void received(byte[] body) {
          String text = new String(body, StandardCharsets.UTF_8);
          events.add("got " + (text.length() > 20 ? text.length() + " bytes" : text));
        }

        @Override
        public List<byte[]> next(int bytes) {
          List<byte[]> frames = new ArrayList<>();
          ConcurrentLinkedQueue<byte[]> queue = toSend.get(peer);
          while (queue != null && !queue.isEmpty()) {
            frames.add(queue.remove());
          }
          return frames;
        }

        @Override
        public void down(String why) {
          outlets.remove(peer);
          events.add("down " + peer + ": " + why);
        }
      };
    }
  }

  private final End ru;
  private final End sy;

  LinksTest() throws GeneralSecurityException {
    ru = new End("ru");
    sy = new End("sy");
    ru.pin(sy);
    sy.pin(ru);
  }

  @AfterEach
  void close() {
    for (End end : List.of(ru, sy)) {
      if (end.links != null) {
        end.links.close();
      }
    }
  }

  private void openBoth() throws IOException {
    ru.open(0, QUICK);
    sy.open(0, QUICK);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void framesGoBothWaysWhoeverDialled() throws Exception {
    openBoth();
    sy.dial(ru);
    ru.await("up sy");
    sy.await("up ru");
    ru.send("sy", bytes("hello"));
    sy.send("ru", bytes("welcome"));
    sy.send("ru", new byte[QUICK.frameBytes()]);

    assertThat(sy.await("got")).isEqualTo("got hello");
    assertThat(ru.await("got")).isEqualTo("got welcome");
    assertThat(ru.await("got")).isEqualTo("got " + QUICK.frameBytes() + " bytes");
    assertThat(sy.links.find("ru").orElseThrow().up()).isTrue();
  }

  @Test
  void twoThatDialEachOtherHaveOneStream() throws Exception {
    openBoth();
    sy.dial(ru);
    ru.dial(sy);
    ru.await("up sy");
    sy.send("ru", bytes("one"));
    assertThat(ru.await("got")).isEqualTo("got one");
    ru.send("sy", bytes("two"));
    assertThat(sy.await("got")).isEqualTo("got two");
    assertThat(ru.links.listUp()).containsExactly("sy");
    assertThat(sy.links.listUp()).containsExactly("ru");
  }

  @Test
  void aLostNeighbourIsFoundAgainByItself() throws Exception {
    openBoth();
    sy.dial(ru);
    sy.await("up ru");
    int port = ru.links.port();
    ru.links.close();
    sy.await("down ru");
    ru.open(port, QUICK);
    sy.await("up ru");
    sy.send("ru", bytes("again"));

    assertThat(ru.await("got")).isEqualTo("got again");
  }

  @Test
  void aNeighbourWhoseKeyIsNotPinnedGetsNoStream() throws Exception {
    openBoth();
    sy.pins.clear();
    ru.dial(sy);
    sy.dial(ru);
    // A third one proves that the door is open, so that silence means refusal.
    End ir = new End("ir");
    ir.pin(sy);
    sy.pin(ir);
    ir.open(0, QUICK);
    ir.dial(sy);
    sy.await("up ir");
    ir.links.close();

    assertThat(sy.links.find("ru").map(Links.State::up)).contains(false);
    assertThat(ru.events).isEmpty();
  }

  @Test
  void aPinnedMemberAtAnothersAddressIsNotTakenForIt() throws Exception {
    openBoth();
    sy.links.neighbour("ir", new InetSocketAddress("127.0.0.1", ru.links.port()));
    while (!sy.links.find("ir").orElseThrow().why().contains("that of ru")) {
      Thread.onSpinWait();
    }

    assertThat(sy.links.listUp()).isEmpty();
  }

  @Test
  void whoShowsNoCertificateGetsNotASingleByte() throws Exception {
    openBoth();
    SSLContext anonymous = SSLContext.getInstance("TLSv1.3");
    anonymous.init(null, new TrustManager[] {new TrustsAnybody()}, null);
    assertThatThrownBy(
            () -> {
              try (SSLSocket socket =
                  (SSLSocket)
                      anonymous.getSocketFactory().createSocket("127.0.0.1", ru.links.port())) {
                socket.startHandshake();
                socket.getInputStream().read();
              }
            })
        .isInstanceOf(SSLException.class);
    assertThat(ru.events).isEmpty();
  }

  @Test
  void otherHttpOnThePortIsAnsweredInHttp() throws Exception {
    openBoth();
    try (SSLSocket socket =
        (SSLSocket)
            sy.tls().context().getSocketFactory().createSocket("127.0.0.1", ru.links.port())) {
      socket.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);

      assertThat(answer)
          .startsWith("HTTP/1.1 426 Upgrade Required\r\n")
          .contains("Upgrade: tansiq-exchange/1\r\n");
    }
    assertThat(ru.events).isEmpty();
  }

  @Test
  void aFrameThatClaimsTooMuchEndsTheStreamAndBarsThePeerForAWhile() throws Exception {
    openBoth();
    try (SSLSocket socket = raw()) {
      socket.getOutputStream().write(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array());
      socket.getOutputStream().flush();

      assertThat(ru.await("down sy")).contains("too large");
    }
    try (SSLSocket socket = raw()) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException e) {
      assertThat(e).isNotInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void aSilentPeerIsDeadAndABeatingOneIsNot() throws Exception {
    openBoth();
    sy.dial(ru);
    sy.await("up ru");
    ru.await("up sy");
    End ir = new End("ir");
    ir.pin(ru);
    ru.pin(ir);
    try (SSLSocket socket = raw(ir)) {
      assertThat(ru.await("down ir")).isEqualTo("down ir: silent for 3000 ms");
      assertThat(socket.isConnected()).isTrue();
    }
    // A stream's end is told before it is forgotten, so that the next one is up only after it.
    while (ru.links.listUp().contains("ir")) {
      Thread.onSpinWait();
    }
    assertThat(ru.links.listUp()).containsExactly("sy");
  }

  @Test
  void aPortInUseIsSaid() throws Exception {
    openBoth();
    assertThatThrownBy(() -> new End("x").open(ru.links.port(), QUICK))
        .isInstanceOf(BindException.class);
  }

  /** What a careless client uses. */
  private static final class TrustsAnybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private SSLSocket raw() throws IOException {
    return raw(sy);
  }

  private SSLSocket raw(End end) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            end.tls().context().getSocketFactory().createSocket("127.0.0.1", ru.links.port());
    socket.setSoTimeout(10_000);
    assertThat(Upgrade.ask(socket.getInputStream(), socket.getOutputStream(), "x")).isEmpty();
    return socket;
  }
}
