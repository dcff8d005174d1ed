package tv.tributary.ui.recordings;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
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
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.dvr.file.RuleFiles;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.dvr.rule.RuleSettings.Repeats;
import tv.tributary.dvr.rule.RuleSettings.TextMatch;
import tv.tributary.dvr.schedule.Showing;

/// What is being filled in of a rule for recordings. FX thread only.
final class RuleForm {
    /// Empty for a new one.
    final Optional<RecordingRule> before;

    final StringProperty text = new SimpleStringProperty("");
    final ObjectProperty<TextMatch> match = new SimpleObjectProperty<>(TextMatch.EXACT);
    final BooleanProperty everywhere = new SimpleBooleanProperty();
    final StringProperty category = new SimpleStringProperty("");
    final StringProperty person = new SimpleStringProperty("");
    final BooleanProperty newOnly = new SimpleBooleanProperty();
    final Map<DayOfWeek, BooleanProperty> days = new EnumMap<>(DayOfWeek.class);
    final StringProperty from = new SimpleStringProperty("");
    final StringProperty until = new SimpleStringProperty("");
    final BooleanProperty repeats = new SimpleBooleanProperty();
    /// Empty for what holds for all.
    final ObjectProperty<Optional<RecordingContainer>> container = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<Boolean>> advertisements = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Optional<Boolean>> command = new SimpleObjectProperty<>(Optional.empty());
    final IntegerProperty keep = new SimpleIntegerProperty();
    /// Why it cannot be stored; empty for nothing.
    final StringProperty problem = new SimpleStringProperty("");
    final BooleanProperty saving = new SimpleBooleanProperty();
    /// What it would record within a week; empty until that was looked up.
    final ObjectProperty<Optional<List<Showing>>> preview = new SimpleObjectProperty<>(Optional.empty());

    /// @param before empty for a new one
    /// @param title of the series that a new one is for; empty for none
    RuleForm(Optional<RecordingRule> before, String title) {
        this.before = before;
        var settings = before.map(RecordingRule::settings).orElseGet(() -> RuleSettings.ofSeries(title));
        text.set(settings.text());
        match.set(settings.match());
        everywhere.set(settings.everywhere());
        category.set(settings.category());
        person.set(settings.person());
        newOnly.set(settings.newOnly());
        for (var day : DayOfWeek.values())
            days.put(day, new SimpleBooleanProperty(settings.days().contains(day)));
        from.set(settings.from().map(LocalTime::toString).orElse(""));
        until.set(settings.until().map(LocalTime::toString).orElse(""));
        repeats.set(settings.repeats() == Repeats.RECORD);
        keep.set(settings.keep());
        container.set(settings.files().container());
        advertisements.set(settings.files().advertisements());
        command.set(settings.files().command());
    }

    /// What it says now; parts without a field stay as they were. Empty if a time is none.
    Optional<RuleSettings> settings() {
        var now = before.map(RecordingRule::settings).orElseGet(() -> RuleSettings.ofSeries(""));
        try {
            return Optional.of(new RuleSettings(
                    now.enabled(),
                    text.get().strip(),
                    match.get(),
                    everywhere.get(),
                    now.channels(),
                    category.get().strip(),
                    person.get().strip(),
                    newOnly.get(),
                    days.entrySet().stream()
                            .filter(day -> day.getValue().get())
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()),
                    time(from.get()),
                    time(until.get()),
                    now.leastMinutes(),
                    now.mostMinutes(),
                    now.leastRating(),
                    repeats.get() ? Repeats.RECORD : Repeats.SKIP,
                    now.earlySeconds(),
                    now.lateSeconds(),
                    keep.get(),
                    new RuleFiles(container.get(), advertisements.get(), command.get())));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String typed) {
        var text = typed.strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
    }

    /// Does something whenever an input changes that decides what is found.
    void onChange(Runnable action) {
        for (var input : List.of(text, category, person, from, until)) input.addListener(_ -> action.run());
        for (var input : List.of(everywhere, newOnly)) input.addListener(_ -> action.run());
        match.addListener(_ -> action.run());
        days.values().forEach(day -> day.addListener(_ -> action.run()));
    }
}
