package tv.tributary.ui.outputs;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import tv.tributary.event.Subscription;
import tv.tributary.server.discovery.DiscoverySettings;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryMethod;
import tv.tributary.server.discovery.ServerDiscovery.DiscoveryState;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SerialExecutor;

/// How the server is found in the home network: a switch for each way, and below it what came of it. FX thread only.
final class DiscoverySection extends VBox {
    private final ServerDiscovery discovery;
    private final FxBridge fxBridge;
    private final SerialExecutor turns;
    private final ObjectProperty<DiscoverySettings> shown = new SimpleObjectProperty<>(DiscoverySettings.defaults());

    private final ObjectProperty<Map<DiscoveryMethod, DiscoveryState>> states = new SimpleObjectProperty<>(Map.of());

    private interface Change {
        DiscoverySettings of(DiscoverySettings now, boolean on);
    }

    private interface Part {
        boolean of(DiscoverySettings now);
    }

    DiscoverySection(ServerDiscovery discovery, Background background, FxBridge fxBridge) {
        this.discovery = discovery;
        this.fxBridge = fxBridge;
        this.turns = new SerialExecutor(background);
        getStyleClass().add("output-section");
        var title = new Label(Messages.of("outputs.discovery"));
        title.getStyleClass().add("form-title");
        var words = new Label(Messages.of("outputs.discovery.words"));
        words.getStyleClass().add("provider-facts");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .setAll(
                        title,
                        words,
                        row("discovery.mdns", DiscoverySettings::mdns, DiscoverySettings::withMdns),
                        state(DiscoveryMethod.MDNS),
                        row("discovery.ssdp", DiscoverySettings::ssdp, DiscoverySettings::withSsdp),
                        state(DiscoveryMethod.SSDP),
                        row("discovery.port-80", DiscoverySettings::port80, DiscoverySettings::withPort80),
                        state(DiscoveryMethod.PORT_80),
                        row("discovery.receivers", DiscoverySettings::receivers, DiscoverySettings::withReceivers));
    }

    private Node row(String key, Part part, Change change) {
        var toggle = new ToggleSwitch();
        shown.subscribe(now -> toggle.setSelected(part.of(now)));
        toggle.selectedProperty().subscribe(on -> {
            if (on == part.of(shown.get())) return;
            // What is stored when its turn comes: another switch may be on its way.
            turns.run(() -> discovery.save(change.of(discovery.settings().get(), on)));
        });
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), toggle);
    }

    private Label state(DiscoveryMethod method) {
        var words = new Label();
        words.getStyleClass().add("provider-facts");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.managedProperty().bind(words.visibleProperty());
        states.subscribe(now -> show(words, method, now.getOrDefault(method, DiscoveryState.OFF)));
        return words;
    }

    private static void show(Label words, DiscoveryMethod method, DiscoveryState state) {
        words.setText(method.words(state));
        words.setVisible(state != DiscoveryState.OFF);
        words.pseudoClassStateChanged(
                Styles.STATE_DANGER, state != DiscoveryState.OFF && state != DiscoveryState.LISTENING);
    }

    Subscription open() {
        return Subscription.all(
                fxBridge.follow(discovery.settings(), shown::set), fxBridge.follow(discovery.states(), states::set));
    }
}
