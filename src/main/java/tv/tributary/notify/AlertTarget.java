package tv.tributary.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tv.tributary.text.Messages;

/// Where messages go, by the user's choice, and which. Immutable.
///
/// @param id never used again
/// @param values what its kind asks for, by [TargetField#key]; secrets among them
public record AlertTarget(
        long id, String name, TargetKind kind, boolean enabled, Map<String, String> values, AlertRule rule) {
    /// What a service must be told.
    ///
    /// @param key names it in the API; its words stand under `alert-field.KEY`
    /// @param secret never shown again
    /// @param required whether nothing can be sent without
    public record TargetField(String key, boolean secret, boolean required) {
        private static TargetField of(String key) {
            return new TargetField(key, false, true);
        }

        private static TargetField secret(String key) {
            return new TargetField(key, true, true);
        }

        private TargetField ifWanted() {
            return new TargetField(key, secret, false);
        }
    }

    /// The services there is a sender for.
    public enum TargetKind {
        NTFY(
                TargetField.of("address"),
                TargetField.of("topic"),
                TargetField.secret("token").ifWanted()),
        GOTIFY(TargetField.of("address"), TargetField.secret("token")),
        TELEGRAM(
                TargetField.secret("token"),
                TargetField.of("chat"),
                TargetField.of("address").ifWanted()),
        DISCORD(TargetField.secret("webhook")),
        SLACK(TargetField.secret("webhook")),
        PUSHOVER(
                TargetField.secret("token"),
                TargetField.secret("user"),
                TargetField.of("address").ifWanted()),
        MATRIX(TargetField.of("address"), TargetField.of("room"), TargetField.secret("token")),
        WEBHOOK(TargetField.secret("webhook"), TargetField.secret("secret").ifWanted()),
        EMAIL(
                TargetField.of("host"),
                TargetField.of("port"),
                TargetField.of("security"),
                TargetField.of("user").ifWanted(),
                TargetField.secret("password").ifWanted(),
                TargetField.of("from"),
                TargetField.of("to")),
        DESKTOP;

        @SuppressWarnings("ImmutableEnumChecker") // List.of is
        private final List<TargetField> fields;

        TargetKind(TargetField... fields) {
            this.fields = List.of(fields);
        }

        public List<TargetField> fields() {
            return fields;
        }
    }

    /// What came of the last tries.
    ///
    /// @param lastSent when a message was delivered last; empty if none was since the start
    /// @param problem why the last try failed, in words; empty if it did not
    /// @param failedAt when that was
    public record TargetState(Optional<Instant> lastSent, String problem, Optional<Instant> failedAt) {
        static final TargetState NONE = new TargetState(Optional.empty(), "", Optional.empty());
    }

    public AlertTarget {
        values = Map.copyOf(values);
    }

    /// Empty if it is not set.
    public String value(String key) {
        return values.getOrDefault(key, "").strip();
    }

    /// What keeps anything from being sent there, in words; empty if nothing does.
    public Optional<String> problem() {
        if (name.isBlank()) return Optional.of(Messages.of("alert.problem.name"));
        for (var field : kind.fields) {
            var value = value(field.key());
            if (field.required() && value.isEmpty())
                return Optional.of(Messages.of("alert.problem.missing", Messages.of("alert-field." + field.key())));
            var isAddress = field.key().equals("address") || field.key().equals("webhook");
            if (isAddress && !value.isEmpty() && !value.matches("(?i)https?://[^\\s/].*"))
                return Optional.of(Messages.of("alert.problem.address", Messages.of("alert-field." + field.key())));
        }
        return Optional.empty();
    }

    /// The same with secrets that were left empty as they were before.
    AlertTarget keepingSecretsOf(AlertTarget before) {
        var all = new TreeMap<>(values);
        if (before.kind != kind) return this;
        for (var field : kind.fields)
            if (field.secret()
                    && value(field.key()).isEmpty()
                    && !before.value(field.key()).isEmpty()) all.put(field.key(), before.value(field.key()));
        return new AlertTarget(id, name, kind, enabled, all, rule);
    }

    /// Leaves the values out: secrets are among them.
    @Override
    public String toString() {
        return "AlertTarget[" + id + ", " + kind + "]";
    }
}
