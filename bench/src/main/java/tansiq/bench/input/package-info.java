/**
 * What is fed to a node: real alerts from a directory that the user names, and invented reports. It
 * guarantees that a seed gives the same reports on any machine; it never ships anybody's data.
 */
@NullMarked
package tansiq.bench.input;

import org.jspecify.annotations.NullMarked;
