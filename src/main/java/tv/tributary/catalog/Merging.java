package tv.tributary.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.catalog.EditRefused.EditProblem;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.store.Decision;
import tv.tributary.store.Decision.What;
import tv.tributary.store.Desk;

/// The user's word about which streams are one channel. Thread-safe.
final class Merging {
    private final Edits edits;

    Merging(Edits edits) {
        this.edits = edits;
    }

    /// Makes one channel of several: the first stays with its name, number and group, and takes all streams. Streams
    /// that will come to the others come to it, too. Whoever merges what was kept apart takes that back.
    Edited merge(List<ChannelId> channels) {
        return edits.edit(desk -> {
            var all = Edits.present(desk, channels);
            if (all.size() < 2) throw new EditRefused(EditProblem.TOO_FEW);
            var target = all.getFirst();
            var others = all.subList(1, all.size());
            desk.apart(all).forEach(desk::clear);
            for (var one : others) desk.set(Decision.of(What.INTO, one), Long.toString(target));
            // Its name must not depend on which of its streams are in a list today.
            if (desk.value(Decision.of(What.NAME, target)).isEmpty()) {
                edits.row(target)
                        .ifPresent(row -> desk.set(
                                Decision.of(What.NAME, target), row.channel().name()));
            }
            return Edits.told(
                    desk,
                    EditKind.MERGE,
                    edits.name(target),
                    edits.name(others.getFirst()),
                    others.size(),
                    List.of(target));
        });
    }

    /// Makes a channel of its own of some of a channel's streams; the two are never suggested as one again. If they
    /// are just those of a channel that was merged into this one, that channel is back with its name and number.
    Edited split(ChannelId channel, Set<SourceId> streams) {
        return edits.edit(desk -> {
            var from = Edits.present(desk, List.of(channel)).getFirst();
            var chosen = streams.stream().map(SourceId::value).collect(Collectors.toSet());
            var all = desk.streams(from);
            var known = all.stream().map(Desk.Stream::source).collect(Collectors.toSet());
            if (chosen.isEmpty() || !known.containsAll(chosen)) throw new EditRefused(EditProblem.STREAM_GONE);
            if (!desk.hasLiveStreamBut(from, chosen)) throw new EditRefused(EditProblem.ALL_STREAMS);
            var fresh = mergedOne(desk, from, all, chosen).orElseGet(() -> {
                var opened = desk.openChannel(edits.clock().instant());
                for (var one : chosen) desk.set(Decision.of(What.CHANNEL, one), Long.toString(opened));
                return opened;
            });
            desk.clear(Decision.of(What.INTO, fresh));
            desk.set(Decision.apart(from, fresh), "1");
            return Edits.told(desk, EditKind.SPLIT, edits.name(from), "", chosen.size(), List.of(fresh));
        });
    }

    /// The channel merged into `from` that has exactly the chosen streams.
    private static Optional<Long> mergedOne(Desk desk, long from, List<Desk.Stream> all, Set<Long> chosen) {
        var bases = all.stream()
                .filter(stream -> chosen.contains(stream.source()))
                .map(Desk.Stream::base)
                .distinct()
                .toList();
        if (bases.size() != 1 || bases.getFirst() == from) return Optional.empty();
        var base = bases.getFirst();
        var isWhole = all.stream().filter(stream -> stream.base() == base).count() == chosen.size();
        var isDirect = desk.value(Decision.of(What.INTO, base))
                .filter(Long.toString(from)::equals)
                .isPresent();
        return isWhole && isDirect ? Optional.of(base) : Optional.empty();
    }

    /// Keeps two channels from being merged or suggested as one.
    Edited neverTogether(ChannelId one, ChannelId other) {
        return edits.edit(desk -> {
            var both = Edits.present(desk, List.of(one, other));
            if (both.size() < 2) throw new EditRefused(EditProblem.TOO_FEW);
            desk.set(Decision.apart(both.getFirst(), both.getLast()), "1");
            return Edits.told(desk, EditKind.APART, edits.name(both.getFirst()), edits.name(both.getLast()), 1, both);
        });
    }
}
