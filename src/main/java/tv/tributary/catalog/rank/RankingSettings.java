package tv.tributary.catalog.rank;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;

/// The order of ranking criteria: the first in which two streams differ decides. The user's own order of a channel
/// comes before all of them.
public record RankingSettings(List<Criterion> order) {
    /// The name they are stored under.
    public static final String NAME = "ranking";

    /// Words under `criterion.*`.
    public enum Criterion {
        /// What played comes before what nobody tried, and that before what did not play.
        HEALTH,
        /// A picture that was seen comes before a promised one; the larger one first.
        MEASURED,
        /// The order of the providers.
        PROVIDER,
        /// The picture its name promises.
        DECLARED,
        /// A provider with a free connection comes before one without.
        CAPACITY
    }

    /// Criteria left out come behind, so that every order is a whole one.
    public RankingSettings {
        var whole = new LinkedHashSet<>(order);
        whole.addAll(EnumSet.allOf(Criterion.class));
        order = List.copyOf(new ArrayList<>(whole));
    }

    public static RankingSettings defaults() {
        return new RankingSettings(List.of(Criterion.values()));
    }
}
