package tv.tributary.catalog.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.store.EditStore;
import tv.tributary.store.SourceStore;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;

/// Groups that come new with a provider's list start hidden, where the user wants that of the provider. Every change is
/// one step of the [EditHistory]. Thread-safe; blocks for short reads or one transaction.
public final class NewGroups {
    private final EditTransaction editTransaction;
    private final EditStore store;
    private final SourceStore sources;
    private final LineupCache lineupCache;

    public NewGroups(EditTransaction editTransaction, EditStore store, SourceStore sources, LineupCache lineupCache) {
        this.editTransaction = editTransaction;
        this.store = store;
        this.sources = sources;
        this.lineupCache = lineupCache;
    }

    /// The providers whose new groups start hidden.
    public Set<ProviderId> providers() {
        return store.providersOfHiddenGroups();
    }

    /// From the next list on.
    ///
    /// @param hidden whether its new groups start hidden
    public EditResult startHidden(Provider provider, boolean hidden) {
        return editTransaction.edit(editSession -> {
            var rule = UserDecision.of(What.GROUP_NEW_HIDDEN, provider.id().value());
            if (hidden) editSession.set(rule, "1");
            else editSession.clear(rule);
            var kind = hidden ? EditKind.NEW_GROUPS_HIDE : EditKind.NEW_GROUPS_SHOW;
            return EditTransaction.told(editSession, kind, provider.name(), "", 1, List.of());
        });
    }

    /// All groups that are not new, to be asked before a list is taken over. Empty where no group of it would start
    /// hidden: the user did not ask for that, or it is the provider's first list, of which every group is new.
    public Optional<Set<String>> known(ProviderId provider) {
        if (!providers().contains(provider) || !sources.isListed(provider)) return Optional.empty();
        var known = new HashSet<>(sources.groups());
        known.addAll(lineupCache.lineup().allGroups());
        return Optional.of(known);
    }

    /// Hides the groups that a list brought.
    ///
    /// @param known from before it was taken over
    /// @return their names, in order
    public List<String> hide(Provider provider, Set<String> known) {
        var fresh = new TreeSet<>(sources.groups(provider.id()));
        fresh.removeAll(known);
        fresh.remove("");
        if (fresh.isEmpty()) return List.of();
        editTransaction.edit(editSession -> {
            for (var group : fresh) editSession.set(GroupEdits.rule(editSession, What.GROUP_HIDDEN, group), "1");
            return EditTransaction.told(
                    editSession,
                    EditKind.NEW_GROUPS_HIDDEN,
                    provider.name(),
                    fresh.getFirst(),
                    fresh.size(),
                    List.of());
        });
        return List.copyOf(fresh);
    }
}
