package tv.tributary.ui.alerts;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.notify.AlertRule;
import tv.tributary.notify.AlertTarget;
import tv.tributary.notify.AlertTarget.TargetField;
import tv.tributary.notify.AlertTarget.TargetKind;
import tv.tributary.notify.Alerts;
import tv.tributary.notify.Digest;

/// What is being filled in of a target. FX thread only.
final class AlertForm {
    /// For mail. An address is never guessed: a token would be sent there.
    private static final Map<String, String> USUAL = Map.of("port", "587", "security", "starttls");

    private final Optional<AlertTarget> before;

    final ObjectProperty<TargetKind> kind = new SimpleObjectProperty<>(TargetKind.NTFY);
    final StringProperty name = new SimpleStringProperty("");
    /// What each field of any kind holds; secrets begin empty.
    final Map<String, StringProperty> values = new HashMap<>();
    final Map<StoryKind, BooleanProperty> kinds = new LinkedHashMap<>();
    final ObjectProperty<Severity> least = new SimpleObjectProperty<>(Severity.WARNING);
    final BooleanProperty allClear = new SimpleBooleanProperty();
    final StringProperty quietFrom = new SimpleStringProperty("");
    final StringProperty quietUntil = new SimpleStringProperty("");
    final BooleanProperty urgentAnyway = new SimpleBooleanProperty();
    final IntegerProperty mostPerHour = new SimpleIntegerProperty();
    final ObjectProperty<Digest> digest = new SimpleObjectProperty<>(Digest.OFF);
    /// Why it cannot be stored, or what came of a test; empty for nothing.
    final StringProperty problem = new SimpleStringProperty("");
    final StringProperty said = new SimpleStringProperty("");
    final BooleanProperty working = new SimpleBooleanProperty();

    /// @param before empty for a new one
    AlertForm(Optional<AlertTarget> before) {
        this.before = before;
        for (var one : TargetKind.values()) {
            for (var field : one.fields())
                values.computeIfAbsent(
                        field.key(),
                        key -> new SimpleStringProperty(before.isPresent() ? "" : USUAL.getOrDefault(key, "")));
        }
        before.ifPresent(target -> {
            kind.set(target.kind());
            name.set(target.name());
            for (var field : target.kind().fields())
                if (!field.secret()) value(field).set(target.value(field.key()));
        });
        var rule = before.map(AlertTarget::rule).orElseGet(AlertRule::defaults);
        for (var one : StoryKind.values())
            kinds.put(one, new SimpleBooleanProperty(rule.kinds().contains(one)));
        least.set(rule.least());
        allClear.set(rule.allClear());
        quietFrom.set(rule.quietFrom().map(LocalTime::toString).orElse(""));
        quietUntil.set(rule.quietUntil().map(LocalTime::toString).orElse(""));
        urgentAnyway.set(rule.urgentAnyway());
        mostPerHour.set(rule.mostPerHour());
        digest.set(rule.digest());
    }

    StringProperty value(TargetField field) {
        return values.computeIfAbsent(field.key(), _ -> new SimpleStringProperty(""));
    }

    boolean isNew() {
        return before.isEmpty();
    }

    /// Whether a secret is stored, so that the field may stay empty.
    boolean isKnown(TargetField field) {
        return before.filter(target -> target.kind() == kind.get()
                        && !target.value(field.key()).isEmpty())
                .isPresent();
    }

    /// @throws Alerts.AlertTargetRefused if a time is none
    AlertTarget target() {
        var rule = new AlertRule(
                kinds.entrySet().stream()
                        .filter(one -> one.getValue().get())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                least.get(),
                allClear.get(),
                Alerts.timeOfDay(quietFrom.get()),
                Alerts.timeOfDay(quietUntil.get()),
                urgentAnyway.get(),
                mostPerHour.get(),
                digest.get());
        return new AlertTarget(
                before.map(AlertTarget::id).orElse(0L),
                name.get().strip(),
                kind.get(),
                before.map(AlertTarget::enabled).orElse(true),
                kind.get().fields().stream()
                        .collect(Collectors.toMap(
                                TargetField::key, field -> value(field).get())),
                rule);
    }
}
