package tv.tributary.ui.dashboard;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import tv.tributary.catalog.ChannelDetail;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.relay.viewer.Throttle.RateLimits;

/// Queries and actions for a running stream.
///
/// @param bitrates bits per second of the last minutes, oldest first, from memory
/// @param detail the channel with all its streams, blocked ones among them; may block the thread
/// @param caps what viewers may have at most, from memory
/// @param next goes to the next source
/// @param choose goes to that source
/// @param disconnect ends a viewer's stream
public record StreamActions(
        Function<ChannelId, List<Long>> bitrates,
        Function<ChannelId, Optional<ChannelDetail>> detail,
        Supplier<RateLimits> caps,
        Consumer<ChannelId> next,
        BiConsumer<ChannelId, SourceId> choose,
        LongConsumer disconnect) {}
