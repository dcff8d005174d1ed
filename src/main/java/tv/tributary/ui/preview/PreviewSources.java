package tv.tributary.ui.preview;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;

/// The sources of the player's channels and addresses.
///
/// @param localUrl the address on this machine of what is to be played; may block
/// @param lineup all channels in sight, in the order of the playlist; may block
/// @param live what runs, and how many connections each provider has in use; answers from memory
/// @param programmes a channel's programmes from now on; may block
/// @param progress hears how far a film is, from time to time; returns at once
public record PreviewSources(
        Function<PreviewTarget, String> localUrl,
        Callable<List<ChannelRow>> lineup,
        Supplier<LiveStats> live,
        Function<ChannelId, List<Programme>> programmes,
        BiConsumer<FilmTarget, PlayPosition> progress) {
    /// May block.
    List<Channel> channels() throws Exception {
        return lineup.call().stream().map(ChannelRow::channel).toList();
    }

    /// Whether somebody watches a channel already.
    boolean isRunning(ChannelId channel) {
        return live.get().streams().stream().anyMatch(stream -> stream.channel().equals(channel));
    }
}
