package tansiq.bench.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tansiq.bench.figures.Sheet;
import tansiq.bench.input.Reports;
import tansiq.core.json.Verdict;
import tansiq.core.record.Entry;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;
import tansiq.core.record.Status;
import tansiq.core.report.Context;
import tansiq.core.report.Defaults;
import tansiq.core.report.Prepared;
import tansiq.core.report.ReportReader;
import tansiq.node.intake.Intake;
import tansiq.node.intake.Salts;
import tansiq.node.intake.ShippedGazetteer;

/**
 * What the ledger reaches of what the disk allows anybody. Four senders hand over records and wait
 * until theirs are durable; one writer takes what waits and makes it durable, once by the ledger
 * and once by a plain write of the same bytes with one {@code fdatasync} behind it, in turns. The
 * plain one hashes nothing, keeps no index and could not find a torn write; its file grows by
 * itself, or has all its room before the clock starts.
 */
public final class Ceiling {
  private static final int SENDERS = 4;
  private static final LedgerId ID = new LedgerId("sy", 1);

  private Ceiling() {}

  /**
   * Measures.
   *
   * @param disk where the files shall be
   * @param reports of which the records are made
   * @param seconds of each turn
   */
  public static void run(Path disk, Reports reports, int seconds, int rounds, Sheet sheet)
      throws IOException, InterruptedException {
    List<Entry.Held> entries = entries(reports);
    sheet.say(
        entries.size()
            + " records of "
            + entries.stream().mapToLong(Ceiling::bytes).sum() / entries.size()
            + " bytes");
    for (int round = 0; round <= rounds; round++) {
      sheet.say(round == 0 ? "to warm up" : "round " + round + " of " + rounds);
      for (int window : List.of(1, 100, 1_000)) {
        double growing = turn(Store.plain(disk, false), entries, window, seconds);
        double ledger = turn(Store.ledger(disk, ID), entries, window, seconds);
        double room = turn(Store.plain(disk, true), entries, window, seconds);
        if (round > 0) {
          String name = SENDERS + " senders, " + window + " outstanding each: ";
          sheet.note(name + "plain, file grows", growing, "records/s");
          sheet.note(name + "plain, room made before", room, "records/s");
          sheet.note(name + "ledger", ledger, "records/s");
          sheet.note(name + "ledger of plain that grows", ledger / growing, "×");
        }
      }
    }
  }

  private static double turn(Store store, List<Entry.Held> entries, int window, int seconds)
      throws IOException, InterruptedException {
    try (store) {
      return Senders.run(store, entries, SENDERS, window, seconds);
    }
  }

  private static long bytes(Entry.Held entry) {
    long bytes = entry.bytes().length;
    for (Section section : entry.sections().values()) {
      bytes += section.bytes().length;
    }
    return bytes;
  }

  /** The records of reports, as intake makes them. */
  static List<Entry.Held> entries(Reports reports) {
    List<Entry.Held> entries = new ArrayList<>(reports.size());
    ReportReader reader =
        new ReportReader(
            new Context(ShippedGazetteer.get(), Set.of("sy"), Optional.empty(), List.of()));
    try (Intake intake = new Intake(() -> ID, Salts.secure(), Clock.systemUTC())) {
      for (int number = 0; number < reports.size(); number++) {
        switch (intake.one(reports.line(number), reader, Defaults.of(Status.EXERCISE))) {
          case Verdict.Accepted<Prepared>(Prepared prepared) -> entries.add(prepared.entry());
          case Verdict.Refused<Prepared>(String field, String reason) ->
              throw new IllegalStateException(field + " " + reason);
        }
      }
    }
    return entries;
  }
}
