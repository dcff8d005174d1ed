package tv.tributary.ui.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
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
import org.jspecify.annotations.Nullable;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.User;
import tv.tributary.access.User.UserSettings;
import tv.tributary.access.View;
import tv.tributary.access.View.NameFilter;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ViewLimitsForm;

/// The form of one person, new or known. FX thread only.
final class UserForm {
    final StringProperty name = new SimpleStringProperty("");
    /// Empty to leave it as it is; for a new person to have none.
    final StringProperty password = new SimpleStringProperty("");

    final IntegerProperty streams = new SimpleIntegerProperty();
    final BooleanProperty enabled = new SimpleBooleanProperty();
    /// Null for no end, as a date picker has it.
    final ObjectProperty<@Nullable LocalDate> lastDay = new SimpleObjectProperty<>();

    final Map<DayOfWeek, BooleanProperty> days = new EnumMap<>(DayOfWeek.class);
    final Map<Right, BooleanProperty> rights = new EnumMap<>(Right.class);
    final BooleanProperty movies = new SimpleBooleanProperty();
    final BooleanProperty series = new SimpleBooleanProperty();
    /// Empty to leave it as it is.
    final StringProperty pin = new SimpleStringProperty("");
    /// The age limit, and how large streams may be.
    final ViewLimitsForm limits;
    /// The groups that are known.
    final List<SeenGroup> groups;
    /// Why it cannot be saved as it is; empty for no reason known.
    final StringProperty problem = new SimpleStringProperty("");

    final BooleanProperty saving = new SimpleBooleanProperty();
    private final Optional<User> editing;
    private final View before;

    /// @param name empty for what has no group
    record SeenGroup(String name, BooleanProperty seen) {}

    private UserForm(Optional<User> editing, List<String> knownGroups) {
        this.editing = editing;
        var settings = editing.map(User::settings).orElse(UserSettings.defaults());
        this.before = settings.view();
        this.limits = new ViewLimitsForm(before);
        var filter = before.channels().groups();
        this.groups = knownGroups.stream()
                .map(group -> new SeenGroup(group, new SimpleBooleanProperty(filter.admits(group))))
                .toList();
        movies.set(before.movies().mode() != NameFilter.FilterMode.NONE);
        series.set(before.series().mode() != NameFilter.FilterMode.NONE);
        name.set(editing.map(User::name).orElse(""));
        streams.set(settings.maxStreams());
        enabled.set(settings.enabled());
        lastDay.set(settings.lastDay().orElse(null));
        for (var day : DayOfWeek.values())
            days.put(day, new SimpleBooleanProperty(settings.days().contains(day)));
        for (var right : Right.values())
            rights.put(right, new SimpleBooleanProperty(settings.rights().contains(right)));
        name.subscribe(() -> problem.set(""));
        password.subscribe(() -> problem.set(""));
        pin.subscribe(() -> problem.set(""));
    }

    static String shortName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, Messages.language());
    }

    static UserForm forNew(List<String> knownGroups) {
        return new UserForm(Optional.empty(), knownGroups);
    }

    static UserForm of(User user, List<String> knownGroups) {
        return new UserForm(Optional.of(user), knownGroups);
    }

    /// The person as it was; empty for a new one.
    Optional<User> editing() {
        return editing;
    }

    Optional<String> newPassword() {
        return Optional.of(password.get()).filter(typed -> !typed.isEmpty());
    }

    Optional<String> newPin() {
        return Optional.of(pin.get().strip()).filter(typed -> !typed.isEmpty());
    }

    UserSettings settings() {
        var chosenDays = EnumSet.noneOf(DayOfWeek.class);
        days.forEach((day, chosen) -> {
            if (chosen.get()) chosenDays.add(day);
        });
        var chosenRights = EnumSet.noneOf(Right.class);
        rights.forEach((right, chosen) -> {
            if (chosen.get()) chosenRights.add(right);
        });
        return new UserSettings(
                streams.get(), enabled.get(), Optional.ofNullable(lastDay.get()), chosenDays, chosenRights, view());
    }

    private View view() {
        return limits.over(before)
                .with(before.channels().with(groupFilter()))
                .with(TitleKind.MOVIE, titles(before.movies(), movies.get()))
                .with(TitleKind.SERIES, titles(before.series(), series.get()));
    }

    private static NameFilter titles(NameFilter now, boolean seen) {
        if (seen == (now.mode() != NameFilter.FilterMode.NONE)) return now;
        return seen ? NameFilter.all() : NameFilter.none();
    }

    /// The shorter list of the two, so that groups that come later go where most are; groups that are not known at
    /// present stay where they were.
    private NameFilter groupFilter() {
        var now = before.channels().groups();
        var seen = names(true);
        var hidden = names(false);
        var known = groups.stream().map(SeenGroup::name).collect(Collectors.toSet());
        var others = now.names().stream().filter(name -> !known.contains(name)).toList();
        boolean same = groups.stream().allMatch(group -> group.seen().get() == now.admits(group.name()));
        if (same) return now;
        if (hidden.isEmpty()) return NameFilter.all();
        boolean only = hidden.size() > seen.size();
        var list = only ? seen : hidden;
        if (now.mode() == (only ? NameFilter.FilterMode.ONLY : NameFilter.FilterMode.EXCEPT)) list.addAll(others);
        return only ? NameFilter.only(list) : NameFilter.except(list);
    }

    private List<String> names(boolean seen) {
        return groups.stream()
                .filter(group -> group.seen().get() == seen)
                .map(SeenGroup::name)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
