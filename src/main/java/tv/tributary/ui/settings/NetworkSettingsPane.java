package tv.tributary.ui.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.server.tls.HttpsCertificate;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.control.SettingRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;

/// Settings of where the server answers: its addresses, its port, and the secret in the playlist's address.
final class NetworkSettingsPane extends VBox {
    private final IntegerProperty port = new SimpleIntegerProperty();
    private final CheckedField proxies = new CheckedField("settings.proxies.wrong", NetworkSettingsPane::areProxies);
    private final CheckedField basePath = new CheckedField("settings.base-path.wrong", NetworkSettings::isBasePath);
    private final IntegerProperty httpsPort = new SimpleIntegerProperty();
    private final CheckedField certificate = new CheckedField("settings.certificate.wrong", NetworkSettingsPane::isPem);
    private final CheckedField hostNames =
            new CheckedField("settings.host-names.wrong", NetworkSettingsPane::areHostNames);
    private final LatestValue<NetworkSettings> stored;
    private final SettingEditor<NetworkSettings> editor;
    private final ServerActions server;
    private final Background background;
    private final Toasts toasts;

    NetworkSettingsPane(Settings settings, ServerActions server, Background background, Toasts toasts) {
        this.stored = settings.of(NetworkSettings.NAME, NetworkSettings.defaults());
        this.server = server;
        this.background = background;
        this.toasts = toasts;
        this.editor = new SettingEditor<>(
                stored::get,
                wanted -> settings.save(NetworkSettings.NAME, wanted),
                this::typed,
                this::show,
                background,
                toasts);
        editor.refresh();
        editor.watch(port, proxies.text(), basePath.text(), httpsPort, certificate.text(), hostNames.text());
        getChildren()
                .setAll(
                        row("settings.address", new CopyField(Messages.of("settings.address"), server.address())),
                        row("settings.playlist", new CopyField(Messages.of("settings.playlist"), server.playlist())),
                        row("settings.renew", createRenew()),
                        row("settings.port", new NumberSpinner(port, 1, NetworkSettings.LAST_PORT, 1)),
                        row("settings.proxies", proxies),
                        row("settings.base-path", basePath),
                        row("settings.https-port", new NumberSpinner(httpsPort, 0, NetworkSettings.LAST_PORT, 1)),
                        row("settings.certificate", certificate),
                        row("settings.host-names", hostNames));
    }

    /// What is typed; of what makes no sense yet, what is stored.
    private NetworkSettings typed() {
        var now = stored.get();
        return new NetworkSettings(
                port.get(),
                proxies.isRight() ? parts(proxies.text().get()) : now.proxies(),
                basePath.isRight() ? basePath.text().get().strip() : now.basePath(),
                // One port cannot serve both.
                httpsPort.get() == port.get() ? now.httpsPort() : httpsPort.get(),
                certificate.isRight() ? certificate.text().get().strip() : now.certificate(),
                hostNames.isRight() ? names(hostNames.text().get()) : now.hostNames());
    }

    private void show(NetworkSettings now) {
        port.set(now.port());
        httpsPort.set(now.httpsPort());
        if (!parts(proxies.text().get()).equals(now.proxies())) proxies.text().set(String.join(", ", now.proxies()));
        if (!names(hostNames.text().get()).equals(now.hostNames()))
            hostNames.text().set(String.join(", ", now.hostNames()));
        if (!certificate.text().get().strip().equals(now.certificate()))
            certificate.text().set(now.certificate());
        if (!basePath.text().get().strip().equals(now.basePath()))
            basePath.text().set(now.basePath());
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[,;\\s]+", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static boolean isPem(String text) {
        if (text.isBlank()) return true;
        try {
            return HttpsCertificate.isIn(Path.of(text.strip()));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static List<String> names(String text) {
        return parts(text.toLowerCase(Locale.ROOT));
    }

    private static boolean areHostNames(String text) {
        return parts(text).stream().allMatch(NetworkSettings::isHostName);
    }

    private static boolean areProxies(String text) {
        return parts(text).stream().allMatch(NetworkSettings::isProxy);
    }

    void reset() {
        editor.reset(NetworkSettings.defaults());
    }

    Subscription open() {
        editor.refresh();
        return editor::flush;
    }

    private Button createRenew() {
        var renew = new Button(Messages.of("settings.renew.do"), new FontIcon("mdi2k-key-change"));
        renew.setOnAction(_ -> Overlay.ask(
                getScene(),
                new QuestionPane(Messages.of("settings.renew.question"), Messages.of("settings.renew.why"))
                        .mainAnswer(Messages.of("settings.renew.do"), this::renew)));
        return renew;
    }

    private void renew() {
        background.run(
                () -> {
                    server.renewLink().run();
                    return true;
                },
                _ -> toasts.say(Messages.of("settings.renew.done")));
    }

    private static SettingRow row(String key, Node control) {
        return new SettingRow(Messages.of(key), Messages.of(key + ".hint"), control);
    }
}
