package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartTest {
    @TempDir
    private Path home;

    @Test
    void onLinuxItIsAnAutostartEntry() {
        var autostart = of("Linux", Map.of(), "/opt/tributary/bin/tributary");
        autostart.enable(true);
        assertThat(home.resolve(".config/autostart/tributary.desktop"))
                .content()
                .isEqualTo("""
                        [Desktop Entry]
                        Type=Application
                        Name=Tributary
                        Exec="/opt/tributary/bin/tributary"
                        """);
    }

    @Test
    void onLinuxTheUsersConfigurationMayStandElsewhere() {
        of("Linux", Map.of("XDG_CONFIG_HOME", home.resolve("etc").toString()), "/opt/tributary")
                .enable(true);
        assertThat(home.resolve("etc/autostart/tributary.desktop")).exists();
    }

    @Test
    void onLinuxSignsThatMeanSomethingInADesktopEntryAreEscaped() {
        of("Linux", Map.of(), "/opt/100% \"mine\"/$x/tributary").enable(true);
        assertThat(home.resolve(".config/autostart/tributary.desktop"))
                .content()
                .contains("Exec=\"/opt/100%% \\\\\"mine\\\\\"/\\\\$x/tributary\"");
    }

    @Test
    void onMacOsItIsALaunchAgent() {
        of("Mac OS X", Map.of(), "/Applications/Tom & Ann/Tributary").enable(true);
        assertThat(home.resolve("Library/LaunchAgents/tv.tributary.plist"))
                .content()
                .contains("<string>/Applications/Tom &amp; Ann/Tributary</string>", "<key>RunAtLoad</key><true/>");
    }

    @Test
    void onWindowsItIsAScriptInTheStartupFolder() {
        of("Windows 11", Map.of("APPDATA", home.resolve("Roaming").toString()), "C:\\Tributary 100%\\Tributary.exe")
                .enable(true);
        assertThat(home.resolve("Roaming/Microsoft/Windows/Start Menu/Programs/Startup/Tributary.cmd"))
                .content()
                .isEqualTo("@start \"\" /min \"C:\\Tributary 100%%\\Tributary.exe\"\r\n");
    }

    @Test
    void itIsEnabledWhileItsFileIsThere() {
        var autostart = of("Linux", Map.of(), "/opt/tributary");
        assertThat(autostart.enabled()).isFalse();
        autostart.enable(true);
        assertThat(autostart.enabled()).isTrue();
        autostart.enable(false);
        autostart.enable(false);
        assertThat(autostart.enabled()).isFalse();
    }

    @Test
    void whereNobodyKnowsWhatStartsTheProgramItIsNotPossible() {
        var autostart = Autostart.of("Linux", Map.of(), home, Optional.empty());
        autostart.enable(true);
        assertThat(autostart.possible()).isFalse();
        assertThat(autostart.enabled()).isFalse();
        assertThat(home).isEmptyDirectory();
    }

    private Autostart of(String system, Map<String, String> environment, String launcher) {
        return Autostart.of(system, environment, home, Optional.of(launcher));
    }
}
