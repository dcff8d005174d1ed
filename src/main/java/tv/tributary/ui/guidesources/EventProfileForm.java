package tv.tributary.ui.guidesources;

import java.util.List;
import java.util.OptionalInt;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.guide.generate.EventProfile;
import tv.tributary.guide.generate.GeneratedGuideSettings.GroupProfile;
import tv.tributary.text.Messages;

/// One profile as the user changes it: that of some groups, or the one of all others. FX thread only.
final class EventProfileForm {
    /// The id of a stored one of groups.
    final OptionalInt id;
    final boolean isOfGroups;
    /// Sorted as they were chosen.
    final ObservableList<String> groups = FXCollections.observableArrayList();

    final StringProperty pattern = new SimpleStringProperty("");
    final StringProperty zone = new SimpleStringProperty("");
    final BooleanProperty monthFirst = new SimpleBooleanProperty();
    final IntegerProperty minutes = new SimpleIntegerProperty();
    final StringProperty before = new SimpleStringProperty("");
    final StringProperty after = new SimpleStringProperty("");
    final StringProperty idle = new SimpleStringProperty("");

    private EventProfileForm(OptionalInt id, boolean isOfGroups, List<String> groups, EventProfile profile) {
        this.id = id;
        this.isOfGroups = isOfGroups;
        this.groups.setAll(groups);
        pattern.set(profile.pattern());
        zone.set(profile.zone());
        monthFirst.set(profile.monthFirst());
        minutes.set(profile.minutes());
        before.set(profile.before());
        after.set(profile.after());
        idle.set(profile.idle());
    }

    static EventProfileForm ofAllOthers(EventProfile profile) {
        return new EventProfileForm(OptionalInt.empty(), false, List.of(), profile);
    }

    static EventProfileForm of(GroupProfile profile) {
        return new EventProfileForm(OptionalInt.of(profile.id()), true, profile.groups(), profile.profile());
    }

    static EventProfileForm forNew() {
        return new EventProfileForm(OptionalInt.empty(), true, List.of(), EventProfile.usual());
    }

    EventProfile profile() {
        return new EventProfile(
                pattern.get(),
                zone.get().strip(),
                monthFirst.get(),
                minutes.get(),
                before.get(),
                after.get(),
                idle.get());
    }

    /// All that a preview depends on, and its name.
    Observable[] parts() {
        return new Observable[] {groups, pattern, zone, monthFirst, minutes, before, after, idle};
    }

    /// What it is called in the list of profiles.
    String words() {
        if (!isOfGroups) return Messages.of("guides.events.all-others");
        return groups.isEmpty() ? Messages.of("guides.events.new") : String.join(", ", groups);
    }
}
