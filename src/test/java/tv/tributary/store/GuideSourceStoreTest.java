package tv.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.GuideSource;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.TempStore;

/// The guides that providers' lists name.
final class GuideSourceStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

    private final TempStore temp = new TempStore();
    private final GuideSourceStore store = new GuideSourceStore(temp.database());
    private final ProviderId provider = new ProviderStore(temp.database())
            .add(new Provider(new ProviderId(1), ProviderSettings.of("P", "http://p/list")), NOW)
            .provider()
            .id();

    @AfterEach
    void close() {
        temp.close();
    }

    @Test
    void eachGuideThatAListNamesIsASourceNamedAfterTheProvider() {
        store.add(GuideSource.Settings.of("p", "http://mine/x"), NOW);
        store.announce(provider, "P", List.of("http://p/1.xml", "http://p/2.xml", "ftp://p/3.xml"), NOW);
        assertThat(names()).containsExactly("p", "P 2", "P 3");
    }

    @Test
    void oneThatIsNoLongerNamedGoesAndTheOthersStayAsTheyAre() {
        store.announce(provider, "P", List.of("http://p/1.xml", "http://p/2.xml"), NOW);
        var second = store.all().get(1).source().id();
        store.announce(provider, "P", List.of("http://p/2.xml", "http://p/3.xml"), NOW);
        assertThat(store.all())
                .extracting(row -> row.source().settings().location())
                .containsExactly("http://p/2.xml", "http://p/3.xml");
        assertThat(store.all().getFirst().source().id()).isEqualTo(second);
    }

    @Test
    void oneThatTheUserRemovedStaysRemoved() {
        store.announce(provider, "P", List.of("http://p/1.xml"), NOW);
        var row = store.all().getFirst();
        store.remove(row.source().id(), row.source().name(), Optional.of(NOW));
        store.purge(NOW.plusSeconds(1));
        store.announce(provider, "P", List.of("http://p/1.xml"), NOW);
        assertThat(store.all()).singleElement().matches(one -> one.removed().isPresent());
    }

    @Test
    void ofManyOnlyTheFirstTenAreSwitchedOn() {
        var many =
                IntStream.range(0, 100).mapToObj(n -> "http://p/" + n + ".xml").toList();
        store.announce(provider, "P", many, NOW);
        assertThat(store.all()).hasSize(100);
        assertThat(store.all())
                .filteredOn(row -> row.source().settings().enabled())
                .hasSize(10);
    }

    @Test
    void aProvidersGuidesGoOutOfSightWithIt() {
        store.announce(provider, "P", List.of("http://p/1.xml"), NOW);
        new ProviderStore(temp.database()).remove(provider, Optional.of(NOW));
        assertThat(store.all()).isEmpty();
    }

    private List<String> names() {
        return store.all().stream().map(row -> row.source().name()).toList();
    }
}
