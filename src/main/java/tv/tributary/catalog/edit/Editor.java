package tv.tributary.catalog.edit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.RenameRule.Renamed;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.identity.name.EventSlot;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;
import tv.tributary.store.EditSession;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// The user's edits of channels. Every change is a decision: stored as such beside the lists' own values, in force
/// through every sync, one step of the [EditHistory] however many channels it is about, and shown before the call
/// returns.
///
/// Thread-safe; blocks for one transaction. An edit is done as a whole, or refused with an [EditRefused] as a
/// whole.
public final class Editor {
    private final EditTransaction editTransaction;
    private final MergeEdits mergeEdits;
    private final OrderEdits orderEdits;
    private final LineupCache lineupCache;
    private final Supplier<NumberingSettings> numbering;

    public Editor(EditTransaction editTransaction, LineupCache lineupCache, Supplier<NumberingSettings> numbering) {
        this.editTransaction = editTransaction;
        this.mergeEdits = new MergeEdits(editTransaction);
        this.orderEdits = new OrderEdits(editTransaction, lineupCache);
        this.lineupCache = lineupCache;
        this.numbering = numbering;
    }

    /// Makes one channel of several: the first stays with its name, number and group, and takes all streams. Streams
    /// that will come to the others come to it, too. Whoever merges what was kept apart takes that back.
    public EditResult merge(List<ChannelId> channels) {
        return mergeEdits.merge(channels);
    }

    /// Makes a channel of its own of some of a channel's streams; the two are never suggested as one again. If they
    /// are just those of a channel that was merged into this one, that channel is back with its name and number.
    public EditResult split(ChannelId channel, Set<SourceId> streams) {
        return mergeEdits.split(channel, streams);
    }

    /// Keeps two channels from being merged or suggested as one.
    public EditResult neverTogether(ChannelId one, ChannelId other) {
        return mergeEdits.neverTogether(one, other);
    }

    /// As [#merge], for several sets in one step.
    public EditResult mergeEach(List<List<ChannelId>> sets) {
        return mergeEdits.mergeEach(sets);
    }

    /// As [#split], for several channels in one step.
    public EditResult splitEach(List<StreamPart> parts) {
        return mergeEdits.splitEach(parts);
    }

    /// As [#neverTogether(ChannelId, ChannelId)], for several pairs in one step.
    public EditResult neverTogether(List<List<ChannelId>> pairs) {
        return mergeEdits.neverTogether(pairs);
    }

    /// Leaves streams in their channels for good, whatever else may be asked about them.
    public EditResult keepTogether(List<StreamPart> parts) {
        return mergeEdits.keepTogether(parts);
    }

    public EditResult rename(ChannelId channel, String name) {
        if (name.isBlank()) throw new EditRefused(EditProblem.NO_NAME);
        return editTransaction.edit(editSession -> {
            var id = EditTransaction.present(editSession, List.of(channel)).getFirst();
            var before = editTransaction.name(id);
            editSession.set(UserDecision.of(What.NAME, id), name.strip());
            return EditTransaction.told(editSession, EditKind.RENAME, before, name.strip(), 1, List.of(id));
        });
    }

    /// Renames by a rule; channels it does not fit stay as they are. [RenameRule#preview] shows what it would do.
    public EditResult rename(List<ChannelId> channels, RenameRule rule) {
        return rename(preview(channels, rule));
    }

    /// Gives each channel a name of its own, in one step.
    public EditResult rename(List<Renamed> renamed) {
        return editTransaction.edit(editSession -> {
            var ids = EditTransaction.present(
                    editSession, renamed.stream().map(Renamed::channel).toList());
            if (renamed.isEmpty()) throw new EditRefused(EditProblem.TOO_FEW);
            for (var one : renamed)
                editSession.set(UserDecision.of(What.NAME, one.channel().value()), one.after());
            var first = renamed.getFirst();
            return EditTransaction.told(
                    editSession, EditKind.RENAME, first.before(), first.after(), renamed.size(), ids);
        });
    }

    /// Previews a rule's effect on channels: only those whose name it changes. Changes nothing.
    ///
    /// @throws EditRefused if the pattern cannot be read or takes too long
    public List<Renamed> preview(List<ChannelId> channels, RenameRule rule) {
        var rows = channels.stream()
                .flatMap(id -> lineupCache.lineup().find(id).stream())
                .map(ChannelRow::channel)
                .toList();
        return rule.preview(rows);
    }

    /// Back to the names the lists give.
    public EditResult ownName(List<ChannelId> channels) {
        return editTransaction.each(
                channels,
                EditKind.OWN_NAME,
                "",
                (editSession, id) -> editSession.clear(UserDecision.of(What.NAME, id)));
    }

    /// Pins a channel's number, which places it by that. A channel that has it without a pin gets another one; a note
    /// says which.
    public EditResult renumber(ChannelId channel, String number) {
        var wanted = NumberEdits.checked(number);
        return editTransaction.edit(editSession -> {
            var id = EditTransaction.present(editSession, List.of(channel)).getFirst();
            var numberEdits = new NumberEdits(editSession, editTransaction::name, Set.of(id));
            numberEdits.pin(id, wanted);
            return EditTransaction.told(
                    editSession,
                    EditKind.NUMBER,
                    editTransaction.name(id),
                    wanted,
                    1,
                    List.of(id),
                    numberEdits.notes());
        });
    }

    /// Pins the numbers from `first` on, one after the other, in the order of the list; numbers that others have
    /// pinned are left out. They stand by these numbers then.
    public EditResult renumber(List<ChannelId> channels, int first) {
        if (first < 1) throw new EditRefused(EditProblem.BAD_NUMBER);
        return editTransaction.edit(editSession -> {
            var ids = EditTransaction.present(editSession, channels);
            var numberEdits = new NumberEdits(editSession, editTransaction::name, new LinkedHashSet<>(ids));
            numberEdits.pinFrom(ids, first);
            return EditTransaction.told(
                    editSession,
                    EditKind.NUMBER,
                    editTransaction.name(ids.getFirst()),
                    Integer.toString(first),
                    ids.size(),
                    ids,
                    numberEdits.notes());
        });
    }

    /// Takes pins away; the channels have the numbers again that they were given at first, where these are free.
    public EditResult ownNumber(List<ChannelId> channels) {
        return editTransaction.edit(editSession -> {
            var ids = EditTransaction.present(editSession, channels);
            var numberEdits = new NumberEdits(editSession, editTransaction::name, new LinkedHashSet<>(ids));
            numberEdits.unpin(ids);
            return EditTransaction.told(
                    editSession,
                    EditKind.OWN_NUMBER,
                    editTransaction.name(ids.getFirst()),
                    "",
                    ids.size(),
                    ids,
                    numberEdits.notes());
        });
    }

    /// Gives channels new numbers, and the places of these, by the [NumberingSettings] of now; pinned ones stay, and
    /// nobody else's is taken.
    public EditResult numberAnew(List<ChannelId> channels) {
        return editTransaction.edit(editSession -> {
            var ids = EditTransaction.present(editSession, channels);
            var numbers = new NumberEdits(editSession, editTransaction::name, new LinkedHashSet<>(ids));
            numbers.anew(
                    ids,
                    new NumberAllocator(numbering.get()),
                    id -> editTransaction
                            .row(id)
                            .map(row -> row.channel().group())
                            .orElse(""));
            return EditTransaction.told(
                    editSession, EditKind.NUMBER_ANEW, editTransaction.name(ids.getFirst()), "", ids.size(), ids);
        });
    }

    /// Puts channels, one behind the other, beside another one. They keep their numbers: where a channel stands and
    /// which number it has are two things, until it is given a number by hand, which places it by that again.
    /// Beside a channel of a group that has a place in the playlist they join that group; a note says so.
    public EditResult move(List<ChannelId> channels, InsertionPoint<ChannelId> point) {
        return orderEdits.move(channels, point);
    }

    /// Back to the places of their numbers.
    public EditResult ownPlace(List<ChannelId> channels) {
        return editTransaction.each(
                channels,
                EditKind.OWN_PLACE,
                "",
                (editSession, id) -> editSession.clear(UserDecision.of(What.PLACE, id)));
    }

    /// @param group may be empty
    public EditResult moveToGroup(List<ChannelId> channels, String group) {
        var wanted = group.strip();
        return editTransaction.each(
                channels,
                EditKind.GROUP,
                wanted,
                (editSession, id) -> editSession.set(UserDecision.of(What.GROUP, id), wanted));
    }

    /// Back to the groups the lists give.
    public EditResult ownGroup(List<ChannelId> channels) {
        return editTransaction.each(
                channels,
                EditKind.OWN_GROUP,
                "",
                (editSession, id) -> editSession.clear(UserDecision.of(What.GROUP, id)));
    }

    /// Back to the names, numbers, groups and places the lists give, in one step.
    public EditResult own(List<ChannelId> channels) {
        return editTransaction.edit(editSession -> {
            var ids = EditTransaction.present(editSession, channels);
            var numberEdits = new NumberEdits(editSession, editTransaction::name, new LinkedHashSet<>(ids));
            for (var id : ids) {
                editSession.clear(UserDecision.of(What.NAME, id));
                editSession.clear(UserDecision.of(What.GROUP, id));
                editSession.clear(UserDecision.of(What.PLACE, id));
            }
            numberEdits.unpin(ids);
            return EditTransaction.told(
                    editSession,
                    EditKind.OWN,
                    editTransaction.name(ids.getFirst()),
                    "",
                    ids.size(),
                    ids,
                    numberEdits.notes());
        });
    }

    /// Takes channels out of playlists, guides and searches; the editor still finds them (`ChannelQuery.Sight`).
    public EditResult hide(List<ChannelId> channels) {
        return editTransaction.each(
                channels,
                EditKind.HIDE,
                "",
                (editSession, id) -> editSession.set(UserDecision.of(What.HIDDEN, id), "1"));
    }

    /// Brings channels back, also those whose group is hidden.
    public EditResult show(List<ChannelId> channels) {
        return editTransaction.each(channels, EditKind.SHOW, "", (editSession, id) -> {
            var hidden = UserDecision.of(What.HIDDEN, id);
            if (editTransaction.row(id).filter(row -> isHiddenByRule(row)).isPresent()) editSession.set(hidden, "0");
            else editSession.clear(hidden);
        });
    }

    private boolean isHiddenByRule(ChannelRow row) {
        var rules = lineupCache.rules();
        return rules.hidesShown(row.channel().group())
                || rules.hidesCountry(row.market())
                || EventSlot.of(row.channel().name()).isIdle();
    }

    /// Makes channels favourites.
    public EditResult addFavourites(List<ChannelId> channels) {
        return editTransaction.each(
                channels,
                EditKind.FAVOURITE,
                "",
                (editSession, id) -> editSession.set(UserDecision.of(What.FAVOURITE, id), "1"));
    }

    public EditResult removeFavourites(List<ChannelId> channels) {
        return editTransaction.each(
                channels,
                EditKind.UNFAVOURITE,
                "",
                (editSession, id) -> editSession.clear(UserDecision.of(What.FAVOURITE, id)));
    }

    /// Makes channels favourites; those that all are, no more.
    public EditResult toggleFavourites(List<ChannelId> channels) {
        var areFavourites = channels.stream()
                .allMatch(id -> editTransaction
                        .row(id.value())
                        .filter(ChannelRow::favourite)
                        .isPresent());
        return areFavourites ? removeFavourites(channels) : addFavourites(channels);
    }

    /// Tries a channel's streams in this order; those not named come behind as ranked. An empty list takes the user's
    /// order away.
    public EditResult reorder(ChannelId channel, List<SourceId> streams) {
        return editTransaction.edit(editSession -> {
            var id = EditTransaction.present(editSession, List.of(channel)).getFirst();
            var known = editSession.streams(id).stream()
                    .map(EditSession.Stream::source)
                    .collect(Collectors.toSet());
            var order = streams.stream().map(SourceId::value).distinct().toList();
            if (!known.containsAll(order)) throw new EditRefused(EditProblem.STREAM_GONE);
            editSession.pins(id).stream()
                    .filter(pin -> !order.contains(pin.subject()))
                    .forEach(editSession::clear);
            for (var i = 0; i < order.size(); i++) {
                editSession.set(new UserDecision(What.PIN, order.get(i), id), Integer.toString(i + 1));
            }
            var kind = order.isEmpty() ? EditKind.OWN_ORDER : EditKind.ORDER;
            return EditTransaction.told(editSession, kind, editTransaction.name(id), "", 1, List.of(id));
        });
    }

    /// Never plays that stream again, until [#unblock]. A channel that plays it is not left by this.
    public EditResult block(SourceId stream) {
        return editTransaction.edit(editSession -> {
            editSession.set(UserDecision.of(What.BLOCKED, stream.value()), "1");
            return toldOf(editSession, EditKind.BLOCK, stream);
        });
    }

    public EditResult unblock(SourceId stream) {
        return editTransaction.edit(editSession -> {
            editSession.clear(UserDecision.of(What.BLOCKED, stream.value()));
            return toldOf(editSession, EditKind.UNBLOCK, stream);
        });
    }

    private EditResult toldOf(EditSession editSession, EditKind kind, SourceId stream) {
        var channel = editSession.channelOf(stream.value()).orElseThrow(() -> new EditRefused(EditProblem.STREAM_GONE));
        return EditTransaction.told(
                editSession,
                kind,
                editSession.streamName(stream.value()),
                editTransaction.name(channel),
                1,
                List.of(channel));
    }
}
