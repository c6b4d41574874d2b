/**
 * Renderings of the picture as values and text. It shows exactly what a layer shows and computes
 * nothing of its own; it never reads or writes a file.
 */
@NullMarked
package tansiq.core.view;

import org.jspecify.annotations.NullMarked;
