package tansiq.node.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import tansiq.core.record.LedgerId;

/**
 * One SQLite file of notes: which cut was known when, and who asked for which write. Safe for any
 * number of threads; each call is one short transaction. A failure of the file is thrown as {@link
 * Failed} and is never a reason to refuse a record: the ledger does not depend on it.
 */
public final class Audit implements AutoCloseable {
  /** The file could not be read or written. */
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Failed(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * One asked-for write and what came of it.
   *
   * @param at by the node's clock
   * @param who the holder of the node's token is {@code token}, the configuration is {@code conf}
   * @param what such as {@code report}, {@code import}, {@code release}
   * @param outcome in plain words, without the content of any record
   */
  public record Act(Instant at, String who, String what, String outcome) {}

  private static final List<String> SCHEMA =
      List.of(
          "PRAGMA journal_mode=WAL",
          "PRAGMA synchronous=NORMAL",
          "CREATE TABLE IF NOT EXISTS cut (ledger TEXT NOT NULL, at INTEGER NOT NULL,"
              + " size INTEGER NOT NULL, PRIMARY KEY (ledger, at)) WITHOUT ROWID",
          "CREATE TABLE IF NOT EXISTS act (n INTEGER PRIMARY KEY, at INTEGER NOT NULL,"
              + " who TEXT NOT NULL, what TEXT NOT NULL, outcome TEXT NOT NULL)");

  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private Audit(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file, and creates it when it is not there. */
  public static Audit open(Path file) {
    Properties properties = new Properties();
    // Without it the driver asks for the generated key after each insert, which costs a third.
    properties.setProperty("jdbc.get_generated_keys", "false");
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
      try (Statement statement = connection.createStatement()) {
        for (String sql : SCHEMA) {
          statement.execute(sql);
        }
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new Audit(connection);
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  /** Notes the ledgers whose known size changed; the sizes of others stay as they were noted. */
  public void noteCut(Instant at, Map<LedgerId, Long> changed) {
    if (changed.isEmpty()) {
      return;
    }
    run(() -> {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT OR REPLACE INTO cut VALUES (?, ?, ?)")) {
        for (Map.Entry<LedgerId, Long> entry : changed.entrySet()) {
          insert.setString(1, entry.getKey().toString());
          insert.setLong(2, at.toEpochMilli());
          insert.setLong(3, entry.getValue());
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
      return 0;
    });
  }

  /** The cut that was known at a time: of each ledger the size noted last by then. */
  public SortedMap<LedgerId, Long> cutAsOf(Instant at) {
    return run(() -> {
      SortedMap<LedgerId, Long> cut = new TreeMap<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT ledger, size, max(at) FROM cut WHERE at <= ? GROUP BY ledger")) {
        select.setLong(1, at.toEpochMilli());
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            cut.put(ledger(rows.getString(1)), rows.getLong(2));
          }
        }
      }
      return cut;
    });
  }

  /** The latest time at which a cut was noted. */
  public Optional<Instant> lastCutAt() {
    return run(() -> {
      try (Statement select = connection.createStatement();
          ResultSet rows = select.executeQuery("SELECT max(at) FROM cut")) {
        rows.next();
        long at = rows.getLong(1);
        return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
      }
    });
  }

  /** Notes an asked-for write. */
  public void note(Act act) {
    run(() -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO act (at, who, what, outcome) VALUES (?, ?, ?, ?)")) {
        insert.setLong(1, act.at().toEpochMilli());
        insert.setString(2, act.who());
        insert.setString(3, act.what());
        insert.setString(4, act.outcome());
        return insert.executeUpdate();
      }
    });
  }

  /** The latest acts, newest first. */
  public List<Act> listActs(int most) {
    return run(() -> {
      List<Act> acts = new ArrayList<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              "SELECT at, who, what, outcome FROM act ORDER BY n DESC LIMIT ?")) {
        select.setInt(1, most);
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            acts.add(
                new Act(
                    Instant.ofEpochMilli(rows.getLong(1)),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getString(4)));
          }
        }
      }
      return acts;
    });
  }

  @Override
  public void close() {
    run(() -> {
      connection.close();
      return 0;
    });
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T run(Work<T> work) {
    lock.lock();
    try {
      return work.run();
    } catch (SQLException e) {
      throw new Failed(e);
    } finally {
      lock.unlock();
    }
  }

  private static LedgerId ledger(String origin) {
    int slash = origin.lastIndexOf('/');
    return new LedgerId(
        origin.substring(0, slash), Integer.parseInt(origin, slash + 1, origin.length(), 10));
  }
}
