package tansiq.cli.exit;

/** What a script can tell from how a command ended. */
public final class Exit {
  /** Done; the same; clean. */
  public static final int DONE = 0;

  /** The answer is no: input was refused, pictures differ, a ledger is damaged. */
  public static final int NO = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** The node could not be reached, or it asks for a token that was not given. */
  public static final int UNREACHED = 3;

  /** This machine said no: a file, a disk, a port. */
  public static final int MACHINE = 4;

  /** A defect in Tansiq itself; the last line says where its details are. */
  public static final int DEFECT = 5;

  private Exit() {}
}
