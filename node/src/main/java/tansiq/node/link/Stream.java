package tansiq.node.link;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import tansiq.node.audit.Metrics.Counter;

/**
 * One standing stream with one neighbour: frames of a four-byte length and a body of so many bytes,
 * both ways; an empty body is a heartbeat. Two threads use it, a reader and a writer; any thread
 * may wake or drop.
 */
final class Stream implements Traffic.Outlet {
  /** Counters of the neighbour that a stream adds to. */
  record Counts(Counter bytesIn, Counter bytesOut) {}

  private static final int BUFFER = 1 << 16;

  /** What is asked for at once: more would only wait in the kernel. */
  private static final int AT_ONCE = 1 << 20;

  private static final int ASK_MILLIS = 500;
  private static final byte[] HEARTBEAT = new byte[4];

  private final String peer;
  private final boolean dialled;
  private final Socket raw;
  private final SSLSocket socket;
  private final Limits limits;
  private final Counts counts;
  private final long started = System.nanoTime();
  private final Semaphore woken = new Semaphore(0);
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile String why = "closed";
  private volatile boolean dropped;

  /**
   * A stream whose handshake is done.
   *
   * @param raw the socket under the TLS one: closing it frees threads that are stuck in the other
   * @param dialled whether this node opened it
   */
  Stream(String peer, boolean dialled, Socket raw, SSLSocket socket, Limits limits, Counts counts) {
    this.peer = peer;
    this.dialled = dialled;
    this.raw = raw;
    this.socket = socket;
    this.limits = limits;
    this.counts = counts;
  }

  String peer() {
    return peer;
  }

  boolean dialled() {
    return dialled;
  }

  long ageMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
  }

  /** Why it ended, in plain words. */
  String why() {
    return why;
  }

  boolean isClosed() {
    return closed.get();
  }

  /** Whether it ended because the neighbour broke the rules. */
  boolean isDropped() {
    return dropped;
  }

  @Override
  public void wake() {
    // One permit says all that many would say.
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  @Override
  public void drop(String reason) {
    dropped = true;
    close(reason);
  }

  /** Ends the stream; the first reason given stays. Never blocks. */
  void close(String reason) {
    if (closed.compareAndSet(false, true)) {
      why = reason;
      wake();
      try {
        raw.close();
      } catch (IOException e) {
        // The socket is gone either way.
        return;
      }
    }
  }

  /** Writes what the session gives until the stream ends. */
  void write(Traffic.Session session) {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER))) {
      long last = System.nanoTime();
      while (!closed.get()) {
        woken.drainPermits();
        List<byte[]> frames = session.next(AT_ONCE);
        for (byte[] frame : frames) {
          out.write(frame);
          counts.bytesOut().add(frame.length);
        }
        if (!frames.isEmpty()) {
          last = System.nanoTime();
          continue;
        }
        if (System.nanoTime() - last >= limits.heartbeat().toNanos()) {
          out.write(HEARTBEAT);
          last = System.nanoTime();
        }
        out.flush();
        boolean waited = woken.tryAcquire(ASK_MILLIS, TimeUnit.MILLISECONDS);
        if (waited) {
          woken.drainPermits();
        }
      }
    } catch (IOException e) {
      close("writing failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close("this node stops");
    }
  }

  /** Reads frames and hands their bodies on until the stream ends. */
  void read(Traffic.Session session) {
    try {
      socket.setSoTimeout((int) limits.silence().toMillis());
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
      Pace pace = new Pace(limits.bytesPerSecond());
      while (!closed.get()) {
        int length = in.readInt();
        if (length == 0) {
          continue;
        }
        if (length < 0 || length > limits.frameBytes()) {
          drop("a frame of " + Integer.toUnsignedString(length) + " bytes is too large");
          return;
        }
        // Grows with what really comes, so that a lie about the length costs nothing.
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
          close("ended inside a frame");
          return;
        }
        counts.bytesIn().add(length + 4L);
        pace.spend(length);
        session.received(body);
      }
    } catch (EOFException e) {
      close("the neighbour closed it");
    } catch (SocketTimeoutException e) {
      close("silent for " + limits.silence().toMillis() + " ms");
    } catch (IOException e) {
      close("reading failed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close("this node stops");
    }
  }

  /** A budget of bytes that refills with time; one second's worth may be spent at once. */
  private static final class Pace {
    private final double perNano;
    private final double most;
    private double budget;
    private long last = System.nanoTime();

    Pace(long bytesPerSecond) {
      this.perNano = bytesPerSecond / 1e9;
      this.most = bytesPerSecond;
      this.budget = bytesPerSecond;
    }

    void spend(int bytes) throws InterruptedException {
      long now = System.nanoTime();
      budget = Math.min(most, budget + (now - last) * perNano) - bytes;
      last = now;
      if (budget < 0) {
        TimeUnit.NANOSECONDS.sleep((long) (-budget / perNano));
      }
    }
  }
}
