package tv.tributary.catalog;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tv.tributary.catalog.EditRefused.EditProblem;
import tv.tributary.model.ChannelId;
import tv.tributary.store.Desk;
import tv.tributary.store.EditStore;

/// How every change of channels is made: one transaction, one step of the [History], shown before it returns.
/// Thread-safe.
final class Edits {
    private final EditStore store;
    private final Stand stand;
    private final InstantSource clock;

    Edits(EditStore store, Stand stand, InstantSource clock) {
        this.store = store;
        this.stand = stand;
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    /// One change for each of the channels.
    Edited each(List<ChannelId> channels, EditKind kind, String other, BiConsumer<Desk, Long> change) {
        return edit(desk -> {
            var ids = present(desk, channels);
            for (var id : ids) change.accept(desk, id);
            return told(desk, kind, name(ids.getFirst()), other, ids.size(), ids);
        });
    }

    /// @throws EditRefused as `work` does; then nothing is changed
    Edited edit(Function<Desk, Edited> work) {
        var done = store.edit(clock.instant(), work);
        if (!done.touched().isEmpty()) {
            stand.refresh(done.touched());
            stand.tellChannels();
        }
        return done.answer();
    }

    /// The channels that stand for those named, each once.
    static List<Long> present(Desk desk, Collection<ChannelId> channels) {
        if (channels.isEmpty()) throw new EditRefused(EditProblem.TOO_FEW);
        var ids = new LinkedHashSet<Long>();
        for (var channel : channels) {
            if (!desk.isChannel(channel.value())) throw new EditRefused(EditProblem.CHANNEL_GONE);
            ids.add(desk.root(channel.value()));
        }
        return new ArrayList<>(ids);
    }

    String name(long channel) {
        return row(channel).map(row -> row.channel().name()).orElse("#" + channel);
    }

    Optional<ChannelRow> row(long channel) {
        return stand.lineup().find(new ChannelId(channel));
    }

    static Edited told(Desk desk, EditKind kind, String name, String other, int count, List<Long> channels) {
        return told(desk, kind, name, other, count, channels, List.of());
    }

    static Edited told(
            Desk desk, EditKind kind, String name, String other, int count, List<Long> channels, List<String> notes) {
        var step = new Desk.Step(kind.name(), name, other, count);
        desk.tell(step);
        return new Edited(channels.stream().map(ChannelId::new).toList(), History.words(step), notes);
    }
}
