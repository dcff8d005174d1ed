package tv.tributary.ui.people;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tv.tributary.access.Pairing.PairingCode;
import tv.tributary.model.PairedDevice;
import tv.tributary.server.pairing.DeviceAddresses;

/// The sheet of one device: to let it in, by a code or by its addresses, to change it, and to see its addresses. FX
/// thread only.
final class DeviceForm {
    /// @param id empty for the household
    record Owner(Optional<Long> id, String name) {}

    final StringProperty name = new SimpleStringProperty("");
    final ObjectProperty<Owner> owner = new SimpleObjectProperty<>();
    /// Whether the code is for the app in a browser.
    boolean isForApp;
    /// The code that waits for the device; empty before it is asked for.
    final ObjectProperty<Optional<PairingCode>> code = new SimpleObjectProperty<>(Optional.empty());
    /// What a player is asked for; empty as long as it is not to be seen.
    final ObjectProperty<Optional<DeviceAddresses>> addresses = new SimpleObjectProperty<>(Optional.empty());
    /// The device that came in by the code.
    final ObjectProperty<Optional<PairedDevice>> connected = new SimpleObjectProperty<>(Optional.empty());
    /// Why it cannot be done; empty for no reason known.
    final StringProperty problem = new SimpleStringProperty("");

    final BooleanProperty working = new SimpleBooleanProperty();
    final List<Owner> owners;
    private final Optional<PairedDevice> editing;

    /// @param owners everybody whose it may be, the household first
    private DeviceForm(Optional<PairedDevice> editing, List<Owner> owners) {
        this.editing = editing;
        this.owners = List.copyOf(owners);
        var id = editing.flatMap(PairedDevice::user);
        name.set(editing.map(PairedDevice::name).orElse(""));
        owner.set(owners.stream().filter(one -> one.id().equals(id)).findFirst().orElse(owners.getFirst()));
        name.subscribe(() -> problem.set(""));
    }

    static DeviceForm forNew(List<Owner> owners) {
        return new DeviceForm(Optional.empty(), owners);
    }

    static DeviceForm of(PairedDevice device, List<Owner> owners) {
        return new DeviceForm(Optional.of(device), owners);
    }

    /// The device as it was; empty for a new one.
    Optional<PairedDevice> editing() {
        return editing;
    }
}
