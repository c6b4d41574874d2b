/**
 * What a node answers over HTTP: the API of docs/api.md and the page. It guarantees that nothing
 * but a program or a page on this machine gets an answer, that a write shows the node's token, that
 * every refusal names its field and reason, and that no stack trace leaves the node; it never keeps
 * state of its own and changes nothing but by handing drafts to the one writer.
 */
@NullMarked
package tansiq.node.api;

import org.jspecify.annotations.NullMarked;
