package tv.tributary.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind;
import tv.tributary.event.Subscription;
import tv.tributary.health.CheckScope;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.RawServer;
import tv.tributary.testkit.SampleStats;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class CheckModelTest {
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Household home = new Household();
    private final RawServer provider = new RawServer();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<ActivityEntry> told = new ArrayList<>();
    private final CheckModel model = new CheckModel(
            () -> home.health.check(CheckScope.helpful()),
            home.jobs.views(),
            () -> SampleStats.NOON,
            home.fxBridge,
            home.background,
            home.toasts);
    private Subscription listening = Subscription.none();

    @BeforeEach
    void listen() throws Exception {
        var list = home.list("list.m3u", "#EXTM3U\n#EXTINF:-1,Erste\n" + provider.url("/1.ts") + "\n");
        var added = home.catalog.providers().add(ProviderSettings.of("Fake", list));
        assertThat(home.catalog.sync().sync(added.id()).await(Duration.ofSeconds(10)))
                .isTrue();
        listening = FxToolkit.on(() -> model.listen(told::add));
    }

    @AfterEach
    void close() throws Exception {
        over.countDown();
        FxToolkit.on(() -> {
            listening.close();
            return true;
        });
        home.close();
        provider.close();
    }

    @Test
    void whatCameOfItIsToldAndKeptAmongTheHappenings() throws Exception {
        provider.then((_, out) -> {
            out.write(OK);
            var stream = new EndlessTs("x");
            for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
        });
        toggle();
        Household.until(() -> !told.isEmpty());
        assertThat(home.toasts.said).containsExactly("1 of 1 stream plays.");
        assertThat(told.getFirst().text()).isEqualTo("1 of 1 stream plays.");
        assertThat(told.getFirst().kind()).isEqualTo(ActivityKind.CHECK_PASSED);
        assertThat(FxToolkit.on(() -> model.running().get())).isEmpty();
    }

    @Test
    void aSecondPressStopsIt() throws Exception {
        provider.then((_, out) -> {
            out.write(OK);
            over.await();
        });
        toggle();
        Household.until(() -> model.running().get().isPresent());
        toggle();
        Household.until(() -> model.running().get().isEmpty());
        assertThat(home.toasts.said).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void withNothingToTestThatIsSaid() throws Exception {
        provider.then("HTTP/1.1 404 Not Found\nContent-Length: 0\n\n");
        toggle();
        Household.until(() -> told.size() == 1);
        assertThat(told.getFirst().kind()).isEqualTo(ActivityKind.CHECK_FOUND_FAILURES);
        toggle();
        Household.until(() -> told.size() == 2);
        assertThat(told.getLast().text()).startsWith("Nothing to test");
    }

    private void toggle() throws Exception {
        FxToolkit.on(() -> {
            model.toggle();
            return true;
        });
    }
}
