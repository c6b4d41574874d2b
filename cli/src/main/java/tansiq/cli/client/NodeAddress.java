package tansiq.cli.client;

import java.net.URI;
import java.util.Optional;

/**
 * Where a node's API is and the token for its writes.
 *
 * @param name as a person knows the node: its name in the alliance, or what was typed
 * @param api the base address, such as {@code http://127.0.0.1:8080}, without a slash at its end
 * @param token for writes; reads need none
 */
public record NodeAddress(String name, URI api, Optional<String> token) {}
