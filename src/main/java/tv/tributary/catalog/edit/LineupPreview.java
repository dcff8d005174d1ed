package tv.tributary.catalog.edit;

import java.util.List;

/// What televisions would see after a [LineupSelection].
///
/// @param channels how many
/// @param before how many they see now
/// @param groups the names of the groups, in the order they first come
/// @param first the first channels of the playlist
public record LineupPreview(int channels, int before, List<String> groups, List<PreviewChannel> first) {
    /// A channel as the playlist would have it.
    public record PreviewChannel(String number, String name, String group) {}

    public LineupPreview {
        groups = List.copyOf(groups);
        first = List.copyOf(first);
    }
}
