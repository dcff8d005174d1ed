package tv.tributary.ui.guidesources;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.guide.generate.EventPattern;
import tv.tributary.guide.generate.EventPreview;
import tv.tributary.guide.generate.EventProfile;
import tv.tributary.guide.generate.GeneratedGuide;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.generate.GeneratedGuideSettings.GroupProfile;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;

/// The profiles by which the names of event channels are read, as the user changes them, and what the chosen
/// one makes of the real names. FX thread only.
final class EventProfilesModel {
    private static final Duration TYPING = Duration.millis(150);
    private static final int MOST_SHOWN = 200;

    // shows
    final BooleanProperty events = new SimpleBooleanProperty();
    final BooleanProperty blocks = new SimpleBooleanProperty();
    final IntegerProperty blockHours = new SimpleIntegerProperty();
    /// Those of groups, and behind them the one of all others.
    final ObservableList<EventProfileForm> profiles = FXCollections.observableArrayList();
    final ObjectProperty<EventProfileForm> chosen;
    /// All groups, those with event channels first.
    final ObservableList<String> groups = FXCollections.observableArrayList();
    /// What the chosen profile makes of the names of its channels.
    final ObservableList<EventPreview> previews = FXCollections.observableArrayList();
    /// What is wrong with the chosen profile; empty for nothing.
    final StringProperty patternProblem = new SimpleStringProperty("");
    final StringProperty zoneProblem = new SimpleStringProperty("");
    final StringProperty groupsProblem = new SimpleStringProperty("");
    final BooleanProperty isBlocked = new SimpleBooleanProperty();

    final GeneratedGuideSettings before;
    private final Channels channels;
    private final LatestQuery names;
    private final LatestQuery reading;
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final InvalidationListener changed = this::changed;
    private List<NamedChannel> listed = List.of();

    /// A channel by what matters here.
    private record NamedChannel(String name, String group, boolean isEventSlot) {
        static NamedChannel of(ChannelRow row) {
            var channel = row.channel();
            return new NamedChannel(
                    channel.name(), channel.group(), GeneratedGuide.isEventSlot(channel.name(), channel.group()));
        }
    }

    EventProfilesModel(GeneratedGuideSettings before, Channels channels, Background background) {
        this.before = before;
        this.channels = channels;
        this.names = new LatestQuery(background);
        this.reading = new LatestQuery(background);
        events.set(before.events());
        blocks.set(before.blocks());
        blockHours.set(before.blockHours());
        before.profiles().forEach(one -> profiles.add(EventProfileForm.of(one)));
        profiles.add(EventProfileForm.ofAllOthers(before.profile()));
        this.chosen = new SimpleObjectProperty<>(profiles.getFirst());
        chosen.subscribe((old, newer) -> {
            for (var part : old.parts()) part.removeListener(changed);
            follow(newer);
        });
        typing.setOnFinished(_ -> preview());
        follow(chosen.get());
        load();
    }

    // does

    /// A new profile, for groups that are still to be chosen.
    void add() {
        var added = EventProfileForm.forNew();
        profiles.add(profiles.size() - 1, added);
        chosen.set(added);
    }

    /// Its groups are read as all others again.
    void remove() {
        var gone = chosen.get();
        if (!gone.isOfGroups) return;
        // Never the last one: that is the one of all others.
        chosen.set(profiles.get(profiles.indexOf(gone) + 1));
        profiles.remove(gone);
        check();
        preview();
    }

    /// Takes a group into the chosen profile, out of any other, or out of it.
    void toggle(String group) {
        var form = chosen.get();
        if (form.groups.remove(group)) return;
        for (var other : profiles) other.groups.remove(group);
        form.groups.add(group);
    }

    /// What is to be stored.
    GeneratedGuideSettings settings() {
        var wanted = new GeneratedGuideSettings(
                events.get(), profiles.getLast().profile(), List.of(), blocks.get(), blockHours.get());
        var free = before.freeId();
        for (var form : profiles) {
            if (!form.isOfGroups || form.groups.isEmpty()) continue;
            var id = form.id.isPresent() ? form.id.getAsInt() : free++;
            wanted = wanted.with(new GroupProfile(id, List.copyOf(form.groups), form.profile()));
        }
        return wanted;
    }

    void close() {
        typing.stop();
        names.cancel();
        reading.cancel();
    }

    private void follow(EventProfileForm form) {
        for (var part : form.parts()) part.addListener(changed);
        check();
        preview();
    }

    private void changed(Observable part) {
        check();
        typing.playFromStart();
    }

    private void check() {
        var form = chosen.get();
        patternProblem.set(problem(form.profile()));
        zoneProblem.set(
                form.profile().zone(ZoneId.systemDefault()).isPresent()
                        ? ""
                        : Messages.of("server.api.bad-zone", form.zone.get()));
        groupsProblem.set(form.isOfGroups && form.groups.isEmpty() ? Messages.of("guides.events.no-groups") : "");
        isBlocked.set(profiles.stream().anyMatch(EventProfilesModel::isBad));
    }

    private static boolean isBad(EventProfileForm form) {
        var profile = form.profile();
        return (form.isOfGroups && form.groups.isEmpty())
                || profile.zone(ZoneId.systemDefault()).isEmpty()
                || !problem(profile).isEmpty();
    }

    private static String problem(EventProfile profile) {
        try {
            EventPattern.of(profile.pattern());
            return "";
        } catch (EventPattern.BadPattern e) {
            return Messages.of("server.api.bad-pattern", String.valueOf(e.getMessage()));
        }
    }

    /// All channels, those that are hidden because their names say nothing among them.
    private void load() {
        names.run(
                () -> channels.list(ChannelQuery.all().with(Sight.BOTH)).stream()
                        .map(NamedChannel::of)
                        .toList(),
                all -> {
                    listed = all;
                    groups.setAll(sorted(all));
                    preview();
                });
    }

    private static List<String> sorted(List<NamedChannel> all) {
        var slots = new HashMap<String, Integer>();
        for (var channel : all) slots.merge(channel.group, channel.isEventSlot ? 1 : 0, Integer::sum);
        slots.remove("");
        return slots.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> group) -> group.getValue() == 0)
                        .thenComparing(Map.Entry::getKey, String.CASE_INSENSITIVE_ORDER))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void preview() {
        var form = chosen.get();
        var wanted = form.isOfGroups ? Set.copyOf(form.groups) : Set.<String>of();
        var others = profiles.stream().flatMap(one -> one.groups.stream()).collect(Collectors.toSet());
        var profile = form.profile();
        var all = listed;
        reading.run(
                () -> read(
                        all.stream()
                                .filter(channel -> form.isOfGroups
                                        ? wanted.contains(channel.group)
                                        : channel.isEventSlot && !others.contains(channel.group))
                                .map(NamedChannel::name)
                                .limit(MOST_SHOWN)
                                .toList(),
                        profile),
                found -> {
                    // What was found before stays where the pattern does not work just now.
                    found.ifPresent(previews::setAll);
                });
    }

    private static Optional<List<EventPreview>> read(List<String> names, EventProfile profile) {
        try {
            var now = ZonedDateTime.now(ZoneId.systemDefault());
            return Optional.of(names.stream()
                    .map(name -> EventPreview.of(name, profile, now))
                    .toList());
        } catch (EventPattern.BadPattern _) {
            return Optional.empty();
        }
    }
}
