/**
 * The example alliance on this machine: a data directory, keys and ports for each member, what each
 * files, and who is where. It guarantees that a second start finds what the first laid out and
 * loads nothing twice, and that only a directory that a demo made is ever deleted; it never reaches
 * into a node: it configures it and speaks to its API, as anybody would.
 */
@NullMarked
package tansiq.cli.demo;

import org.jspecify.annotations.NullMarked;
