package tv.tributary.catalog.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.ChannelTotals;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.InsertionPoint.Side;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.store.EditSession;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// Rules for whole groups: channels that come to a group later follow them, and a word about one channel comes
/// first. GroupEdits go by the names they are shown with. Every change is one step of the [EditHistory].
/// Thread-safe; blocks for one transaction.
public final class GroupEdits {
    /// A group as it is shown.
    ///
    /// @param channels how many it has, hidden ones included
    /// @param hidden whether a rule leaves it out
    /// @param place where a rule puts it in the playlist, from 1; 0 for none
    /// @param lists what else the lists call it
    public record GroupStatus(String name, int channels, boolean hidden, int place, List<String> lists) {
        public GroupStatus {
            lists = List.copyOf(lists);
        }
    }

    private final EditTransaction editTransaction;
    private final LineupCache lineupCache;

    public GroupEdits(EditTransaction editTransaction, LineupCache lineupCache) {
        this.editTransaction = editTransaction;
        this.lineupCache = lineupCache;
    }

    /// All that have channels or a rule: those with a place first, then as people look for them.
    public List<GroupStatus> all() {
        var rules = lineupCache.rules();
        var counts = new HashMap<String, Integer>();
        for (var row : rows()) counts.merge(row.channel().group(), 1, Integer::sum);
        counts.remove("");
        for (var group : rules.hidden()) if (!group.isEmpty()) counts.putIfAbsent(rules.shown(group), 0);
        for (var group : rules.places().keySet()) counts.putIfAbsent(group, 0);
        var all = new ArrayList<GroupStatus>();
        var names = new TreeSet<>(ChannelTotals.BY_EYE);
        names.addAll(counts.keySet());
        for (var name : names) {
            var behind = new TreeSet<>(rules.behind(name));
            behind.remove(name);
            var place = rules.place(name);
            all.add(new GroupStatus(
                    name,
                    counts.getOrDefault(name, 0),
                    rules.hidesShown(name),
                    place == ChannelRow.UNPLACED ? 0 : place,
                    List.copyOf(behind)));
        }
        all.sort((one, other) -> Integer.compare(rules.place(one.name()), rules.place(other.name())));
        return all;
    }

    /// Leaves groups out of playlists, guides and searches, with all channels that will come to them.
    ///
    /// @throws EditRefused if there is no such group
    public EditResult hide(List<String> groups) {
        return each(groups, EditKind.GROUP_HIDE, (editSession, name) -> {
            var shown = editSession.shownChannels();
            for (var row : rows()) {
                var id = row.channel().id().value();
                if (row.channel().group().equals(name) && shown.contains(id))
                    editSession.clear(UserDecision.of(What.HIDDEN, id));
            }
            for (var group : lineupCache.rules().behind(name))
                editSession.set(rule(editSession, What.GROUP_HIDDEN, group), "1");
        });
    }

    /// Takes back what [#hide] did; channels hidden one by one stay hidden.
    ///
    /// @throws EditRefused if there is no such group
    public EditResult show(List<String> groups) {
        return each(groups, EditKind.GROUP_SHOW, (editSession, name) -> {
            for (var group : lineupCache.rules().behind(name))
                editSession.clear(rule(editSession, What.GROUP_HIDDEN, group));
        });
    }

    /// Calls a group something else; the name of another group makes the two one.
    ///
    /// @throws EditRefused if there is no such group, or the name is none
    public EditResult rename(String group, String name) {
        var wanted = name.strip();
        if (wanted.isEmpty()) throw new EditRefused(EditProblem.NO_NAME);
        return editTransaction.edit(editSession -> {
            checked(List.of(group));
            call(editSession, group, wanted);
            return EditTransaction.told(editSession, EditKind.GROUP_RENAME, group, wanted, 1, List.of());
        });
    }

    /// Makes one group of several: the first stays with its name.
    ///
    /// @throws EditRefused if there are fewer than two, or one is not there
    public EditResult merge(List<String> groups) {
        return editTransaction.edit(editSession -> {
            var all = checked(groups);
            if (all.size() < 2) throw new EditRefused(EditProblem.TOO_FEW);
            var first = all.getFirst();
            for (var other : all.subList(1, all.size())) call(editSession, other, first);
            return EditTransaction.told(
                    editSession, EditKind.GROUP_MERGE, first, all.get(1), all.size() - 1, List.of());
        });
    }

    /// Puts groups beside another one in the order of groups. Those above get a place in the playlist where that takes
    /// one; the others follow by their numbers.
    ///
    /// @throws EditRefused if one is not there
    public EditResult move(List<String> groups, InsertionPoint<String> point) {
        return editTransaction.edit(editSession -> {
            var all = checked(groups);
            checked(List.of(point.item()));
            var names = all().stream().map(GroupStatus::name).toList();
            var placed = lineupCache.rules().places().keySet();
            place(editSession, GroupOrder.after(names, placed, all, point));
            return EditTransaction.told(
                    editSession,
                    point.side() == Side.BEFORE ? EditKind.GROUP_BEFORE : EditKind.GROUP_BEHIND,
                    all.getFirst(),
                    point.item(),
                    all.size(),
                    List.of());
        });
    }

    /// Gives groups that were renamed, or made a part of others, their own names back.
    ///
    /// @param groups as the lists call them
    /// @throws EditRefused if none of them has another name
    public EditResult ownName(List<String> groups) {
        return editTransaction.edit(editSession -> {
            var renamed = groups.stream()
                    .distinct()
                    .filter(lineupCache.rules().names()::containsKey)
                    .toList();
            if (renamed.isEmpty())
                throw groups.isEmpty()
                        ? new EditRefused(EditProblem.TOO_FEW)
                        : new EditRefused(EditProblem.GROUP_GONE, groups.getFirst());
            for (var group : renamed) editSession.clear(rule(editSession, What.GROUP_NAME, group));
            return EditTransaction.told(
                    editSession, EditKind.GROUP_OWN_NAME, renamed.getFirst(), "", renamed.size(), List.of());
        });
    }

    /// Puts groups first in the playlist, in this order; the others come behind by their numbers, as all do after an
    /// empty list.
    ///
    /// @throws EditRefused if one is not there
    public EditResult order(List<String> groups) {
        return editTransaction.edit(editSession -> {
            var all = groups.isEmpty() ? List.<String>of() : checked(groups);
            place(editSession, all);
            var first = all.isEmpty() ? "" : all.getFirst();
            return EditTransaction.told(editSession, EditKind.GROUP_ORDER, first, "", all.size(), List.of());
        });
    }

    private void place(EditSession editSession, List<String> order) {
        for (var placed : lineupCache.rules().places().keySet()) {
            if (!order.contains(placed)) editSession.clear(rule(editSession, What.GROUP_PLACE, placed));
        }
        for (var i = 0; i < order.size(); i++) {
            editSession.set(rule(editSession, What.GROUP_PLACE, order.get(i)), Integer.toString(i + 1));
        }
    }

    /// Calls all groups that are shown with a name something else.
    void call(EditSession editSession, String shown, String wanted) {
        var rules = lineupCache.rules();
        for (var group : rules.behind(shown)) {
            var rule = rule(editSession, What.GROUP_NAME, group);
            if (group.equals(wanted)) editSession.clear(rule);
            else editSession.set(rule, wanted);
        }
        var place = rules.place(shown);
        if (place == ChannelRow.UNPLACED || shown.equals(wanted)) return;
        editSession.clear(rule(editSession, What.GROUP_PLACE, shown));
        if (rules.place(wanted) == ChannelRow.UNPLACED) {
            editSession.set(rule(editSession, What.GROUP_PLACE, wanted), Integer.toString(place));
        }
    }

    private EditResult each(List<String> groups, EditKind kind, BiConsumer<EditSession, String> change) {
        return editTransaction.edit(editSession -> {
            var all = checked(groups);
            for (var group : all) change.accept(editSession, group);
            return EditTransaction.told(editSession, kind, all.getFirst(), "", all.size(), List.of());
        });
    }

    /// The groups named, each once.
    private List<String> checked(List<String> groups) {
        if (groups.isEmpty()) throw new EditRefused(EditProblem.TOO_FEW);
        var known = new HashSet<String>();
        for (var group : all()) known.add(group.name());
        for (var group : groups) {
            if (!known.contains(group)) throw new EditRefused(EditProblem.GROUP_GONE, group);
        }
        return List.copyOf(new LinkedHashSet<>(groups));
    }

    private List<ChannelRow> rows() {
        return lineupCache.lineup().list(ChannelQuery.all().with(Sight.BOTH));
    }

    static UserDecision rule(EditSession editSession, What what, String group) {
        return UserDecision.of(what, editSession.group(group));
    }
}
