/**
 * Carries bytes between this node and its neighbours: one long-lived stream for each over HTTPS
 * with mutual TLS, certificates pinned by the hash of their key. It guarantees that a frame comes
 * from the member that it is said to come from, whole and in order, that a peer can cost only its
 * own quota, and that a lost stream is tried again by itself; it never reads what it carries and
 * never decides who may hold what.
 */
@NullMarked
package tansiq.node.link;

import org.jspecify.annotations.NullMarked;
