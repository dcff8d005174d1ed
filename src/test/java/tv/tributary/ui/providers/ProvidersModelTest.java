package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.event.Subscription;
import tv.tributary.job.Job;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class ProvidersModelTest {
    private static final String TWO = """
            #EXTM3U
            #EXTINF:-1 group-title="UK",BBC One
            http://a.test/live/u/p/1.ts
            #EXTINF:-1 group-title="UK",BBC Two
            http://a.test/live/u/p/2.ts
            """;

    private final Household home = new Household();
    private final ProvidersModel model;
    private Subscription opened = Subscription.none();

    ProvidersModelTest() throws Exception {
        model = FxToolkit.on(
                () -> new ProvidersModel(home.catalog, home.jobs, home.background, home.fxBridge, home.toasts));
    }

    @BeforeEach
    void open() throws Exception {
        run(() -> opened = model.open());
        until(() -> model.entries.get().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        home.close();
    }

    @Test
    void anAddedProviderIsReadAtOnce() throws Exception {
        add("home.m3u", TWO);
        until(() -> entry(0).filter(it -> it.last().result() == Result.DONE).isPresent());
        assertThat(entry(0).orElseThrow().status().channels()).isEqualTo(2);
        assertThat(entry(0).orElseThrow().name()).isEqualTo("home");
        until(() -> model.form.get().isEmpty());
    }

    @Test
    void theZoneOfItsArchiveIsKeptAndOneThatDoesNotExistIsTold() throws Exception {
        add("home.m3u", TWO);
        until(() -> entry(0).filter(it -> it.last().result() == Result.DONE).isPresent());
        var id = entry(0).orElseThrow().id();

        run(() -> {
            model.edit(entry(0).orElseThrow());
            var open = model.form.get().orElseThrow();
            open.zone.set("Europe/Lundon");
            model.save(open);
        });
        assertThat(FxToolkit.on(() -> model.form.get().orElseThrow().problem.get()))
                .contains(Problem.BAD_ZONE);

        run(() -> {
            var open = model.form.get().orElseThrow();
            open.zone.set(" Asia/Kolkata ");
            model.save(open);
        });
        until(() -> model.form.get().isEmpty());
        assertThat(home.catalog.archives().userZone(id)).contains(ZoneId.of("Asia/Kolkata"));

        run(() -> model.edit(entry(0).orElseThrow()));
        until(() -> model.form.get().orElseThrow().zone.get().equals("Asia/Kolkata"));
        run(() -> {
            var open = model.form.get().orElseThrow();
            open.zone.set("");
            model.save(open);
        });
        until(() -> model.form.get().isEmpty());
        assertThat(home.catalog.archives().userZone(id)).isEmpty();
    }

    @Test
    void aRemovedProviderIsShownAndUndoBringsItBack() throws Exception {
        add("home.m3u", TWO);
        until(() -> entry(0).filter(it -> it.last().result() == Result.DONE).isPresent());
        var entry = entry(0).orElseThrow();

        run(() -> model.remove(entry));
        until(() -> model.removed.get().size() == 1 && entry(0).isEmpty());
        assertThat(model.removed.get().getFirst().provider().name()).isEqualTo("home");

        run(model::undoRemoval);
        until(() -> entry(0).isPresent() && model.removed.get().isEmpty());
        assertThat(entry(0).orElseThrow().status().channels()).isEqualTo(2);
    }

    @Test
    void whatIsWrongIsShownInTheForm() throws Exception {
        run(() -> {
            model.add("/no/such/list.m3u");
            model.save(form());
        });
        until(() -> form().problem.get().isPresent());
        assertThat(form().problem.get()).contains(Problem.FILE_MISSING);
        assertThat(form().saving.get()).isFalse();
    }

    @Test
    void testingSaysWhatIsInTheListAndStoresNothing() throws Exception {
        var location = home.list("home.m3u", TWO);
        run(() -> {
            model.add(location);
            model.test(form());
        });
        until(() -> form().testing.get() == ProviderForm.Testing.DONE);
        assertThat(form().testWords.get()).contains("2 channels");
        assertThat(home.catalog.providers().all()).isEmpty();
    }

    @Test
    void severalDroppedListsAreAddedUnderNamesOfTheirOwn() throws Exception {
        var lists = List.of(home.list("home.m3u", TWO), home.list("home.m3u8", TWO));
        run(() -> model.addDropped(lists));
        until(() -> model.entries.get().orElseThrow().size() == 2);
        assertThat(model.entries.get().orElseThrow())
                .extracting(ProviderEntry::name)
                .containsExactlyInAnyOrder("home", "home 2");
    }

    @Test
    void aRemovedProviderComesBackWithUndo() throws Exception {
        add("home.m3u", TWO);
        until(() -> entry(0).isPresent());
        run(() -> model.remove(entry(0).orElseThrow()));
        until(() -> entry(0).isEmpty() && !home.toasts.offered.isEmpty());
        run(() -> home.toasts.offered.getFirst().run());
        until(() -> entry(0).isPresent());
    }

    @Test
    void aProviderIsSwitchedOff() throws Exception {
        add("home.m3u", TWO);
        until(() -> entry(0).isPresent());
        run(() -> model.disable(entry(0).orElseThrow()));
        until(() -> entry(0).filter(it -> !it.status().provider().enabled()).isPresent());
        assertThat(entry(0).orElseThrow().name()).isEqualTo("home");
    }

    @Test
    void aListThatShrankIsAskedAboutAndAccepted() throws Exception {
        add("home.m3u", many(100));
        untilSynced();
        home.list("home.m3u", many(10));
        run(() -> model.sync(entry(0).orElseThrow().id()));
        until(() ->
                entry(0).filter(it -> it.review() == ProviderEntry.Review.ASKED).isPresent());
        assertThat(entry(0).orElseThrow().status().sources()).isEqualTo(100);
        assertThat(entry(0).orElseThrow().last().total()).isEqualTo(10);
        run(() -> model.accept(entry(0).orElseThrow().id()));
        until(() -> entry(0).filter(it -> it.status().sources() == 10).isPresent());
    }

    @Test
    void aListLeftAloneIsNotAskedAboutAgain() throws Exception {
        add("home.m3u", many(100));
        untilSynced();
        home.list("home.m3u", many(10));
        run(() -> model.sync(entry(0).orElseThrow().id()));
        until(() ->
                entry(0).filter(it -> it.review() == ProviderEntry.Review.ASKED).isPresent());
        run(() -> model.keep(entry(0).orElseThrow()));
        assertThat(entry(0).orElseThrow().review()).isEqualTo(ProviderEntry.Review.NONE);
        assertThat(entry(0).orElseThrow().status().sources()).isEqualTo(100);
    }

    private void add(String file, String list) throws Exception {
        var location = home.list(file, list);
        run(() -> {
            model.add(location);
            model.save(form());
        });
    }

    /// The outcome is stored a moment before the job ends, and while it runs no second one starts.
    private void untilSynced() throws Exception {
        until(() -> entry(0).filter(it -> it.last().result() == Result.DONE).isPresent());
        until(() -> home.jobs.views().get().stream().noneMatch(job -> job.state() == Job.State.RUNNING));
    }

    private ProviderForm form() {
        return model.form.get().orElseThrow();
    }

    private Optional<ProviderEntry> entry(int at) {
        return model.entries.get().filter(all -> all.size() > at).map(all -> all.get(at));
    }

    private static String many(int count) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < count; i++)
            list.append("#EXTINF:-1,Channel %d\nhttp://a.test/live/u/p/%d.ts\n".formatted(i, i));
        return list.toString();
    }

    private static void run(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return true;
        });
    }
}
