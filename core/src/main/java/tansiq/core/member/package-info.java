/**
 * One node as a deterministic machine: drafts, messages and time go in, outcomes and effects come
 * out. It guarantees that what it acknowledges is durable, that it takes in only what verifies and
 * what it may hold, and that the same inputs give the same outcomes; it never reads a clock, a
 * socket or chance, and never waits.
 */
@NullMarked
package tansiq.core.member;

import org.jspecify.annotations.NullMarked;
