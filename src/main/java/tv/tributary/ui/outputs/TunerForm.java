package tv.tributary.ui.outputs;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.text.Messages;

/// The form of a tuner. FX thread only.
final class TunerForm {
    /// @param channels how many the group has
    record GroupChoice(String name, int channels, BooleanProperty chosen) {}

    final StringProperty name = new SimpleStringProperty("");
    /// 0 to follow the providers' accounts.
    final IntegerProperty streams = new SimpleIntegerProperty();
    final BooleanProperty nameMissing = new SimpleBooleanProperty();
    final BooleanProperty saving = new SimpleBooleanProperty();
    final List<GroupChoice> choices;
    private final Optional<VirtualTuner> editing;

    private TunerForm(Optional<VirtualTuner> editing, SequencedMap<String, Integer> groups) {
        this.editing = editing;
        this.choices = groups.entrySet().stream()
                .map(group -> new GroupChoice(
                        group.getKey(),
                        group.getValue(),
                        new SimpleBooleanProperty(
                                editing.filter(tuner -> tuner.groups().contains(group.getKey()))
                                        .isPresent())))
                .toList();
        name.set(editing.map(VirtualTuner::name).orElse(Messages.of("outputs.tuner.usual-name")));
        streams.set(editing.map(VirtualTuner::streams).orElse(0));
        name.subscribe(() -> nameMissing.set(false));
    }

    static TunerForm forNew(SequencedMap<String, Integer> groups) {
        return new TunerForm(Optional.empty(), groups);
    }

    static TunerForm of(VirtualTuner tuner, SequencedMap<String, Integer> groups) {
        return new TunerForm(Optional.of(tuner), groups);
    }

    /// The tuner as it was; empty for a new one.
    Optional<VirtualTuner> editing() {
        return editing;
    }

    /// None for all channels; as they were where there is no choice.
    List<String> groups() {
        if (choices.isEmpty()) return editing.map(VirtualTuner::groups).orElse(List.of());
        return choices.stream()
                .filter(choice -> choice.chosen().get())
                .map(GroupChoice::name)
                .toList();
    }
}
