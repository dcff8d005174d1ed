package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.RawServer;
import tv.tributary.ui.Household;
import tv.tributary.ui.SamplePreview;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.preview.Preview;

@ExtendWith(FxToolkit.class)
class StreamTestsTest {
    private final Household home = new Household();
    private final RawServer provider = new RawServer();
    private final CountDownLatch over = new CountDownLatch(1);
    private ChannelId id = new ChannelId(1);
    private final StreamTests tests = new StreamTests(home.health, home.background, home.fxBridge);
    private ChannelDetailPane view;
    private Subscription open = Subscription.none();

    @BeforeEach
    void showAChannel() throws Exception {
        var list = home.list("list.m3u", "#EXTM3U\n#EXTINF:-1,Erste HD\n" + provider.url("/1.ts") + "\n");
        var added = home.catalog.providers().add(ProviderSettings.of("Fake", list));
        assertThat(home.catalog.sync().sync(added.id()).await(Duration.ofSeconds(10)))
                .isTrue();
        id = home.catalog
                .channels()
                .list(ChannelQuery.all())
                .getFirst()
                .channel()
                .id();
        view = FxToolkit.on(() -> {
            var model = new ChannelsModel(
                    home.catalog.channels(), home.catalog.providers(), home.background, home.fxBridge);
            var shown = new ChannelDetailPane(
                    model, preview(), edits(), home.streamBlockActions, LogoImages.empty(), tests);
            new Scene(shown);
            model.select(Optional.of(id));
            open = Subscription.all(model.open(), tests.open());
            return shown;
        });
        Household.until(() -> view.lookup("#test-all") != null);
    }

    @AfterEach
    void close() throws Exception {
        over.countDown();
        FxToolkit.on(() -> {
            open.close();
            return true;
        });
        home.close();
        provider.close();
    }

    @Test
    void aTestShowsWhatTheStreamIs() throws Exception {
        provider.then((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var stream = new EndlessTs("x");
            for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
        });
        assertThat(FxToolkit.on(this::words)).contains("Never tested or played").contains("HD");
        press("#test-all");
        Household.until(() -> words().contains("Plays · 320 × 240 · 25 fps · H.264"));
        assertThat(FxToolkit.on(this::words)).contains("240p").contains("HD promised");
    }

    @Test
    void aTestCanBeStopped() throws Exception {
        provider.then((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(new EndlessTs("x").nextPicture());
            over.await();
        });
        press("#test-all");
        Household.until(() -> words().contains("Being tested"));
        Household.until(() -> text("#test-all").equals("Stop the test"));
        press("#test-all");
        Household.until(() -> text("#test-all").equals("Test all"));
        assertThat(FxToolkit.on(this::words)).contains("Never tested or played");
    }

    @Test
    void aTestThatBeginsJustNowCanBeStoppedToo() throws Exception {
        provider.then((_, out) -> over.await());
        FxToolkit.on(() -> {
            tests.test(id);
            tests.stop();
            return true;
        });
        Household.until(
                () -> home.jobs.views().get().stream().map(Job.View::state).anyMatch(Job.State.CANCELLED::equals));
        assertThat(home.health.trials().get()).isEmpty();
    }

    private String words() {
        return view.lookupAll(".label").stream()
                .map(node -> node instanceof Label label ? label.getText() : "")
                .reduce("", (all, one) -> all + "\n" + one);
    }

    private String text(String id) {
        return view.lookup(id) instanceof Button button ? button.getText() : "";
    }

    private void press(String id) throws Exception {
        FxToolkit.on(() -> {
            if (view.lookup(id) instanceof Button button) button.fire();
            return true;
        });
    }

    private Preview preview() {
        return SamplePreview.of(home);
    }

    private ChannelEdits edits() {
        var catalog = home.catalog;
        return new ChannelEdits(catalog.editor(), catalog.history(), home.background, home.fxBridge, home.toasts);
    }
}
