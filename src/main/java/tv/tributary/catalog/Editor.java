package tv.tributary.catalog;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.tributary.catalog.EditRefused.EditProblem;
import tv.tributary.catalog.NameRule.Renamed;
import tv.tributary.catalog.merge.NumberingSettings;
import tv.tributary.catalog.merge.Numbers;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.store.Decision;
import tv.tributary.store.Decision.What;
import tv.tributary.store.Desk;
import tv.tributary.store.EditStore;

/// The user's word about channels. Every change is a decision: stored as such beside what the lists say, in force
/// through every sync, one step of the [History] however many channels it is about, and shown before the call
/// returns.
///
/// Thread-safe; blocks for one transaction. Everything is refused as a whole with an [EditRefused], or done as a
/// whole.
public final class Editor {
    private final Edits edits;
    private final Merging merging;
    private final Stand stand;
    private final Supplier<NumberingSettings> numbering;

    Editor(EditStore store, Stand stand, InstantSource clock, Supplier<NumberingSettings> numbering) {
        this.edits = new Edits(store, stand, clock);
        this.merging = new Merging(edits);
        this.stand = stand;
        this.numbering = numbering;
    }

    /// Makes one channel of several: the first stays with its name, number and group, and takes all streams. Streams
    /// that will come to the others come to it, too. Whoever merges what was kept apart takes that back.
    public Edited merge(List<ChannelId> channels) {
        return merging.merge(channels);
    }

    /// Makes a channel of its own of some of a channel's streams; the two are never suggested as one again. If they
    /// are just those of a channel that was merged into this one, that channel is back with its name and number.
    public Edited split(ChannelId channel, Set<SourceId> streams) {
        return merging.split(channel, streams);
    }

    /// Keeps two channels from being merged or suggested as one.
    public Edited neverTogether(ChannelId one, ChannelId other) {
        return merging.neverTogether(one, other);
    }

    public Edited rename(ChannelId channel, String name) {
        if (name.isBlank()) throw new EditRefused(EditProblem.NO_NAME);
        return edits.edit(desk -> {
            var id = Edits.present(desk, List.of(channel)).getFirst();
            var before = edits.name(id);
            desk.set(Decision.of(What.NAME, id), name.strip());
            return Edits.told(desk, EditKind.RENAME, before, name.strip(), 1, List.of(id));
        });
    }

    /// Renames by a rule; channels it does not fit stay as they are. [NameRule#preview] shows what it would do.
    public Edited rename(List<ChannelId> channels, NameRule rule) {
        var renamed = preview(channels, rule);
        return edits.edit(desk -> {
            var ids = Edits.present(desk, renamed.stream().map(Renamed::channel).toList());
            if (renamed.isEmpty()) throw new EditRefused(EditProblem.TOO_FEW);
            for (var one : renamed)
                desk.set(Decision.of(What.NAME, one.channel().value()), one.after());
            var first = renamed.getFirst();
            return Edits.told(desk, EditKind.RENAME, first.before(), first.after(), renamed.size(), ids);
        });
    }

    /// What a rule would do to channels: only those whose name it changes. Changes nothing.
    ///
    /// @throws EditRefused if the pattern cannot be read or takes too long
    public List<Renamed> preview(List<ChannelId> channels, NameRule rule) {
        var rows = channels.stream()
                .flatMap(id -> stand.lineup().find(id).stream())
                .map(ChannelRow::channel)
                .toList();
        return rule.preview(rows);
    }

    /// Back to the names the lists give.
    public Edited ownName(List<ChannelId> channels) {
        return edits.each(channels, EditKind.OWN_NAME, "", (desk, id) -> desk.clear(Decision.of(What.NAME, id)));
    }

    /// Pins a channel's number. A channel that has it without a pin gets another one; a note says which.
    public Edited renumber(ChannelId channel, String number) {
        var wanted = Numbering.checked(number);
        return edits.edit(desk -> {
            var id = Edits.present(desk, List.of(channel)).getFirst();
            var numbering = new Numbering(desk, edits::name, Set.of(id));
            numbering.pin(id, wanted);
            return Edits.told(desk, EditKind.NUMBER, edits.name(id), wanted, 1, List.of(id), numbering.notes());
        });
    }

    /// Pins the numbers from `first` on, one after the other, in the order of the list; numbers that others have
    /// pinned are left out.
    public Edited renumber(List<ChannelId> channels, int first) {
        if (first < 1) throw new EditRefused(EditProblem.BAD_NUMBER);
        return edits.edit(desk -> {
            var ids = Edits.present(desk, channels);
            var numbering = new Numbering(desk, edits::name, new LinkedHashSet<>(ids));
            numbering.pinFrom(ids, first);
            return Edits.told(
                    desk,
                    EditKind.NUMBER,
                    edits.name(ids.getFirst()),
                    Integer.toString(first),
                    ids.size(),
                    ids,
                    numbering.notes());
        });
    }

    /// Takes pins away; the channels have the numbers again that they were given at first, where these are free.
    public Edited ownNumber(List<ChannelId> channels) {
        return edits.edit(desk -> {
            var ids = Edits.present(desk, channels);
            var numbering = new Numbering(desk, edits::name, new LinkedHashSet<>(ids));
            numbering.unpin(ids);
            return Edits.told(
                    desk, EditKind.OWN_NUMBER, edits.name(ids.getFirst()), "", ids.size(), ids, numbering.notes());
        });
    }

    /// Gives channels new numbers by the [NumberingSettings] of now; pinned ones stay, and nobody else's is taken.
    public Edited numberAnew(List<ChannelId> channels) {
        return edits.edit(desk -> {
            var ids = Edits.present(desk, channels);
            var numbers = new Numbering(desk, edits::name, new LinkedHashSet<>(ids));
            numbers.anew(
                    ids,
                    new Numbers(numbering.get()),
                    id -> edits.row(id).map(row -> row.channel().group()).orElse(""));
            return Edits.told(desk, EditKind.NUMBER_ANEW, edits.name(ids.getFirst()), "", ids.size(), ids);
        });
    }

    /// @param group may be empty
    public Edited moveToGroup(List<ChannelId> channels, String group) {
        var wanted = group.strip();
        return edits.each(
                channels, EditKind.GROUP, wanted, (desk, id) -> desk.set(Decision.of(What.GROUP, id), wanted));
    }

    /// Back to the groups the lists give.
    public Edited ownGroup(List<ChannelId> channels) {
        return edits.each(channels, EditKind.OWN_GROUP, "", (desk, id) -> desk.clear(Decision.of(What.GROUP, id)));
    }

    /// Back to the names, numbers and groups the lists give, in one step.
    public Edited own(List<ChannelId> channels) {
        return edits.edit(desk -> {
            var ids = Edits.present(desk, channels);
            var numbering = new Numbering(desk, edits::name, new LinkedHashSet<>(ids));
            for (var id : ids) {
                desk.clear(Decision.of(What.NAME, id));
                desk.clear(Decision.of(What.GROUP, id));
            }
            numbering.unpin(ids);
            return Edits.told(desk, EditKind.OWN, edits.name(ids.getFirst()), "", ids.size(), ids, numbering.notes());
        });
    }

    /// Takes channels out of playlists, guides and searches; the editor still finds them ([ChannelQuery.Sight]).
    public Edited hide(List<ChannelId> channels) {
        return edits.each(channels, EditKind.HIDE, "", (desk, id) -> desk.set(Decision.of(What.HIDDEN, id), "1"));
    }

    public Edited show(List<ChannelId> channels) {
        return edits.each(channels, EditKind.SHOW, "", (desk, id) -> desk.clear(Decision.of(What.HIDDEN, id)));
    }

    /// Tries a channel's streams in this order; those not named come behind as ranked. An empty list takes the user's
    /// order away.
    public Edited reorder(ChannelId channel, List<SourceId> streams) {
        return edits.edit(desk -> {
            var id = Edits.present(desk, List.of(channel)).getFirst();
            var known = desk.streams(id).stream().map(Desk.Stream::source).collect(Collectors.toSet());
            var order = streams.stream().map(SourceId::value).distinct().toList();
            if (!known.containsAll(order)) throw new EditRefused(EditProblem.STREAM_GONE);
            desk.pins(id).stream().filter(pin -> !order.contains(pin.subject())).forEach(desk::clear);
            for (var i = 0; i < order.size(); i++) {
                desk.set(new Decision(What.PIN, order.get(i), id), Integer.toString(i + 1));
            }
            var kind = order.isEmpty() ? EditKind.OWN_ORDER : EditKind.ORDER;
            return Edits.told(desk, kind, edits.name(id), "", 1, List.of(id));
        });
    }

    /// Never plays that stream again, until [#unblock]. A channel that plays it is not left by this.
    public Edited block(SourceId stream) {
        return edits.edit(desk -> {
            desk.set(Decision.of(What.BLOCKED, stream.value()), "1");
            return toldOf(desk, EditKind.BLOCK, stream);
        });
    }

    public Edited unblock(SourceId stream) {
        return edits.edit(desk -> {
            desk.clear(Decision.of(What.BLOCKED, stream.value()));
            return toldOf(desk, EditKind.UNBLOCK, stream);
        });
    }

    private Edited toldOf(Desk desk, EditKind kind, SourceId stream) {
        var channel = desk.channelOf(stream.value()).orElseThrow(() -> new EditRefused(EditProblem.STREAM_GONE));
        return Edits.told(desk, kind, desk.streamName(stream.value()), edits.name(channel), 1, List.of(channel));
    }
}
