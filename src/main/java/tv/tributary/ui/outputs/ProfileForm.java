package tv.tributary.ui.outputs;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.access.View;
import tv.tributary.access.View.AudioCodec;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.ChannelOrder;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.View.NameFilter.FilterMode;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.server.hdhomerun.ProfileOutputs.SavedProfile;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ViewLimitsForm;
import tv.tributary.ui.outputs.TunerForm.GroupChoice;

/// The form of a profile of output. FX thread only.
final class ProfileForm {
    final StringProperty name = new SimpleStringProperty("");
    /// Empty while the name is one.
    final StringProperty nameProblem = new SimpleStringProperty("");

    final ObjectProperty<FilterMode> groupMode = new SimpleObjectProperty<>(FilterMode.ALL);
    final List<GroupChoice> groups;
    final BooleanProperty favouritesOnly = new SimpleBooleanProperty();
    final BooleanProperty radio = new SimpleBooleanProperty(true);
    final BooleanProperty movies = new SimpleBooleanProperty(true);
    final BooleanProperty series = new SimpleBooleanProperty(true);
    final ObjectProperty<ChannelOrder> order = new SimpleObjectProperty<>(ChannelOrder.PLAYLIST);
    /// 0 for the household's numbers.
    final IntegerProperty firstNumber = new SimpleIntegerProperty();
    final ObjectProperty<StreamFormat> format = new SimpleObjectProperty<>(StreamFormat.TS);
    /// Whether sound is converted to AAC where it is something else.
    final BooleanProperty aac = new SimpleBooleanProperty();
    final ViewLimitsForm limits;
    final BooleanProperty logos = new SimpleBooleanProperty(true);
    final BooleanProperty tuner = new SimpleBooleanProperty();
    final BooleanProperty saving = new SimpleBooleanProperty();

    private final Optional<SavedProfile> editing;
    private final View before;

    /// @param editing empty for a new one
    /// @param sizes all groups and how many channels they have
    ProfileForm(Optional<SavedProfile> editing, SequencedMap<String, Integer> sizes) {
        this.editing = editing;
        this.before = editing.map(saved -> saved.profile().view()).orElseGet(View::all);
        this.limits = new ViewLimitsForm(before);
        var filter = before.channels().groups();
        this.groups = sizes.entrySet().stream()
                .map(group -> new GroupChoice(
                        group.getKey(),
                        group.getValue(),
                        new SimpleBooleanProperty(filter.names().contains(group.getKey()))))
                .toList();
        name.set(editing.map(saved -> saved.profile().name()).orElse(""));
        groupMode.set(filter.mode());
        favouritesOnly.set(before.channels().favouritesOnly());
        radio.set(before.channels().radio());
        movies.set(!before.movies().equals(NameFilter.none()));
        series.set(!before.series().equals(NameFilter.none()));
        order.set(before.order());
        firstNumber.set(before.firstNumber());
        format.set(before.format());
        aac.set(before.audio().isPresent());
        logos.set(before.logos());
        tuner.set(editing.flatMap(SavedProfile::tuner).isPresent());
        name.subscribe(() -> nameProblem.set(""));
    }

    /// The profile as it was; empty for a new one.
    Optional<SavedProfile> editing() {
        return editing;
    }

    /// False, and said in the form, if there is no name.
    boolean isComplete() {
        nameProblem.set(name.get().isBlank() ? Messages.of("outputs.profile.form.name.missing") : "");
        return nameProblem.get().isEmpty();
    }

    View view() {
        var chosen = groups.stream()
                .filter(choice -> choice.chosen().get())
                .map(GroupChoice::name)
                .toList();
        var filter = switch (groupMode.get()) {
            case ALL -> NameFilter.all();
            case ONLY -> NameFilter.only(chosen);
            case EXCEPT -> NameFilter.except(chosen);
            case NONE -> NameFilter.none();
        };
        var leftOut = before.channels().leftOut();
        var view = new View(
                new ChannelFilter(filter, favouritesOnly.get(), radio.get(), leftOut),
                titles(movies, before.movies()),
                titles(series, before.series()),
                order.get(),
                firstNumber.get(),
                format.get(),
                before.guideDays(),
                logos.get());
        return limits.over(view).withAudio(aac.get() ? Optional.of(AudioCodec.AAC) : Optional.empty());
    }

    /// Categories that were chosen elsewhere stay as they are.
    private static NameFilter titles(BooleanProperty seen, NameFilter before) {
        if (!seen.get()) return NameFilter.none();
        return before.equals(NameFilter.none()) ? NameFilter.all() : before;
    }
}
