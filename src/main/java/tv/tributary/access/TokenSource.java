package tv.tributary.access;

import java.util.Optional;

/// A kind of users: knows their tokens and what each may do. Called on I/O threads by several at once, so it answers
/// from memory; tokens are compared in constant time.
@FunctionalInterface
public interface TokenSource {
    /// @param token as it came with the request: any text, or none
    /// @return empty if it is none of theirs
    Optional<Grant> find(String token);
}
