package tv.tributary.ui.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.access.Pairing.PairingCode;
import tv.tributary.access.ParentalLock;
import tv.tributary.access.User;
import tv.tributary.access.User.UserState;
import tv.tributary.access.Users;
import tv.tributary.access.WatchUsage.UsageTotals;
import tv.tributary.catalog.Channels;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.model.PairedDevice;
import tv.tributary.server.pairing.DeviceAddresses;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.server.watch.WatchSessions.WatchSession;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoStack;
import tv.tributary.ui.people.DeviceForm.Owner;

/// People, their devices and what they watch, as the page shows and changes them. FX thread only.
final class PeopleModel {
    /// @param user empty for the household
    /// @param titles what they watch now
    record PersonEntry(Optional<User> user, String name, UserState state, List<String> titles, UsageTotals usage) {}

    /// @param owner whose it is, by name
    record DeviceEntry(PairedDevice device, String owner, List<String> titles, UsageTotals usage) {}

    /// What the page shows at one moment.
    record Content(List<PersonEntry> people, List<DeviceEntry> devices, List<WatchSession> sessions) {}

    // shows
    /// Empty until first read.
    final ObjectProperty<Optional<Content>> content = new SimpleObjectProperty<>(Optional.empty());
    /// The form of a person while it is open.
    final ObjectProperty<Optional<UserForm>> userForm = new SimpleObjectProperty<>(Optional.empty());
    /// The sheet of a device while it is open.
    final ObjectProperty<Optional<DeviceForm>> deviceForm = new SimpleObjectProperty<>(Optional.empty());

    private final Users users;
    private final Channels channels;
    private final Supplier<List<WatchSession>> sessions;
    private final Consumer<WatchSession> end;
    private final LatestValue<LiveStats> stats;
    private final ReadOnlyStringProperty address;
    private final Background background;
    private final LatestQuery reading;
    private final SerialExecutor turns;
    private final FxBridge fxBridge;
    private final Toasts toasts;
    /// The household's groups of channels, as far as they are known.
    private List<String> groups = List.of();
    private final UndoStack undos = new UndoStack();

    /// @param channels names the groups
    /// @param sessions what is watched now
    /// @param end ends one of these
    /// @param stats is followed for what is watched now
    /// @param address where others reach the server
    PeopleModel(
            Users users,
            Channels channels,
            Supplier<List<WatchSession>> sessions,
            Consumer<WatchSession> end,
            LatestValue<LiveStats> stats,
            ReadOnlyStringProperty address,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.users = users;
        this.channels = channels;
        this.sessions = sessions;
        this.end = end;
        this.stats = stats;
        this.address = address;
        this.background = background;
        this.reading = new LatestQuery(background);
        this.turns = new SerialExecutor(background);
        this.fxBridge = fxBridge;
        this.toasts = toasts;
    }

    // does: people

    void addUser() {
        closeForms();
        userForm.set(Optional.of(UserForm.forNew(groups)));
    }

    void edit(PersonEntry person) {
        closeForms();
        userForm.set(person.user().map(user -> UserForm.of(user, groups)));
    }

    void closeForms() {
        userForm.set(Optional.empty());
        deviceForm.set(Optional.empty());
    }

    void suggestPassword(UserForm form) {
        form.password.set(users.suggestPassword());
    }

    void save(UserForm form) {
        if (form.saving.get()) return;
        form.saving.set(true);
        var name = form.name.get();
        var password = form.newPassword();
        var pin = form.newPin();
        var settings = form.settings();
        var before = form.editing();
        background.run(
                () -> {
                    pin.ifPresent(ParentalLock::check);
                    if (before.isEmpty()) return withPin(users.add(name, password, settings), pin);
                    var changed = users.change(before.get().id(), name, settings);
                    return withPin(password.isEmpty() ? changed : users.changePassword(changed.id(), password), pin);
                },
                saved -> {
                    if (userForm.get().filter(form::equals).isPresent()) closeForms();
                    before.ifPresentOrElse(
                            old -> offerBack(
                                    "people.user.changed",
                                    old.name(),
                                    () -> users.change(old.id(), old.name(), old.settings())),
                            () -> toasts.say(Messages.of("people.user.added", saved.name())));
                },
                failure -> {
                    form.saving.set(false);
                    tell(failure, form.problem);
                });
    }

    private User withPin(User user, Optional<String> pin) {
        return pin.isEmpty() ? user : users.changePin(user.id(), pin);
    }

    /// Says in the form what a user can mend there.
    private void tell(Exception failure, StringProperty problem) {
        UserMessage.of(failure).ifPresentOrElse(problem::set, () -> background.report(failure));
    }

    void remove(PersonEntry person) {
        person.user()
                .ifPresent(user -> turns.run(
                        () -> users.remove(user.id()),
                        removed -> removed.ifPresent(
                                gone -> offerBack("people.user.removed", user.name(), () -> users.restore(gone)))));
    }

    void disconnect(PersonEntry person) {
        background.run(() -> users.disconnect(person.user().map(User::id)), _ -> read());
    }

    void showAddresses(PersonEntry person) {
        person.user()
                .ifPresent(user -> showAddresses(DeviceForm.forNew(owners()), () -> {
                    return DeviceAddresses.of(address.get(), user.grant());
                }));
    }

    // does: devices

    void addDevice() {
        closeForms();
        deviceForm.set(Optional.of(DeviceForm.forNew(owners())));
    }

    void edit(DeviceEntry entry) {
        closeForms();
        deviceForm.set(Optional.of(DeviceForm.of(entry.device(), owners())));
    }

    void showAddresses(DeviceEntry entry) {
        var device = entry.device();
        showAddresses(
                DeviceForm.of(device, owners()), () -> DeviceAddresses.of(address.get(), users.grant(device), device));
    }

    private void showAddresses(DeviceForm form, Supplier<DeviceAddresses> addresses) {
        closeForms();
        form.addresses.set(Optional.of(addresses.get()));
        deviceForm.set(Optional.of(form));
    }

    private List<Owner> owners() {
        var owners = new ArrayList<>(List.of(new Owner(Optional.empty(), Messages.of("access.household"))));
        users.all().forEach(user -> owners.add(new Owner(Optional.of(user.id()), user.name())));
        return owners;
    }

    /// Makes a code for the new device.
    void askForCode(DeviceForm form) {
        var owner = form.owner.get().id();
        form.code.set(Optional.of(users.pairing().open(owner, form.name.get())));
    }

    /// Makes a code for a phone or another browser, which the app lets in.
    void askForAppCode(DeviceForm form) {
        form.isForApp = true;
        askForCode(form);
    }

    /// Where a device types that code.
    String pairingPage(DeviceForm form) {
        return form.isForApp ? StreamUrls.app(address.get()) : address.get() + "/pair";
    }

    /// The page with the code in it.
    String pairingLink(DeviceForm form, PairingCode code) {
        return form.isForApp ? StreamUrls.app(address.get(), code) : StreamUrls.pairing(address.get(), code);
    }

    /// Lets the new device in without a code, and shows its addresses.
    void giveAddresses(DeviceForm form) {
        var owner = form.owner.get().id();
        var name = form.name.get();
        work(
                form,
                () -> users.devices().add(owner, name),
                device -> form.addresses.set(
                        Optional.of(DeviceAddresses.of(address.get(), users.grant(device), device))));
    }

    /// Stores the changed name and owner.
    void save(DeviceForm form) {
        var owner = form.owner.get().id();
        var name = form.name.get();
        form.editing()
                .ifPresent(before -> work(form, () -> users.devices().change(before.id(), owner, name), _ -> {
                    if (deviceForm.get().filter(form::equals).isPresent()) closeForms();
                    offerBack(
                            "people.device.changed",
                            before.name(),
                            () -> users.devices().change(before.id(), before.user(), before.name()));
                }));
    }

    private <T> void work(DeviceForm form, Callable<T> work, Consumer<T> onFx) {
        if (form.working.get()) return;
        form.working.set(true);
        background.run(
                work,
                done -> {
                    form.working.set(false);
                    onFx.accept(done);
                },
                failure -> {
                    form.working.set(false);
                    tell(failure, form.problem);
                });
    }

    void revoke(DeviceEntry entry) {
        turns.run(
                () -> users.devices().revoke(entry.device().id()),
                revoked -> revoked.ifPresent(gone -> offerBack(
                        "people.device.removed",
                        gone.name(),
                        () -> users.devices().restore(gone))));
    }

    void disconnect(DeviceEntry entry) {
        background.run(() -> users.disconnect(entry.device()), _ -> read());
    }

    void disconnect(WatchSession session) {
        background.run(
                () -> {
                    end.accept(session);
                    return true;
                },
                _ -> read());
    }

    private void offerBack(String words, String name, Runnable back) {
        toasts.offer(Messages.of(words, name), Messages.of("action.undo"), undos.add(() -> bring(back)));
    }

    /// Takes the last removal or change back that was not yet.
    void undoLast() {
        undos.undo();
    }

    private void bring(Runnable back) {
        turns.run(
                () -> {
                    back.run();
                    return true;
                },
                _ -> {});
    }

    // lives

    Subscription open() {
        background.run(() -> List.copyOf(channels.groupSizes().keySet()), known -> groups = known);
        return Subscription.all(
                fxBridge.follow(stats, _ -> read()),
                fxBridge.listen(Event.DevicePaired.class, _ -> read()),
                fxBridge.listen(Event.Changed.class, changed -> {
                    if (changed.topic() == Topic.USERS) read();
                }));
    }

    private void read() {
        reading.run(this::contentNow, now -> {
            content.set(Optional.of(now));
            deviceForm.get().ifPresent(this::lookForDevice);
        });
    }

    /// Whether the device came in for which a code waits.
    private void lookForDevice(DeviceForm form) {
        if (form.connected.get().isPresent()) return;
        form.code.get().flatMap(code -> users.pairing().pairedBy(code.code())).ifPresent(device -> {
            form.connected.set(Optional.of(device));
            toasts.say(Messages.of("people.device.connected", device.name()));
        });
    }

    private Content contentNow() {
        var watched = sessions.get();
        var people = new ArrayList<PersonEntry>();
        people.add(new PersonEntry(
                Optional.empty(),
                Messages.of("access.household"),
                UserState.ACTIVE,
                titles(watched.stream()
                        .filter(session -> session.user().isEmpty())
                        .toList()),
                users.usage().ofUser(Optional.empty())));
        for (var user : users.all()) {
            var own = watched.stream()
                    .filter(session -> session.user().equals(Optional.of(user.id())))
                    .toList();
            people.add(new PersonEntry(
                    Optional.of(user),
                    user.name(),
                    users.state(user),
                    titles(own),
                    users.usage().ofUser(Optional.of(user.id()))));
        }
        var devices = users.devices().all().stream()
                .map(device -> new DeviceEntry(
                        device,
                        users.devices().owner(device),
                        titles(watched.stream()
                                .filter(session -> session.device().equals(Optional.of(device.id())))
                                .toList()),
                        users.usage().ofDevice(device.id())))
                .toList();
        return new Content(people, devices, watched);
    }

    private static List<String> titles(List<WatchSession> some) {
        return some.stream().map(WatchSession::title).distinct().toList();
    }
}
