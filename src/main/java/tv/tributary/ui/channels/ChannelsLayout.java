package tv.tributary.ui.channels;

import java.util.Arrays;
import java.util.List;

/// The user's layout of the page; kept between runs.
///
/// @param columns those shown, from left to right, with their widths in pixels
/// @param divider where the detail pane begins, 0..1 of the width
/// @param groupsOpen whether the list of groups is open
/// @param groups those chosen in it; none for all
/// @param favourites whether only favourites are shown
/// @param hidden columns that were put away; one in neither list is new and shown
record ChannelsLayout(
        List<ColumnWidth> columns,
        List<SortBy> sort,
        double divider,
        ChannelFace face,
        boolean groupsOpen,
        List<String> groups,
        boolean favourites,
        List<ChannelColumn> hidden) {
    static final String NAME = "channels-layout";

    public ChannelsLayout {
        columns = List.copyOf(columns);
        sort = List.copyOf(sort);
        groups = List.copyOf(groups);
        hidden = List.copyOf(hidden);
        if (!(divider >= 0.2 && divider <= 0.9)) divider = 0.66;
    }

    /// The guide id waits in the table's menu: the detail pane shows it, and names need the room.
    static ChannelsLayout defaults() {
        var columns = Arrays.stream(ChannelColumn.values())
                .filter(column -> column != ChannelColumn.GUIDE)
                .map(column -> new ColumnWidth(column, column.width))
                .toList();
        return new ChannelsLayout(
                columns, List.of(), 0.66, ChannelFace.LIST, true, List.of(), false, List.of(ChannelColumn.GUIDE));
    }

    /// The two views of the channels.
    enum ChannelFace {
        LIST,
        GRID
    }

    record ColumnWidth(ChannelColumn column, double width) {
        ColumnWidth {
            if (!(width >= 30 && width <= 2000)) width = column.width;
        }
    }

    /// One sort criterion: a column, ascending or descending.
    record SortBy(ChannelColumn column, Direction direction) {
        enum Direction {
            UP,
            DOWN
        }
    }
}
