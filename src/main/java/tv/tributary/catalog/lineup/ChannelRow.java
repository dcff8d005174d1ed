package tv.tributary.catalog.lineup;

import java.util.List;
import java.util.Optional;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderId;

/// A channel as a row of a list.
///
/// @param sources how many sources it has, backups included
/// @param providers who carries it, best first
/// @param hidden whether the user left it out everywhere but in the editor
/// @param groupPlace where its group stands in the playlist, from 1
/// @param radio whether all its sources are sound only
/// @param adult whether a provider marks one of its sources as one for adults
/// @param market the country (ISO 3166, lower case) or region whose viewers it is for; empty where nothing says so
/// @param favourite whether the user made it a favourite
/// @param position where the user put it in the playlist; empty for the place of its number
public record ChannelRow(
        Channel channel,
        int sources,
        List<ProviderId> providers,
        boolean hidden,
        int groupPlace,
        boolean radio,
        boolean adult,
        String market,
        boolean favourite,
        Optional<PlaylistPosition> position) {
    /// The place of groups the user gave none: behind the others.
    public static final int UNPLACED = Integer.MAX_VALUE;

    public ChannelRow {
        providers = List.copyOf(providers);
    }

    /// One in sight, with pictures.
    public ChannelRow(Channel channel, int sources, List<ProviderId> providers) {
        this(channel, sources, providers, false, UNPLACED, false, false, "", false, Optional.empty());
    }

    /// The same in another group.
    ChannelRow inGroup(String group) {
        var other =
                new Channel(channel.id(), channel.name(), group, channel.logo(), channel.number(), channel.guideId());
        return new ChannelRow(other, sources, providers, hidden, groupPlace, radio, adult, market, favourite, position);
    }

    /// The same with another number.
    public ChannelRow withNumber(String number) {
        var other =
                new Channel(channel.id(), channel.name(), channel.group(), channel.logo(), number, channel.guideId());
        return new ChannelRow(other, sources, providers, hidden, groupPlace, radio, adult, market, favourite, position);
    }

    /// The same where it would stand by its number, in a group at this place.
    ChannelRow byNumber(int place) {
        return new ChannelRow(
                channel, sources, providers, hidden, place, radio, adult, market, favourite, Optional.empty());
    }

    public int backups() {
        return Math.max(0, sources - 1);
    }
}
