package tv.tributary.catalog.lineup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tv.tributary.model.ChannelId;

/// The changes that put channels elsewhere in the playlist without touching anybody's number: they stand behind
/// the number of the channel above them, and those that were put behind the same number before make room.
/// Groups with a place of their own do not mix, so a channel that comes among the channels of such a group
/// joins it.
///
/// @param positions what to store for each channel that moves or makes room; empty for the place of its number
/// @param joining those that have to change to `group`
/// @param group that of the channel beside which they are put
public record PlaylistMove(
        SequencedMap<ChannelId, Optional<PlaylistPosition>> positions, Set<ChannelId> joining, String group) {
    public PlaylistMove {
        positions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(positions));
        joining = Collections.unmodifiableSet(new LinkedHashSet<>(joining));
    }

    /// Empty if the channel beside which they are to be put is not there, or none of them is.
    ///
    /// @param playlist all channels in their order, hidden ones too
    /// @param moved in the order in which they are to stand
    public static Optional<PlaylistMove> of(
            List<ChannelRow> playlist, List<ChannelId> moved, InsertionPoint<ChannelId> point) {
        var at = index(playlist, point.item());
        var rows = rows(playlist, moved);
        if (at.isEmpty() || rows.isEmpty()) return Optional.empty();
        var end = at.getAsInt() + (point.side() == InsertionPoint.Side.BEHIND ? 1 : 0);
        var target = playlist.get(at.getAsInt());
        return Optional.of(new Planner(playlist, rows, target, end).plan());
    }

    private static OptionalInt index(List<ChannelRow> playlist, ChannelId id) {
        return IntStream.range(0, playlist.size())
                .filter(i -> playlist.get(i).channel().id().equals(id))
                .findFirst();
    }

    private static List<ChannelRow> rows(List<ChannelRow> playlist, List<ChannelId> moved) {
        var wanted = Set.copyOf(moved);
        Map<ChannelId, ChannelRow> found = playlist.stream()
                .filter(row -> wanted.contains(row.channel().id()))
                .collect(Collectors.toMap(row -> row.channel().id(), Function.identity()));
        return moved.stream()
                .distinct()
                .map(found::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /// @param target beside which they are put
    /// @param end where they come in: behind this many rows of the playlist
    private record Planner(List<ChannelRow> playlist, List<ChannelRow> moved, ChannelRow target, int end) {
        PlaylistMove plan() {
            var chosen = moved.stream().map(row -> row.channel().id()).collect(Collectors.toSet());
            var others = new ArrayList<ChannelRow>();
            var above = 0;
            for (var i = 0; i < playlist.size(); i++) {
                var row = playlist.get(i);
                if (chosen.contains(row.channel().id()) || row.groupPlace() != target.groupPlace()) continue;
                others.add(row);
                if (i < end) above = others.size();
            }
            var joining = moved.stream()
                    .filter(row -> row.groupPlace() != target.groupPlace())
                    .map(row -> row.channel().id())
                    .collect(Collectors.toSet());
            var positions = isByNumber(others, above) ? byNumber() : put(others, above);
            return new PlaylistMove(positions, joining, target.channel().group());
        }

        /// Whether their numbers alone bring them there.
        private boolean isByNumber(List<ChannelRow> others, int above) {
            var line = new ArrayList<ChannelRow>();
            if (above > 0) line.add(others.get(above - 1));
            for (var row : moved) line.add(row.byNumber(target.groupPlace()));
            if (above < others.size()) line.add(others.get(above));
            return IntStream.range(1, line.size()).allMatch(i -> PlaylistOrder.isBefore(line.get(i - 1), line.get(i)));
        }

        private SequencedMap<ChannelId, Optional<PlaylistPosition>> byNumber() {
            var positions = new LinkedHashMap<ChannelId, Optional<PlaylistPosition>>();
            for (var row : moved) positions.put(row.channel().id(), Optional.empty());
            return positions;
        }

        private SequencedMap<ChannelId, Optional<PlaylistPosition>> put(List<ChannelRow> others, int above) {
            var last =
                    above == 0 ? new PlaylistPosition(PlaylistPosition.BEFORE_ALL, 0) : position(others.get(above - 1));
            var positions = new LinkedHashMap<ChannelId, Optional<PlaylistPosition>>();
            for (var row : moved) {
                last = new PlaylistPosition(last.number(), last.rank() + 1);
                positions.put(row.channel().id(), Optional.of(last));
            }
            for (var row : others.subList(above, others.size())) {
                var isBehindTheSame = PlaylistOrder.key(row) == PlaylistOrder.key(last.number());
                if (!isBehindTheSame || position(row).rank() > last.rank()) break;
                last = new PlaylistPosition(last.number(), last.rank() + 1);
                positions.put(row.channel().id(), Optional.of(last));
            }
            return positions;
        }

        private static PlaylistPosition position(ChannelRow row) {
            return row.position()
                    .orElseGet(() -> new PlaylistPosition(row.channel().number(), 0));
        }
    }
}
