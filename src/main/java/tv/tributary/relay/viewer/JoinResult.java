package tv.tributary.relay.viewer;

import tv.tributary.model.FailureReason;

/// The answer to a request to join a channel.
///
/// @param <V> [TsViewer] or [HlsViewer]
public sealed interface JoinResult<V> {
    /// The channel plays. A TS viewer starts at its newest keyframe.
    record Joined<V>(V viewer) implements JoinResult<V> {}

    /// There is no such channel.
    record Unknown<V>() implements JoinResult<V> {}

    /// The same client has asked for another channel meanwhile, which needed the provider's connection.
    record Superseded<V>() implements JoinResult<V> {}

    /// No source of the channel could be played just now.
    record Refused<V>(FailureReason why) implements JoinResult<V> {}
}
