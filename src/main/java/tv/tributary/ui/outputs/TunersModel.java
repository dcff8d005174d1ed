package tv.tributary.ui.outputs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.health.TunerInspection.InspectionReport;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.OpenForm;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoStack;

/// The virtual tuners, as the page shows and changes them. FX thread only.
final class TunersModel {
    /// @param typed what a person types into a client that does not find the tuner by itself
    /// @param streams how many it says it offers at once
    /// @param channels how many it has
    record TunerEntry(VirtualTuner tuner, String typed, int streams, int channels) {
        boolean isTooLargeForPlex() {
            return channels > ProfileOutputs.MOST_FOR_PLEX;
        }
    }

    /// A tuner that is looked at as media servers do.
    ///
    /// @param report empty while it is read
    record Inspection(TunerEntry entry, Optional<InspectionReport> report) {}

    // shows
    /// The oldest first; empty Optional until first read.
    final ObjectProperty<Optional<List<TunerEntry>>> entries = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Discovery> discovery = new SimpleObjectProperty<>(Discovery.OFF);
    /// The form while it is open.
    final ObjectProperty<Optional<TunerForm>> form;

    /// What media servers get of a tuner, while that is looked at; empty Optional of a report until it is known.
    final ObjectProperty<Optional<Inspection>> inspection = new SimpleObjectProperty<>(Optional.empty());

    private final Tuners tuners;
    private final Channels channels;
    private final ReadOnlyStringProperty address;
    private final Background background;
    private final LatestQuery list;
    private final OpenForm<TunerForm> forms;
    private final SerialExecutor turns;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    private final UndoStack undos;

    /// @param address where others reach the server
    TunersModel(
            Tuners tuners,
            Channels channels,
            ReadOnlyStringProperty address,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            UndoStack undos) {
        this.undos = undos;
        this.tuners = tuners;
        this.channels = channels;
        this.address = address;
        this.background = background;
        this.list = new LatestQuery(background);
        this.forms = new OpenForm<>(background);
        this.form = forms.shown;
        this.turns = new SerialExecutor(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
    }

    // does

    void add() {
        forms.open(channels::groupSizes, TunerForm::forNew);
    }

    void edit(TunerEntry entry) {
        forms.open(() -> groups(entry.tuner()), groups -> TunerForm.of(entry.tuner(), groups));
    }

    /// None where a profile decides; else the groups in use, and those the tuner was given that no channel has at
    /// present.
    private SequencedMap<String, Integer> groups(VirtualTuner tuner) {
        if (tuners.isOfProfile(tuner)) return new LinkedHashMap<>();
        var sizes = new LinkedHashMap<>(channels.groupSizes());
        for (var group : tuner.groups()) sizes.putIfAbsent(group, 0);
        return sizes;
    }

    /// Looks at a tuner as media servers do.
    void inspect(TunerEntry entry) {
        closeForm();
        var asked = new Inspection(entry, Optional.empty());
        inspection.set(Optional.of(asked));
        background.run(
                () -> tuners.inspect(entry.tuner(), address.get()),
                report -> answered(asked, Optional.of(report)),
                failure -> {
                    answered(asked, Optional.empty());
                    background.report(failure);
                });
    }

    /// Not what may be looked at since.
    private void answered(Inspection asked, Optional<InspectionReport> report) {
        if (inspection.get().filter(asked::equals).isEmpty()) return;
        inspection.set(report.map(known -> new Inspection(asked.entry(), Optional.of(known))));
    }

    void closeForm() {
        inspection.set(Optional.empty());
        forms.close();
    }

    void save(TunerForm open) {
        if (open.name.get().isBlank() || open.saving.get()) {
            open.nameMissing.set(open.name.get().isBlank());
            return;
        }
        var name = open.name.get().strip();
        int streams = open.streams.get();
        var groups = open.groups();
        forms.save(
                open,
                open.saving,
                () -> {
                    var tuner = open.editing().orElseGet(() -> tuners.add(name, List.of()));
                    return tuners.change(tuner.deviceId(), name, streams, groups)
                            .orElse(tuner);
                },
                saved -> open.editing()
                        .ifPresentOrElse(
                                before -> offerBack("outputs.tuner.changed", before),
                                () -> toasts.say(Messages.of("outputs.tuner.added", saved.name()))));
    }

    void remove(TunerEntry entry) {
        // Undo may be pressed before this is done; then it waits for its turn.
        var step = undos.add(() -> restore(entry.tuner()));
        turns.run(
                () -> tuners.remove(entry.tuner().deviceId()),
                removed -> removed.ifPresent(gone -> toasts.offer(
                        Messages.of("outputs.tuner.removed", gone.name()), Messages.of("action.undo"), step)));
    }

    /// Clients that know its old addresses must be set up again.
    void renew(TunerEntry entry) {
        turns.run(
                () -> tuners.renewToken(entry.tuner().deviceId()),
                _ -> offerBack("outputs.tuner.renewed", entry.tuner()));
    }

    /// Takes the last removal or change of the page back that was not yet.
    void undoLast() {
        undos.undo();
    }

    private void offerBack(String words, VirtualTuner before) {
        toasts.offer(Messages.of(words, before.name()), Messages.of("action.undo"), undos.add(() -> restore(before)));
    }

    private void restore(VirtualTuner before) {
        turns.run(() -> tuners.restore(before));
    }

    // lives

    Subscription open() {
        var moved = address.subscribe(_ -> read());
        return Subscription.all(
                fxBridge.follow(tuners.live(), _ -> read()),
                fxBridge.follow(tuners.discovery(), discovery::set),
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.CHANNELS || changed.topic() == Topic.PROVIDERS) read();
                }),
                moved::unsubscribe);
    }

    private void read() {
        var base = address.get();
        list.run(() -> entries(base), found -> entries.set(Optional.of(found)));
    }

    private List<TunerEntry> entries(String base) {
        var found = new ArrayList<TunerEntry>();
        for (var tuner : tuners.all()) {
            int count = (int) channels.list(ChannelQuery.all()).stream()
                    .filter(tuners.view(tuner)::sees)
                    .count();
            var typed = tuners.address(tuner, base).replaceFirst("^http://", "");
            found.add(new TunerEntry(tuner, typed, tuners.streams(tuner), count));
        }
        return found;
    }
}
