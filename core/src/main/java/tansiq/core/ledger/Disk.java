package tansiq.core.ledger;

import java.util.List;

/**
 * The wall to the disk: what the ledger needs of files and nothing more. The node puts a file
 * system behind it, the simulator a memory that crashes. Paths are names parted by {@code /}, below
 * the node's data directory.
 *
 * <p>Every operation throws {@link DiskFailure}. One thread writes a file; any number may read what
 * it has written, while it writes on.
 */
public interface Disk {
  /** Whether there is such a file. */
  boolean exists(String path);

  /** The names of the files and directories in a directory, in order; none when it is absent. */
  List<String> list(String directory);

  /** The size of a file, in bytes. */
  long size(String path);

  /**
   * Puts a whole file in place, with its directories: after a crash the file is what it was before
   * (absent, perhaps) or what it is now. Durable on return.
   */
  void put(String path, byte[] content);

  /** Removes a file, if it is there. Durable on return. */
  void delete(String path);

  /**
   * Lengthens a file with zeros, so that later writes find their room. Durable on return; a failure
   * leaves the file usable, longer perhaps than it was.
   */
  void extend(String path, long size);

  /**
   * Writes within a file's size, or on beyond its end, and then the file grows. Until {@link #sync}
   * returns, a crash may keep any part of it, in any order, and of the growth any part.
   *
   * @param offset in the file, at most its size
   * @param bytes of which the first {@code length} are written
   */
  void write(String path, long offset, byte[] bytes, int length);

  /** Makes all that was written to the file durable. */
  void sync(String path);

  /** Reads within a file's size, filling the range of the array. */
  void read(String path, long offset, byte[] into, int at, int length);
}
