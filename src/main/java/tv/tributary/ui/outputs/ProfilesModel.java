package tv.tributary.ui.outputs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.access.OutputProfiles.OutputProfile;
import tv.tributary.catalog.Channels;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.ProfileOutputs.SavedProfile;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.OpenForm;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoStack;
import tv.tributary.ui.outputs.ClientApp.Addresses;

/// The profiles of output, as the page shows and changes them. FX thread only.
final class ProfilesModel {
    /// @param addresses its own
    /// @param channels how many it shows
    /// @param isTooLarge whether Plex would not read all channels of its tuner
    record ProfileEntry(SavedProfile saved, Addresses addresses, int channels, boolean isTooLarge) {
        OutputProfile profile() {
            return saved.profile();
        }
    }

    // shows
    /// In the order they were added; empty Optional until first read.
    final ObjectProperty<Optional<List<ProfileEntry>>> entries = new SimpleObjectProperty<>(Optional.empty());
    /// The form while it is open.
    final ObjectProperty<Optional<ProfileForm>> form;

    private final ProfileOutputs profiles;
    private final Tuners tuners;
    private final Channels channels;
    private final ReadOnlyStringProperty address;
    private final LatestQuery list;
    private final OpenForm<ProfileForm> forms;
    private final SerialExecutor turns;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final UndoStack undos;

    /// @param address where others reach the server
    ProfilesModel(
            ProfileOutputs profiles,
            Tuners tuners,
            Channels channels,
            ReadOnlyStringProperty address,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            UndoStack undos) {
        this.undos = undos;
        this.profiles = profiles;
        this.tuners = tuners;
        this.channels = channels;
        this.address = address;
        this.list = new LatestQuery(background);
        this.forms = new OpenForm<>(background);
        this.form = forms.shown;
        this.turns = new SerialExecutor(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
    }

    // does

    void add() {
        forms.open(channels::groupSizes, groups -> new ProfileForm(Optional.empty(), groups));
    }

    void edit(ProfileEntry entry) {
        forms.open(() -> groups(entry.profile()), groups -> new ProfileForm(Optional.of(entry.saved()), groups));
    }

    /// Groups in use, and those of the profile that no channel has at present.
    private SequencedMap<String, Integer> groups(OutputProfile profile) {
        var sizes = new LinkedHashMap<>(channels.groupSizes());
        for (var group : profile.view().channels().groups().names()) sizes.putIfAbsent(group, 0);
        return sizes;
    }

    void closeForm() {
        forms.close();
    }

    void save(ProfileForm open) {
        if (open.saving.get() || !open.isComplete()) return;
        var name = open.name.get().strip();
        var view = open.view();
        boolean asTuner = open.tuner.get();
        forms.save(
                open,
                open.saving,
                () -> open.editing()
                        .flatMap(before -> profiles.change(before.profile().id(), name, view, asTuner))
                        .orElseGet(() -> profiles.add(name, view, asTuner)),
                saved -> open.editing()
                        .ifPresentOrElse(
                                before -> offerBack("outputs.profile.changed", before),
                                () -> toasts.say(Messages.of("outputs.profile.added", saved.name()))));
    }

    void remove(ProfileEntry entry) {
        turns.run(
                () -> profiles.remove(entry.profile().id()),
                removed -> removed.ifPresent(gone -> offerBack("outputs.profile.removed", gone)));
    }

    /// Whoever has its old addresses must be set up again.
    void renew(ProfileEntry entry) {
        turns.run(
                () -> profiles.profiles().renewToken(entry.profile().id()),
                _ -> offerBack("outputs.profile.renewed", entry.saved()));
    }

    /// Gives the channels that are too many for Plex to a new profile.
    void split(ProfileEntry entry) {
        turns.run(
                () -> profiles.split(entry.profile()),
                rest -> rest.ifPresent(added -> toasts.offer(
                        Messages.of("outputs.profile.split.done", added.name()),
                        Messages.of("action.undo"),
                        undos.add(() -> turns.run(() -> {
                            profiles.remove(added.id());
                            profiles.restore(entry.saved());
                        })))));
    }

    private void offerBack(String words, SavedProfile before) {
        toasts.offer(
                Messages.of(words, before.profile().name()),
                Messages.of("action.undo"),
                undos.add(() -> turns.run(() -> profiles.restore(before))));
    }

    // lives

    Subscription open() {
        var moved = address.subscribe(_ -> read());
        return Subscription.all(
                fxBridge.follow(profiles.profiles().live(), _ -> read()),
                fxBridge.follow(tuners.live(), _ -> read()),
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.CHANNELS || changed.topic() == Topic.PROVIDERS) read();
                }),
                moved::unsubscribe);
    }

    private void read() {
        var base = address.get();
        list.run(() -> entries(base), found -> entries.set(Optional.of(found)));
    }

    private List<ProfileEntry> entries(String base) {
        var found = new ArrayList<ProfileEntry>();
        for (var profile : profiles.all()) {
            var saved = profiles.saved(profile);
            found.add(new ProfileEntry(
                    saved,
                    Addresses.of(base, profile.grant(), saved.tuner().map(tuner -> tuners.address(tuner, base))),
                    profiles.channels(profile),
                    profiles.isTooLargeForPlex(profile)));
        }
        return found;
    }
}
