package tv.tributary.upstream.account;

import java.time.Duration;

/// Timeouts towards one provider.
///
/// @param connect for the connection and the answer's head
/// @param beyond for the next bytes of a stream, after the provider's tolerance is over: stalls are judged by
///     whoever reads, this only ends connections that are dead
/// @param slot for a connection of the account to become free
public record Timeouts(Duration connect, Duration beyond, Duration slot) {}
