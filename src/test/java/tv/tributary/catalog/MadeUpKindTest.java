package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListEntry;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.provider.ProviderKind;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.job.Jobs;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.store.ProviderRow.ListMark;
import tv.tributary.testkit.TempStore;

/// Another kind of provider is one class, [Tuner], and one line, in [#kinds()].
class MadeUpKindTest {
    /// A tuner in the attic, whose channels are its location: `tuner:One,Two`.
    private static final class Tuner implements ProviderKind {
        private record Channels(String location) implements EntrySource {
            @Override
            public ListMark mark() {
                return new ListMark("", "", location, 0);
            }

            @Override
            public Summary forEach(Consumer<ListEntry> entries, DoubleConsumer progress) {
                for (var name : location.substring("tuner:".length()).split(",", -1)) {
                    entries.accept(ListEntry.of(name, "Attic", "http://tuner.test/" + name));
                }
                return new Summary(Optional.empty(), mark(), List.of());
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        }

        @Override
        public String id() {
            return "tuner";
        }

        @Override
        public boolean accepts(String typed) {
            return typed.startsWith("tuner:");
        }

        @Override
        public String location(String typed) {
            return typed;
        }

        @Override
        public EntrySource open(Provider provider, Duration patience) {
            return new Channels(provider.settings().location());
        }

        @Override
        public Optional<EntrySource> fetch(
                Provider provider, ListMark known, Duration patience, DoubleConsumer progress) {
            return Optional.of(open(provider, patience));
        }
    }

    private static final Duration LONG = Duration.ofSeconds(20);

    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final Jobs jobs = new Jobs();
    private Catalog catalog = open();

    private List<ProviderKind> kinds() {
        var kinds = new ArrayList<>(Catalog.kinds(new Fetch(http)));
        kinds.addFirst(new Tuner());
        return kinds;
    }

    private Catalog open() {
        return new Catalog(store.database(), kinds(), jobs, store.events(), () -> Instant.EPOCH);
    }

    @AfterEach
    void close() {
        jobs.close();
        catalog.close();
        http.close();
        store.close();
    }

    @Test
    void itsChannelsAreInTheLineupAlsoAfterARestart() throws Exception {
        var tuner = catalog.providers().add(ProviderSettings.of("Tuner", "tuner:One,Two"));
        assertThat(tuner.settings().origin().kind()).isEqualTo("tuner");
        assertThat(sync(tuner)).isEqualTo(Result.DONE);
        catalog.close();
        catalog = open();

        assertThat(names()).containsExactly("One", "Two");
        assertThat(sync(tuner)).isEqualTo(Result.DONE);
    }

    @Test
    void itIsChangedAndTestedLikeAnyOther() throws Exception {
        var tuner = catalog.providers().add(ProviderSettings.of("Tuner", "tuner:One,Two"));
        sync(tuner);
        var changed = ProviderSettings.of("Tuner", "tuner:Two,Three,Four").withConnections(2);
        assertThat(catalog.sync().test(changed).words()).startsWith("It works: 3 channels");
        sync(catalog.providers().change(tuner.id(), changed));

        assertThat(names()).containsExactlyInAnyOrder("Two", "Three", "Four");
    }

    private Result sync(Provider provider) throws InterruptedException {
        assertThat(catalog.sync().sync(provider.id()).await(LONG)).isTrue();
        return catalog.providers().find(provider.id()).orElseThrow().last().result();
    }

    private List<String> names() {
        return catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().name())
                .toList();
    }
}
