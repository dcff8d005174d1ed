package tv.tributary.catalog.edit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.model.ChannelId;
import tv.tributary.store.EditSession;
import tv.tributary.store.EditStore;

/// Runs each edit as one transaction and one step of the [EditHistory]; the line-up shows it before the call returns.
/// Thread-safe.
public final class EditTransaction {
    /// The result of an edit.
    ///
    /// @param channels the ones it is about: after a merge the one that is left, after a split the new one
    /// @param words what was done, as the history says it
    /// @param notes what else came of it and why, in sentences: who lost a number to whom
    /// @param step its id in the history, by which it can be taken back; empty if it changed nothing
    public record EditResult(List<ChannelId> channels, String words, List<String> notes, Optional<Long> step) {
        public EditResult {
            channels = List.copyOf(channels);
            notes = List.copyOf(notes);
        }

        public ChannelId channel() {
            return channels.getFirst();
        }
    }

    private final EditStore store;
    private final LineupCache lineupCache;
    private final InstantSource clock;

    public EditTransaction(EditStore store, LineupCache lineupCache, InstantSource clock) {
        this.store = store;
        this.lineupCache = lineupCache;
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    /// One change for each of the channels.
    EditResult each(List<ChannelId> channels, EditKind kind, String other, BiConsumer<EditSession, Long> change) {
        return edit(editSession -> {
            var ids = present(editSession, channels);
            for (var id : ids) change.accept(editSession, id);
            return told(editSession, kind, name(ids.getFirst()), other, ids.size(), ids);
        });
    }

    /// @throws EditRefused as `work` does; then nothing is changed
    EditResult edit(Function<EditSession, EditResult> work) {
        var done = store.edit(clock.instant(), work);
        lineupCache.show(done);
        var told = done.answer();
        return new EditResult(told.channels(), told.words(), told.notes(), done.step());
    }

    /// The channels that stand for those named, each once.
    static List<Long> present(EditSession editSession, Collection<ChannelId> channels) {
        if (channels.isEmpty()) throw new EditRefused(EditProblem.TOO_FEW);
        var ids = new LinkedHashSet<Long>();
        for (var channel : channels) {
            if (!editSession.isChannel(channel.value())) throw new EditRefused(EditProblem.CHANNEL_GONE);
            ids.add(editSession.root(channel.value()));
        }
        return new ArrayList<>(ids);
    }

    String name(long channel) {
        return row(channel).map(row -> row.channel().name()).orElse("#" + channel);
    }

    Optional<ChannelRow> row(long channel) {
        return lineupCache.lineup().find(new ChannelId(channel));
    }

    static EditResult told(
            EditSession editSession, EditKind kind, String name, String other, int count, List<Long> channels) {
        return told(editSession, kind, name, other, count, channels, List.of());
    }

    static EditResult told(
            EditSession editSession,
            EditKind kind,
            String name,
            String other,
            int count,
            List<Long> channels,
            List<String> notes) {
        var step = new EditSession.Step(kind.name(), name, other, count);
        editSession.tell(step);
        return new EditResult(
                channels.stream().map(ChannelId::new).toList(), EditHistory.words(step), notes, Optional.empty());
    }
}
