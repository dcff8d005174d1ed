package tv.tributary.ui.preview;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

/// Where the player's channels and addresses come from.
///
/// @param localUrl the address on this machine of what is to be played; may block
/// @param lineup all channels in sight, in the order of the playlist; may block
/// @param isRunning whether somebody watches a channel already; answers from memory
public record PreviewSources(
        Function<PreviewTarget, String> localUrl, Callable<List<Channel>> lineup, Predicate<ChannelId> isRunning) {}
