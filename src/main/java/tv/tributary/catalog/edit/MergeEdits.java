package tv.tributary.catalog.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.lineup.RepeatedStreams;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.store.EditSession;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// The user's merges, splits and moves of streams. Thread-safe.
final class MergeEdits {
    private final EditTransaction editTransaction;

    MergeEdits(EditTransaction editTransaction) {
        this.editTransaction = editTransaction;
    }

    /// Makes one channel of several: the first stays with its name, number and group, and takes all streams. Streams
    /// that will come to the others come to it, too. Whoever merges what was kept apart takes that back.
    EditResult merge(List<ChannelId> channels) {
        return editTransaction.edit(editSession -> {
            var all = EditTransaction.present(editSession, channels);
            if (all.size() < 2) throw new EditRefused(EditProblem.TOO_FEW);
            merge(editSession, all);
            return EditTransaction.told(
                    editSession,
                    EditKind.MERGE,
                    editTransaction.name(all.getFirst()),
                    editTransaction.name(all.get(1)),
                    all.size() - 1,
                    List.of(all.getFirst()));
        });
    }

    /// Merges sets of channels, each into its first, in one step.
    EditResult mergeEach(List<List<ChannelId>> sets) {
        if (sets.size() == 1) return merge(sets.getFirst());
        return editTransaction.edit(editSession -> {
            var targets = new ArrayList<Long>();
            for (var channels : sets) {
                var all = EditTransaction.present(editSession, channels);
                if (all.size() < 2) continue;
                merge(editSession, all);
                targets.add(all.getFirst());
            }
            return told(editSession, EditKind.MERGE_EACH, targets);
        });
    }

    private EditResult told(EditSession editSession, EditKind kind, List<Long> channels) {
        if (channels.isEmpty()) throw new EditRefused(EditProblem.TOO_FEW);
        return EditTransaction.told(
                editSession, kind, editTransaction.name(channels.getFirst()), "", channels.size(), channels);
    }

    /// @param all two at least
    private void merge(EditSession editSession, List<Long> all) {
        var target = all.getFirst();
        var others = all.subList(1, all.size());
        editSession.apart(all).forEach(editSession::clear);
        for (var one : others) editSession.set(UserDecision.of(What.INTO, one), Long.toString(target));
        // What was a favourite must not be lost in a channel that is none.
        if (others.stream().anyMatch(one -> isFavourite(editSession, one)))
            editSession.set(UserDecision.of(What.FAVOURITE, target), "1");
        // Its name must not depend on which of its streams are in a list today.
        if (editSession.value(UserDecision.of(What.NAME, target)).isEmpty()) {
            editTransaction
                    .row(target)
                    .ifPresent(row -> editSession.set(
                            UserDecision.of(What.NAME, target), row.channel().name()));
        }
    }

    /// Makes a channel of its own of some of a channel's streams; the two are never suggested as one again. If they
    /// are just those of a channel that was merged into this one, that channel is back with its name and number.
    EditResult split(ChannelId channel, Set<SourceId> streams) {
        return editTransaction.edit(editSession -> {
            var split = split(editSession, new StreamPart(channel, streams));
            return EditTransaction.told(
                    editSession,
                    EditKind.SPLIT,
                    editTransaction.name(split.from),
                    "",
                    split.streams,
                    List.of(split.fresh));
        });
    }

    /// Makes channels of their own of parts of channels, in one step.
    EditResult splitEach(List<StreamPart> parts) {
        if (parts.size() == 1)
            return split(parts.getFirst().channel(), parts.getFirst().streams());
        return editTransaction.edit(editSession -> {
            var fresh = new ArrayList<Long>();
            for (var part : parts) fresh.add(split(editSession, part).fresh);
            return told(editSession, EditKind.SPLIT_EACH, fresh);
        });
    }

    private record Split(long from, long fresh, int streams) {}

    private Split split(EditSession editSession, StreamPart part) {
        var streams = part.streams();
        var from = EditTransaction.present(editSession, List.of(part.channel())).getFirst();
        var all = editSession.streams(from);
        var known = all.stream().collect(Collectors.toMap(stream -> new SourceId(stream.source()), one -> one));
        if (streams.isEmpty() || !known.keySet().containsAll(streams)) {
            throw new EditRefused(EditProblem.STREAM_GONE);
        }
        known.keySet().retainAll(streams);
        var chosen = RepeatedStreams.withCopies(all, known.values(), MergeEdits::address).stream()
                .map(EditSession.Stream::source)
                .collect(Collectors.toSet());
        if (!editSession.hasLiveStreamBut(from, chosen)) throw new EditRefused(EditProblem.ALL_STREAMS);
        var fresh = mergedOne(editSession, from, all, chosen).orElseGet(() -> {
            var opened = editSession.openChannel(editTransaction.clock().instant());
            for (var one : chosen) editSession.set(UserDecision.of(What.CHANNEL, one), Long.toString(opened));
            return opened;
        });
        editSession.clear(UserDecision.of(What.INTO, fresh));
        editSession.set(UserDecision.apart(from, fresh), "1");
        return new Split(from, fresh, chosen.size());
    }

    /// Leaves streams in their channels for good, whatever else may be asked about them.
    EditResult keepTogether(List<StreamPart> parts) {
        return editTransaction.edit(editSession -> {
            var channels = new ArrayList<Long>();
            for (var part : parts) {
                var channel = EditTransaction.present(editSession, List.of(part.channel()))
                        .getFirst();
                var known = editSession.streams(channel).stream()
                        .map(EditSession.Stream::source)
                        .collect(Collectors.toSet());
                for (var stream : part.streams()) {
                    if (!known.contains(stream.value())) throw new EditRefused(EditProblem.STREAM_GONE);
                    editSession.set(UserDecision.of(What.CHANNEL, stream.value()), Long.toString(channel));
                }
                channels.add(channel);
            }
            return told(editSession, EditKind.TOGETHER, channels);
        });
    }

    private static boolean isFavourite(EditSession editSession, long channel) {
        return editSession.value(UserDecision.of(What.FAVOURITE, channel)).isPresent();
    }

    private static RepeatedStreams.Address address(EditSession.Stream stream) {
        return new RepeatedStreams.Address(stream.provider(), stream.url());
    }

    /// The channel merged into `from` that has exactly the chosen streams.
    private static Optional<Long> mergedOne(
            EditSession editSession, long from, List<EditSession.Stream> all, Set<Long> chosen) {
        var bases = all.stream()
                .filter(stream -> chosen.contains(stream.source()))
                .map(EditSession.Stream::base)
                .distinct()
                .toList();
        if (bases.size() != 1 || bases.getFirst() == from) return Optional.empty();
        var base = bases.getFirst();
        var isWhole = all.stream().filter(stream -> stream.base() == base).count() == chosen.size();
        var isDirect = editSession
                .value(UserDecision.of(What.INTO, base))
                .filter(Long.toString(from)::equals)
                .isPresent();
        return isWhole && isDirect ? Optional.of(base) : Optional.empty();
    }

    /// Keeps the two channels of each pair from being merged or suggested as one, in one step.
    EditResult neverTogether(List<List<ChannelId>> pairs) {
        if (pairs.size() == 1)
            return neverTogether(pairs.getFirst().getFirst(), pairs.getFirst().getLast());
        return editTransaction.edit(editSession -> {
            var channels = new ArrayList<Long>();
            for (var pair : pairs) {
                var both = EditTransaction.present(editSession, pair);
                if (both.size() < 2) continue;
                editSession.set(UserDecision.apart(both.getFirst(), both.getLast()), "1");
                channels.add(both.getFirst());
            }
            return told(editSession, EditKind.APART_EACH, channels);
        });
    }

    /// Keeps two channels from being merged or suggested as one.
    EditResult neverTogether(ChannelId one, ChannelId other) {
        return editTransaction.edit(editSession -> {
            var both = EditTransaction.present(editSession, List.of(one, other));
            if (both.size() < 2) throw new EditRefused(EditProblem.TOO_FEW);
            editSession.set(UserDecision.apart(both.getFirst(), both.getLast()), "1");
            return EditTransaction.told(
                    editSession,
                    EditKind.APART,
                    editTransaction.name(both.getFirst()),
                    editTransaction.name(both.getLast()),
                    1,
                    both);
        });
    }
}
