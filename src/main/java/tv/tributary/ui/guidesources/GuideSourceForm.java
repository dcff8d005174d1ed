package tv.tributary.ui.guidesources;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.guide.source.InvalidGuideSource;
import tv.tributary.guide.source.InvalidGuideSource.GuideSettingProblem;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.model.GuideShift;
import tv.tributary.model.GuideSource;

/// The form of a guide source. FX thread only.
final class GuideSourceForm {
    final StringProperty name = new SimpleStringProperty("");
    final StringProperty location = new SimpleStringProperty("");
    final IntegerProperty priority = new SimpleIntegerProperty();
    /// 0 for by hand only.
    final IntegerProperty refreshHours = new SimpleIntegerProperty();
    final StringProperty country = new SimpleStringProperty("");
    final StringProperty shift = new SimpleStringProperty("");
    final ObjectProperty<Optional<GuideSettingProblem>> problem = new SimpleObjectProperty<>(Optional.empty());
    final BooleanProperty saving = new SimpleBooleanProperty();
    /// Whether the user came to set the country.
    final boolean isAtCountry;
    private final Optional<GuideSource> editing;

    private GuideSourceForm(Optional<GuideSource> editing, GuideSource.Settings settings, boolean isAtCountry) {
        this.editing = editing;
        this.isAtCountry = isAtCountry;
        name.set(settings.name());
        location.set(settings.location());
        priority.set(settings.priority());
        refreshHours.set((int) settings.refreshEvery().toHours());
        country.set(settings.country().isEmpty() ? "" : BroadcastMarkets.words(settings.country()));
        shift.set(settings.shift().text());
    }

    static GuideSourceForm forNew(String location) {
        return new GuideSourceForm(Optional.empty(), GuideSource.Settings.of("", location), false);
    }

    static GuideSourceForm of(GuideSource source) {
        return new GuideSourceForm(Optional.of(source), source.settings(), false);
    }

    static GuideSourceForm atCountry(GuideSource source) {
        return new GuideSourceForm(Optional.of(source), source.settings(), true);
    }

    /// The source as it was; empty for a new one.
    Optional<GuideSource> editing() {
        return editing;
    }

    /// @throws InvalidGuideSource if the shift makes no sense; the rest is checked where it is stored
    GuideSource.Settings settings() {
        var before = editing.map(GuideSource::settings).orElseGet(() -> GuideSource.Settings.of("", ""));
        return new GuideSource.Settings(
                name.get(),
                location.get(),
                before.provider(),
                priority.get(),
                refreshHours.get() == before.refreshEvery().toHours()
                        ? before.refreshEvery()
                        : Duration.ofHours(refreshHours.get()),
                before.enabled(),
                country.get(),
                GuideShift.parse(shift.get()).orElseThrow(() -> new InvalidGuideSource(GuideSettingProblem.SHIFT_BAD)));
    }
}
