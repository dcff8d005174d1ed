package tv.tributary.catalog.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.LineupFacets.GroupFacet;
import tv.tributary.catalog.edit.LineupSelection.Naming;
import tv.tributary.catalog.edit.SelectionEdits.LineupPreview.PreviewChannel;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.store.EditSession;
import tv.tributary.store.EditStore;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// Chooses what is watched of all there is, by countries and groups, as rules that channels to come follow, too. Every
/// choice is one step of the [EditHistory]. Thread-safe; blocks for one short read or one transaction.
public final class SelectionEdits {
    /// Preview of the playlist after a [LineupSelection].
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

    private static final int MOST_CHANNELS = 12;

    private final EditTransaction editTransaction;
    private final EditStore store;
    private final LineupCache lineupCache;
    private final GroupEdits groupEdits;

    public SelectionEdits(
            EditTransaction editTransaction, EditStore store, LineupCache lineupCache, GroupEdits groupEdits) {
        this.editTransaction = editTransaction;
        this.store = store;
        this.lineupCache = lineupCache;
        this.groupEdits = groupEdits;
    }

    /// What there is to choose from, and what is chosen.
    public LineupFacets facets() {
        return LineupFacets.of(rows(), lineupCache.rules());
    }

    /// What [#select] would come to; changes nothing.
    ///
    /// @throws EditRefused if a group or country is not there
    public LineupPreview preview(LineupSelection selection) {
        var facets = checked(selection);
        var own = store.hidden();
        var names = names(selection, facets);
        var places = places(selection, names);
        var channels = new ArrayList<ChannelRow>();
        var before = 0;
        for (var row : rows()) {
            if (!row.hidden()) before++;
            if (!own.getOrDefault(row.channel().id().value(), isHidden(row, selection))) channels.add(row);
        }
        channels.sort(Comparator.comparingInt(row -> place(row, names, places)));
        var groups = new LinkedHashSet<String>();
        for (var row : channels) groups.add(name(row, names));
        var first = channels.stream()
                .limit(MOST_CHANNELS)
                .map(row ->
                        new PreviewChannel(row.channel().number(), row.channel().name(), name(row, names)))
                .toList();
        return new LineupPreview(channels.size(), before, List.copyOf(groups), first);
    }

    /// Shows what was chosen and hides all else.
    ///
    /// @throws EditRefused if a group or country is not there; then nothing is changed
    public EditResult select(LineupSelection selection) {
        var count = preview(selection).channels();
        return editTransaction.edit(editSession -> {
            var facets = checked(selection);
            var names = names(selection, facets);
            for (var facet : facets.groups()) hide(editSession, facet, selection.hidden());
            names.forEach((group, name) -> {
                if (!group.equals(name)) groupEdits.call(editSession, group, name);
            });
            choose(editSession, selection.countries());
            order(editSession, selection, names);
            return EditTransaction.told(editSession, EditKind.SELECT, "", "", count, List.of());
        });
    }

    private static boolean isHidden(ChannelRow row, LineupSelection selection) {
        var countries = selection.countries();
        return selection.hidden().contains(row.channel().group())
                || (!countries.isEmpty() && !countries.contains(row.market()));
    }

    private void hide(EditSession editSession, GroupFacet facet, Set<String> hidden) {
        for (var shown : facet.groups()) {
            for (var group : lineupCache.rules().behind(shown)) {
                var rule = GroupEdits.rule(editSession, What.GROUP_HIDDEN, group);
                if (hidden.contains(shown)) editSession.set(rule, "1");
                else editSession.clear(rule);
            }
        }
    }

    private static void choose(EditSession editSession, Set<String> countries) {
        var wanted = new HashSet<UserDecision>();
        for (var country : countries) wanted.add(UserDecision.of(What.COUNTRY, editSession.market(country)));
        for (var known : editSession.countries()) if (!wanted.contains(known)) editSession.clear(known);
        for (var country : wanted) editSession.set(country, "1");
    }

    private void order(EditSession editSession, LineupSelection selection, Map<String, String> names) {
        if (selection.order().isEmpty()) return;
        var places = places(selection, names);
        for (var placed : lineupCache.rules().places().keySet()) {
            if (!places.containsKey(placed)) editSession.clear(GroupEdits.rule(editSession, What.GROUP_PLACE, placed));
        }
        places.forEach((group, place) ->
                editSession.set(GroupEdits.rule(editSession, What.GROUP_PLACE, group), Integer.toString(place)));
    }

    /// The names that groups get, by those they have; groups that are hidden keep theirs.
    private static Map<String, String> names(LineupSelection selection, LineupFacets facets) {
        var names = new HashMap<String, String>();
        var united = selection.naming() == Naming.UNITED ? facets.groups() : List.<GroupFacet>of();
        for (var facet : united) {
            var shown = facet.groups().stream()
                    .filter(group -> !selection.hidden().contains(group))
                    .toList();
            if (shown.size() > 1) shown.forEach(group -> names.put(group, facet.name()));
        }
        selection.names().forEach((group, name) -> names.put(group, name.strip()));
        return names;
    }

    private static Map<String, Integer> places(LineupSelection selection, Map<String, String> names) {
        var places = new HashMap<String, Integer>();
        for (var group : selection.order()) places.putIfAbsent(names.getOrDefault(group, group), places.size() + 1);
        return places;
    }

    private static int place(ChannelRow row, Map<String, String> names, Map<String, Integer> places) {
        return places.isEmpty() ? row.groupPlace() : places.getOrDefault(name(row, names), ChannelRow.UNPLACED);
    }

    private static String name(ChannelRow row, Map<String, String> names) {
        var group = row.channel().group();
        return names.getOrDefault(group, group);
    }

    private LineupFacets checked(LineupSelection selection) {
        var facets = facets();
        var groups = new HashSet<String>();
        for (var facet : facets.groups()) groups.addAll(facet.groups());
        for (var group : selection.hidden()) if (!groups.contains(group)) throw gone(EditProblem.GROUP_GONE, group);
        for (var group : selection.order()) if (!groups.contains(group)) throw gone(EditProblem.GROUP_GONE, group);
        for (var group : selection.names().keySet())
            if (!groups.contains(group)) throw gone(EditProblem.GROUP_GONE, group);
        if (selection.names().values().stream().anyMatch(String::isBlank)) throw new EditRefused(EditProblem.NO_NAME);
        for (var country : selection.countries()) {
            if (facets.countries().stream().noneMatch(facet -> facet.market().equals(country)))
                throw gone(EditProblem.COUNTRY_GONE, country);
        }
        return facets;
    }

    private static EditRefused gone(EditProblem problem, String what) {
        return new EditRefused(problem, what);
    }

    private List<ChannelRow> rows() {
        return lineupCache.lineup().list(ChannelQuery.all().with(Sight.BOTH));
    }
}
