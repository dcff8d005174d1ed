package tv.tributary.dvr.plan;

import java.util.List;
import java.util.Optional;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.model.ProviderId;

/// What is to be recorded, and what of it cannot be.
///
/// @param showings all that a rule wants, the soonest first
public record RecordingPlan(List<PlannedShowing> showings) {
    public static final RecordingPlan EMPTY = new RecordingPlan(List.of());

    public RecordingPlan {
        showings = List.copyOf(showings);
    }

    /// What becomes of a showing.
    public enum PlanVerdict {
        /// It is recorded.
        RECORD,
        /// It is recorded, with less padding than wished for: the connection is needed before or after.
        RECORD_TRIMMED,
        /// It was recorded before.
        KNOWN,
        /// Another showing of the same is recorded.
        OTHER_SHOWING,
        /// No connection is free, but one is for a later showing of the same.
        LATER,
        /// No connection is free for it or for another showing of the same.
        CONFLICT
    }

    /// @param rule the most important one that wants it
    /// @param order what is to be recorded; empty if it is not
    /// @param provider whose connection it takes; empty if it is not recorded
    /// @param rivals what is recorded instead, where connections do not suffice
    public record PlannedShowing(
            Showing showing,
            RecordingRule rule,
            PlanVerdict verdict,
            Optional<RecordingOrder> order,
            Optional<ProviderId> provider,
            List<RecordingOrder> rivals) {
        public PlannedShowing {
            rivals = List.copyOf(rivals);
        }
    }

    /// The orders of all that is recorded.
    public List<RecordingOrder> orders() {
        return showings.stream().flatMap(one -> one.order().stream()).toList();
    }

    /// What a rule wants and nobody can record.
    public List<PlannedShowing> conflicts() {
        return showings.stream()
                .filter(one -> one.verdict() == PlanVerdict.CONFLICT)
                .toList();
    }
}
