package tv.tributary.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SampleSharing;
import tv.tributary.ui.SilentToasts;

@ExtendWith(FxToolkit.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the starters are shell commands")
class StreamAddressActionsTest {
    @TempDir
    Path folder;

    private final SilentToasts toasts = new SilentToasts();

    @Test
    void theStreamsAddressIsCopiedAsOthersReachIt() throws Exception {
        on(streamAddressActions -> streamAddressActions.copyStream(new ChannelId(7)));
        until(() -> toasts.said.contains("Address copied."));
        assertThat(FxToolkit.on(Clipboard.getSystemClipboard()::getString)).isEqualTo("http://home/7.ts");
    }

    @Test
    void thePlaylistsAddressIsCopiedAsOthersReachIt() throws Exception {
        on(streamAddressActions -> streamAddressActions.copyHls(new ChannelId(7)));
        until(() -> toasts.said.contains("HLS address copied."));
        assertThat(FxToolkit.on(Clipboard.getSystemClipboard()::getString)).isEqualTo("http://home/7.m3u8");
    }

    @Test
    void thePageIsOpenedOnThisMachine() throws Exception {
        var told = folder.resolve("told");
        on(
                streamAddressActions -> streamAddressActions.openInBrowser(new ChannelId(7)),
                "/bin/sh",
                "-c",
                "printf %s \"$1\" > " + told,
                "sh");
        until(() -> Files.exists(told) && told.toFile().length() > 0);
        assertThat(Files.readString(told)).isEqualTo("http://local/7");
        assertThat(toasts.said).isEmpty();
    }

    @Test
    void withoutABrowserItsAddressCanBeCopied() throws Exception {
        on(streamAddressActions -> streamAddressActions.openInBrowser(new ChannelId(7)), "/bin/sh", "-c", "exit 1");
        until(() -> toasts.said.contains("No browser could be opened here."));
        FxToolkit.on(() -> {
            toasts.offered.getFirst().run();
            return true;
        });
        until(() -> toasts.said.contains("Address copied."));
        assertThat(FxToolkit.on(Clipboard.getSystemClipboard()::getString)).isEqualTo("http://local/7");
    }

    private void on(Consumer<StreamAddressActions> step, String... browser) throws Exception {
        FxToolkit.on(() -> {
            step.accept(
                    SampleSharing.of(toasts, new ProgramLauncher(List.of(List.of(browser)), Duration.ofMinutes(1))));
            return true;
        });
    }
}
