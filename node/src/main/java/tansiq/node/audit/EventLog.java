package tansiq.node.audit;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tansiq.core.json.Json;
import tansiq.core.json.JsonNumber;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;

/**
 * What happened, for the operator: one JSON object a line with {@code time}, {@code level}, {@code
 * event} and the event's own fields. Of one event at most {@value #MOST_A_SECOND} lines a second
 * are written and the rest are counted, so that a hostile peer can fill neither the disk nor the
 * day of whoever reads. Safe for any number of threads; a log that cannot be written is dropped,
 * never thrown.
 */
public final class EventLog implements AutoCloseable {
  /** Lines of one event and second; further ones are only counted. */
  public static final int MOST_A_SECOND = 20;

  /** How much an event matters to the operator. */
  public enum Level {
    /** For somebody who looks for a fault in the program. */
    DEBUG,
    /** The ordinary course. */
    INFO,
    /** Works on, but somebody should look. */
    WARN,
    /** Something that was asked for did not happen. */
    ERROR;

    /** The word in a line and in the configuration. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One named value of an event. */
  public record Field(String name, Json value) {}

  private record Second(long second, int lines, long suppressed) {}

  private final @Nullable OutputStream out;
  private final Level least;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Second> seconds = new HashMap<>();

  private EventLog(@Nullable OutputStream out, Level least, Clock clock) {
    this.out = out;
    this.least = least;
    this.clock = clock;
  }

  /** A log that keeps nothing. */
  public static EventLog none() {
    return new EventLog(null, Level.ERROR, Clock.systemUTC());
  }

  /** A log into a stream, which is closed with it; events below {@code least} are left out. */
  public static EventLog to(OutputStream out, Level least, Clock clock) {
    return new EventLog(out, least, clock);
  }

  /** A log on standard error, which stays open when the log is closed. */
  public static EventLog toStandardError(Level least, Clock clock) {
    return to(
        new FilterOutputStream(System.err) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        },
        least,
        clock);
  }

  /** A log that is appended to a file. */
  public static EventLog toFile(Path file, Level least, Clock clock) throws IOException {
    return to(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
        least,
        clock);
  }

  /** A text field. */
  public static Field field(String name, String value) {
    return new Field(name, new JsonString(value));
  }

  /** A whole number; beyond 2⁵³ it is written as the nearest double. */
  public static Field field(String name, long value) {
    return new Field(name, new JsonNumber(value));
  }

  /** Notes the ordinary course. */
  public void info(String event, Field... fields) {
    write(Level.INFO, event, fields);
  }

  /** Notes what somebody should look at. */
  public void warn(String event, Field... fields) {
    write(Level.WARN, event, fields);
  }

  /** Notes that something that was asked for did not happen. */
  public void error(String event, Field... fields) {
    write(Level.ERROR, event, fields);
  }

  /** Notes a bug: an exception that nobody expected, with where it was thrown. */
  public void bug(String event, Throwable thrown, Field... fields) {
    Field[] all = new Field[fields.length + 2];
    System.arraycopy(fields, 0, all, 0, fields.length);
    all[fields.length] = field("thrown", String.valueOf(thrown));
    StackTraceElement[] trace = thrown.getStackTrace();
    all[fields.length + 1] = field("where", trace.length == 0 ? "?" : trace[0].toString());
    write(Level.ERROR, event, all);
  }

  private void write(Level level, String event, Field... fields) {
    if (out == null || level.compareTo(least) < 0) {
      return;
    }
    lock.lock();
    try {
      long suppressed = admit(event);
      if (suppressed < 0) {
        return;
      }
      JsonObject.Builder line =
          JsonObject.builder()
              .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
              .put("level", level.word())
              .put("event", event);
      if (suppressed > 0) {
        line.put("suppressed", suppressed);
      }
      for (Field field : fields) {
        line.put(field.name(), field.value());
      }
      byte[] text = JsonText.canonical(line.build());
      byte[] whole = new byte[text.length + 1];
      System.arraycopy(text, 0, whole, 0, text.length);
      whole[text.length] = '\n';
      out.write(whole);
      out.flush();
    } catch (IOException e) {
      // There is no other place to say it: a node must not stop because its log's disk is full.
      return;
    } finally {
      lock.unlock();
    }
  }

  /** How many lines of the event were left out before this one; −1 when this one is left out. */
  private long admit(String event) {
    long now = clock.millis() / 1000;
    Second was = seconds.getOrDefault(event, new Second(now, 0, 0));
    if (was.second() != now) {
      seconds.put(event, new Second(now, 1, 0));
      return was.suppressed();
    }
    if (was.lines() >= MOST_A_SECOND) {
      seconds.put(event, new Second(now, was.lines(), was.suppressed() + 1));
      return -1;
    }
    seconds.put(event, new Second(now, was.lines() + 1, was.suppressed()));
    return 0;
  }

  @Override
  public void close() {
    if (out == null) {
      return;
    }
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
