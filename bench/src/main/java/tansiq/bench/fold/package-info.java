/** What the fold takes in time and memory, on streams of reports that are made as it goes. */
@NullMarked
package tansiq.bench.fold;

import org.jspecify.annotations.NullMarked;
