/**
 * Makes files of papers: DOCX by Apache POI, PDF by Apache FOP. It guarantees that a paper says in
 * both what it says as a value, that right-to-left text runs and joins as its readers expect, and
 * that what no font has is seen as a mark and not left out; it opens no file and no connection,
 * uses no font of the machine, and never holds what a paper is made from.
 */
@NullMarked
package tansiq.node.paper;

import org.jspecify.annotations.NullMarked;
