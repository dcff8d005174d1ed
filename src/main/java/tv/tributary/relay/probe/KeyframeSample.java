package tv.tributary.relay.probe;

import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

/// The newest keyframe of a running channel.
///
/// @param position of the newest keyframe in the channel's stream
/// @param keyframe the program's tables and that keyframe; empty if it is not whole yet or has gone by. Asked for only
///     if it is looked at
public record KeyframeSample(ChannelId channel, SourceId source, long position, Supplier<Optional<byte[]>> keyframe) {}
