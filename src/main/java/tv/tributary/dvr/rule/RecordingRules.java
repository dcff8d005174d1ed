package tv.tributary.dvr.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tv.tributary.format.json.Json;
import tv.tributary.format.json.Json.BadJson;
import tv.tributary.store.Database;
import tv.tributary.store.RecordingRuleStore;
import tv.tributary.store.RecordingRuleStore.StoredRule;

/// The rules for recordings, the most important first: where connections do not suffice for two, the earlier one is
/// recorded. Thread-safe; calls may block shortly.
public final class RecordingRules {
    private final RecordingRuleStore store;

    public RecordingRules(Database database) {
        this.store = new RecordingRuleStore(database);
    }

    /// A stored rule.
    public record RecordingRule(long id, RuleSettings settings) {}

    /// The most important first. One that a newer release stored and this one cannot read is left out.
    public List<RecordingRule> list() {
        var all = new ArrayList<RecordingRule>();
        for (var row : store.all()) read(row).ifPresent(all::add);
        return List.copyOf(all);
    }

    private static Optional<RecordingRule> read(StoredRule row) {
        try {
            return Optional.of(new RecordingRule(row.id(), Json.read(row.settings(), RuleSettings.ofSeries(""))));
        } catch (BadJson _) {
            return Optional.empty();
        }
    }

    public Optional<RecordingRule> find(long id) {
        return list().stream().filter(rule -> rule.id() == id).findFirst();
    }

    /// Adds one below all others.
    ///
    /// @throws InvalidRule with the problem, if it cannot be a rule
    public RecordingRule add(RuleSettings settings) {
        return new RecordingRule(store.add(Json.write(settings.checked())), settings);
    }

    /// @return empty if it is gone
    /// @throws InvalidRule with the problem, if it cannot be a rule
    public Optional<RecordingRule> change(long id, RuleSettings settings) {
        return store.change(id, Json.write(settings.checked()))
                ? Optional.of(new RecordingRule(id, settings))
                : Optional.empty();
    }

    /// Puts one above another in importance; below all if there is no such other.
    public void move(long id, long above) {
        var order = new ArrayList<>(store.all().stream().map(StoredRule::id).toList());
        if (!order.remove(id)) return;
        var place = order.indexOf(above);
        order.add(place < 0 ? order.size() : place, id);
        store.order(order);
    }

    /// What it has recorded stays.
    ///
    /// @return what was removed, with which [#restore] brings it back; empty if it was gone
    public Optional<RemovedRule> remove(long id) {
        var order = store.all().stream().map(StoredRule::id).toList();
        var place = order.indexOf(id);
        var removed = find(id);
        if (removed.isEmpty() || !store.remove(id)) return Optional.empty();
        return Optional.of(new RemovedRule(removed.get(), place + 1 < order.size() ? order.get(place + 1) : 0));
    }

    /// A rule that was removed, and above which one it stood; 0 for none.
    public record RemovedRule(RecordingRule rule, long above) {}

    /// Brings a removed rule back, with its id and in its place.
    public void restore(RemovedRule removed) {
        store.restore(removed.rule.id(), Json.write(removed.rule.settings()));
        move(removed.rule.id(), removed.above);
    }
}
