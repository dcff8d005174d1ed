package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.List;
import tv.tributary.text.Messages;

/// Settings of the playlist for televisions.
///
/// @param favouritesFirst whether the favourites come first, as a group of their own
/// @param originalPictures whether logos and programmes' pictures keep the addresses that lists and guides give them,
///     rather than come from our own cache
public record PlaylistSettings(boolean favouritesFirst, boolean originalPictures) {
    /// The name they are stored under.
    public static final String NAME = "playlist";

    public static PlaylistSettings defaults() {
        return new PlaylistSettings(false, false);
    }

    /// The channels in the order and the groups of a playlist; each is in it once.
    public List<ChannelRow> arranged(List<ChannelRow> rows) {
        if (!favouritesFirst || rows.stream().noneMatch(ChannelRow::favourite)) return rows;
        var group = Messages.of("playlist.favourites");
        var all = new ArrayList<ChannelRow>(rows.size());
        for (var row : rows) if (row.favourite()) all.add(row.inGroup(group));
        for (var row : rows) if (!row.favourite()) all.add(row);
        return all;
    }
}
