package tv.tributary.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

/// The household's channels as each [View] has them. Answers from memory. Thread-safe.
public final class ViewedChannels {
    private final Channels channels;
    private final Supplier<PlaylistSettings> household;

    /// @param household how the household has them
    public ViewedChannels(Channels channels, Supplier<PlaylistSettings> household) {
        this.channels = channels;
        this.household = household;
    }

    /// Those that are seen, in the view's order and with its numbers.
    public List<ChannelRow> of(View view) {
        return view.of(all(), household.get());
    }

    /// All in sight, whoever sees them.
    public List<ChannelRow> all() {
        return channels.list(ChannelQuery.all());
    }

    /// Whether a channel may be watched. Who sees all may watch hidden ones, too, if they know the address.
    public boolean sees(View view, ChannelId channel) {
        return view.hasAllChannels()
                || channels.row(channel)
                        .filter(row -> !row.hidden() && view.sees(row))
                        .isPresent();
    }

    /// One that may be watched.
    public Optional<Channel> channel(View view, ChannelId channel) {
        return channels.channel(channel).filter(_ -> sees(view, channel));
    }

    /// Changes with the channels, and with how the household has them.
    public String state() {
        return channels.revision() + " " + household.get();
    }
}
