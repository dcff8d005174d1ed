package tv.tributary.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.cast.CastMedia;
import tv.tributary.cast.Receiver;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receivers;
import tv.tributary.cast.Receivers.ReceiverStatus;
import tv.tributary.event.Events;
import tv.tributary.event.Subscription;
import tv.tributary.net.Http;
import tv.tributary.server.cast.Casting.CastItem;
import tv.tributary.server.cast.Casting.CastKind;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.FakeKodi;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.TempStore;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.control.SendPane.PlayerAddress;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.SendActions;

/// The question where to send something, and the strip that shows what plays there.
@ExtendWith(FxToolkit.class)
class SendPaneTest {
    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final Events events = new Events();
    private final Receivers receivers = new Receivers(new Settings(store.database()), http);
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final SendActions model;
    private final StackPane window = new StackPane();
    private final Subscription listening;

    SendPaneTest() throws Exception {
        var toasts = new SilentToasts();
        model = FxToolkit.on(() -> new SendActions(
                new SendActions.Players(
                        receivers.live(),
                        this::play,
                        receivers::add,
                        receivers::pause,
                        receivers::stop,
                        receivers::volume),
                new Background(toasts),
                new FxBridge(events),
                toasts));
        listening = FxToolkit.on(() -> {
            window.getChildren().setAll(new VBox(new ReceiverStrip(model)), new SendPane(model).node());
            var _ = new Scene(window, 860, 540);
            return model.open();
        });
    }

    private void play(long receiver, CastItem item) {
        sent.add(receiver + " " + item.kind() + " " + item.id());
        receivers.play(receiver, new CastMedia("http://192.168.1.2/x.ts", "Das Erste", true, "video/mp2t"));
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            listening.close();
            return true;
        });
        receivers.close();
        http.close();
        events.close();
        store.close();
    }

    private void fx(Runnable action) throws Exception {
        FxToolkit.on(() -> {
            action.run();
            return true;
        });
    }

    private Button button(String words) {
        return all(window)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(one -> words.equals(one.getText()) || words.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words));
    }

    private boolean says(String words) {
        return all(window)
                .anyMatch(node -> node instanceof Labeled label && words.equals(label.getText()) && isShown(node));
    }

    private static boolean isShown(Node node) {
        for (var up = node; up != null; up = up.getParent()) if (!up.isVisible()) return false;
        return true;
    }

    private static Stream<Node> all(Node node) {
        var inside = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(SendPaneTest::all)
                : Stream.<Node>empty();
        var content = node instanceof ScrollPane pane ? all(pane.getContent()) : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), Stream.concat(content, inside));
    }

    @Test
    void aPlayerIsAddedByItsAddressChosenAndShownWhileItPlays() throws Exception {
        try (var kodi = new FakeKodi()) {
            fx(() -> model.send(CastKind.CHANNEL, 7, "Das Erste"));
            until(() -> says("Send “Das Erste” to …"));
            until(() -> says("No players found"));
            fx(() -> button("Add by address …").fire());
            fx(() -> {
                var fields = all(window)
                        .filter(TextField.class::isInstance)
                        .map(TextField.class::cast)
                        .toList();
                fields.get(0).setText("127.0.0.1:" + kodi.port());
                fields.get(1).setText("Den");
                button("Save").fire();
            });
            until(() -> says("Den"));
            fx(() -> button("Den, Kodi").fire());
            until(() -> says("Den: Das Erste"));
            assertThat(sent).containsExactly("1 CHANNEL 7");
            assertThat(FxToolkit.on(
                            () -> button("Plays in the home: Den: Das Erste").getText()))
                    .isEqualTo("Den: Das Erste");
            fx(() -> model.stop(model.receivers.getFirst()));
            until(() -> !says("Den: Das Erste"));
            assertThat(kodi.file()).isEmpty();
        }
    }

    @Test
    void escapeSendsToNobody() throws Exception {
        receivers.add(Receiver.of("Den", ReceiverKind.CHROMECAST, "192.168.1.20", 0, "", ""));
        fx(() -> model.send(CastKind.FILM, 9, "Metropolis"));
        until(() -> says("Den"));
        fx(model::cancel);
        until(() -> !says("Den"));
        assertThat(sent).isEmpty();
        assertThat(model.receivers).extracting(ReceiverStatus::receiver).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.20, 192.168.1.20, 0",
        "' den.local:8090 ', den.local, 8090",
        "fe80::1, fe80::1, 0",
        "host:port, host:port, 0",
    })
    void anAddressMayHaveAPort(String typed, String host, int port) {
        assertThat(PlayerAddress.of(typed)).isEqualTo(new PlayerAddress(host, port));
    }
}
