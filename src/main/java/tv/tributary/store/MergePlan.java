package tv.tributary.store;

import java.util.List;

/// The channels that the new entries of a staged list belong to. A plan is worked out beside the database,
/// while edits go on: [StagedListPublisher] gives its new channels other ids and numbers where theirs were
/// taken meanwhile.
///
/// @param lastChannel the highest channel id when it was made; ids above are those of new channels
/// @param placements by position
/// @param opened new channels by id; each is first named by a placement before those of the next
public record MergePlan(long lastChannel, List<Placement> placements, List<NewChannel> opened) {
    /// For a list without new entries that become channels.
    public static final MergePlan EMPTY = new MergePlan(0, List.of(), List.of());

    /// @param position of the entry in the list
    public record Placement(long position, long channel) {}

    /// @param mergeKey what its sources have in common
    public record NewChannel(long id, String mergeKey, String number) {}

    public MergePlan {
        placements = List.copyOf(placements);
        opened = List.copyOf(opened);
    }
}
