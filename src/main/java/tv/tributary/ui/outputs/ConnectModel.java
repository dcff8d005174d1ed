package tv.tributary.ui.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.access.Grant;
import tv.tributary.access.TokenGate.Sighting;
import tv.tributary.event.Subscription;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.server.hdhomerun.VirtualTuner;
import tv.tributary.text.Messages;
import tv.tributary.text.PlayerName;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.outputs.ClientApp.Addresses;

/// The wizard that connects a device: what it is, which addresses it gets, and whether it has come. FX thread only.
final class ConnectModel {
    /// Whose addresses are shown.
    ///
    /// @param users as in [Grant#user], of those who ask by these addresses
    record ConnectTarget(String name, Addresses addresses, Set<String> users) {}

    /// Who comes in.
    ///
    /// @param household what lets the household in now; may block
    /// @param follow tells of each request of a viewer, on any thread
    record ConnectSources(Supplier<Grant> household, Function<Consumer<Sighting>, Subscription> follow) {}

    // shows
    final BooleanProperty isOpen = new SimpleBooleanProperty();
    /// The household first.
    final ObjectProperty<List<ConnectTarget>> targets = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Optional<ConnectTarget>> target = new SimpleObjectProperty<>(Optional.empty());
    /// Empty while it has to be chosen.
    final ObjectProperty<Optional<ClientApp>> app = new SimpleObjectProperty<>(Optional.empty());
    /// Who has come; empty while nobody has.
    final StringProperty arrived = new SimpleStringProperty("");
    /// Whether it was the program that was chosen.
    final BooleanProperty isConnected = new SimpleBooleanProperty();

    private final ProfileOutputs profiles;
    private final Tuners tuners;
    private final ConnectSources sources;
    private final ReadOnlyStringProperty address;
    private final LatestQuery reading;
    private Subscription following = Subscription.none();

    /// @param address where others reach the server
    ConnectModel(
            ProfileOutputs profiles,
            Tuners tuners,
            ConnectSources sources,
            ReadOnlyStringProperty address,
            Background background) {
        this.profiles = profiles;
        this.tuners = tuners;
        this.sources = sources;
        this.address = address;
        this.reading = new LatestQuery(background);
    }

    // does

    void open() {
        if (isOpen.get()) return;
        app.set(Optional.empty());
        forgetArrival();
        isOpen.set(true);
        following = sources.follow().apply(sighting -> Platform.runLater(() -> seen(sighting)));
        var base = address.get();
        reading.run(() -> targets(base), found -> {
            targets.set(found);
            target.set(found.stream().findFirst());
        });
    }

    void close() {
        reading.cancel();
        following.close();
        following = Subscription.none();
        isOpen.set(false);
    }

    void choose(ClientApp chosen) {
        forgetArrival();
        app.set(Optional.of(chosen));
    }

    void chooseAgain() {
        forgetArrival();
        app.set(Optional.empty());
    }

    void chooseTarget(ConnectTarget chosen) {
        forgetArrival();
        target.set(Optional.of(chosen));
    }

    private void forgetArrival() {
        arrived.set("");
        isConnected.set(false);
    }

    /// Another program than the chosen one is told, too, as not all say what they are; the chosen one is told last.
    void seen(Sighting sighting) {
        if (!isOpen.get() || app.get().isEmpty() || isConnected.get()) return;
        if (target.get().filter(one -> one.users().contains(sighting.user())).isEmpty()) return;
        var chosen = app.get().get();
        boolean isChosen = chosen.isOf(sighting.client());
        isConnected.set(isChosen);
        arrived.set(
                isChosen
                        ? Messages.of("outputs.connect.connected", Messages.of(chosen), sighting.address())
                        : Messages.of("outputs.connect.other", PlayerName.of(sighting.client()), sighting.address()));
    }

    private List<ConnectTarget> targets(String base) {
        var found = new ArrayList<ConnectTarget>();
        var household = sources.household().get();
        var linked = profiles.all().stream().map(profile -> profile.tuner()).collect(Collectors.toSet());
        var own = tuners.all().stream()
                .filter(tuner -> !linked.contains(tuner.device()))
                .toList();
        found.add(target(Messages.of("outputs.connect.household"), base, household, own));
        for (var profile : profiles.all())
            found.add(target(
                    profile.name(),
                    base,
                    profile.grant(),
                    profiles.tuner(profile).stream().toList()));
        return found;
    }

    private ConnectTarget target(String name, String base, Grant grant, List<VirtualTuner> with) {
        var users = with.stream().map(Tuners::user).collect(Collectors.toSet());
        users.add(grant.user());
        var tuner = with.stream().findFirst().map(one -> tuners.address(one, base));
        return new ConnectTarget(name, Addresses.of(base, grant, tuner), Set.copyOf(users));
    }
}
